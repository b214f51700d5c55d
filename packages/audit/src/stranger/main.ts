/**
 * The verifier that travels with an evidence pack: everything of this package that verifies, as one file for a plain
 * Node, without a package beside it. `pnpm --filter @docket/audit build:verifier` makes verify.mjs of it.
 */
import { openAsBlob } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readNotes } from '../bundle/read-notes.ts';
import { BundleError, type Trust } from '../bundle/trust.ts';
import { type FileReport, reportInWords, verifyFile, verifyFiles } from '../pack/verify-file.ts';
import { VERDICT, verdictCodes, verdictOf } from './exit-codes.ts';
import { openFolder } from './folder.ts';

const USAGE = `Usage: node verify.mjs [folder, .zip or receipt] [--key <public key, or a file with it>] [--anchor <file>]

Verifies an evidence pack (a zip, or the folder it was unpacked into; this program's own folder when nothing is named),
an audit bundle or a receipt. It reads nothing else and needs no network. Exit codes:
${verdictCodes('  ')}
`;

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { key: { type: 'string' }, anchor: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) {
      console.log(USAGE);
      return VERDICT.verified;
    }
    const target = positionals[0] ?? fileURLToPath(new URL('.', import.meta.url));
    return tell(await verify(target, await trustOf(values.key, values.anchor)));
  } catch (error) {
    if (error instanceof BundleError) console.error(`This cannot be verified: ${error.message}.`);
    else if (isOfCommandLine(error)) console.error(`${error.message}\n\n${USAGE}`);
    else throw error;
    return VERDICT.unusable;
  }
}

async function verify(target: string, trust: Trust): Promise<FileReport> {
  if ((await stat(target)).isDirectory()) return await verifyFiles(await openFolder(target), trust);
  return await verifyFile(await openAsBlob(target), trust);
}

async function trustOf(key: string | undefined, anchor: string | undefined): Promise<Trust> {
  const isKey = key !== undefined && /^\S+\+[0-9a-f]{8}\+\S+$/.test(key);
  return {
    key: key === undefined || isKey ? key : (await readFile(key, 'utf8')).trim(),
    anchors: anchor === undefined ? [] : readNotes(await readFile(anchor, 'utf8')),
  };
}

function tell(report: FileReport): number {
  for (const { name, ok, detail } of report.checks)
    console.log(`${ok ? 'ok  ' : 'BAD '}  ${name}: ${detail}`);
  console.log('');
  for (const line of reportInWords(report)) console.log(line);
  return verdictOf(report);
}

/** A wrong option, or a file that cannot be read. */
function isOfCommandLine(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && /^(E[A-Z]+|ERR_PARSE_ARGS_\w+)$/.test(String(error.code))
  );
}
