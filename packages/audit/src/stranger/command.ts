/** The verifier as a command: what it is asked for by its arguments, what it says, and its exit code. */
import { openAsBlob } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
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

/** Where the words go. */
export type Out = Pick<Console, 'log' | 'error'>;

/** `home` is the folder that is verified when nothing is named. Gives the exit code. */
export async function command(args: readonly string[], home: string, out: Out): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { key: { type: 'string' }, anchor: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) {
      out.log(USAGE);
      return VERDICT.verified;
    }
    const [target = home, ...more] = positionals;
    if (more.length > 0) throw new BundleError('name one folder or file at a time');
    return tell(await verify(target, await trustOf(values.key, values.anchor)), out);
  } catch (error) {
    if (error instanceof BundleError) out.error(`This cannot be verified: ${error.message}.`);
    else if (isOfCommandLine(error)) out.error(`${error.message}\n\n${USAGE}`);
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
  const anchors = anchor === undefined ? [] : readNotes(await readFile(anchor, 'utf8'));
  if (anchor !== undefined && anchors.length === 0) throw new BundleError(`${anchor} holds no checkpoint`);
  return { key: key === undefined || isKey ? key : (await readFile(key, 'utf8')).trim(), anchors };
}

function tell(report: FileReport, out: Out): number {
  for (const { name, ok, detail } of report.checks) out.log(`${ok ? 'ok  ' : 'BAD '}  ${name}: ${detail}`);
  out.log('');
  for (const line of reportInWords(report)) out.log(line);
  return verdictOf(report);
}

/** A wrong option, or a file that cannot be read. */
function isOfCommandLine(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && /^(E[A-Z]+|ERR_PARSE_ARGS_\w+)$/.test(String(error.code))
  );
}
