import { readFile, writeFile } from 'node:fs/promises';
import { faultPage } from '../test/fault-page.ts';

// Puts the matrix as the tests hold it into docs/faults.md, below its marker; the rest of the page is written by hand.
const FILE = new URL('../../../docs/faults.md', import.meta.url);
const MARKER = '<!-- From here on written by: pnpm --filter api docs:faults -->';

const page = await readFile(FILE, 'utf8');
const [hand = ''] = page.split(MARKER);
await writeFile(FILE, `${hand}${MARKER}\n\n${faultPage()}`);
