import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildVerifier } from './bundle-verifier.ts';

/** Writes verify.mjs anew, and its digest, by which somebody who has it from elsewhere knows it to be ours. */
const text = await buildVerifier();
const folder = join(import.meta.dirname, '..');
await writeFile(join(folder, 'verify.mjs'), text);
const digest = createHash('sha256').update(text).digest('hex');
await writeFile(join(folder, 'verify.mjs.sha256'), `${digest}  verify.mjs\n`);
console.log(`verify.mjs: ${Math.round(text.length / 1000)} kB, SHA-256 ${digest}`);
