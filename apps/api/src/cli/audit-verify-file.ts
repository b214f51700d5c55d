import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { verdictOf } from '@docket/audit/exit-codes';
import {
  BundleError,
  type FileReport,
  readNotes,
  reportInWords,
  type Trust,
  verifyFile,
} from '@docket/audit/pack';
import { Refused } from './exit.ts';
import type { Screen } from './screen.ts';

interface Given {
  readonly key: string | undefined;
  readonly anchor: string | undefined;
}

/**
 * Verifies a bundle, a pack or a receipt from nothing but the file and what was given with it. Returns the exit code.
 * Errors: Refused when a file cannot be read or is none of these.
 */
export async function verifyGiven(file: string, given: Given, screen: Screen): Promise<number> {
  const progress = screen.progress('Verifying');
  const report = await verify(file, {
    key: given.key === undefined ? undefined : await keyOf(given.key),
    anchors: given.anchor === undefined ? undefined : await anchorsIn(given.anchor),
    onProgress: (done: number, total: number) => progress.update(done, { total }),
  }).finally(() => progress.end());
  screen.answer(report, linesOf(report, screen));
  return verdictOf(report);
}

async function verify(file: string, trust: Trust): Promise<FileReport> {
  try {
    return await verifyFile(await openAsBlob(file), trust);
  } catch (error) {
    if (error instanceof BundleError) throw new Refused(`${file}: ${error.message}`);
    throw isUnreadable(error) ? new Refused(`${file} cannot be read.`) : error;
  }
}

/** A key is one line of text; its name may look like a path, so a file is believed only when it is there. */
async function keyOf(given: string): Promise<string> {
  if (/^\S+\+[0-9a-f]{8}\+\S+$/.test(given)) return given;
  return (await textOf(given)).trim();
}

async function anchorsIn(file: string): Promise<string[]> {
  const notes = readNotes(await textOf(file));
  if (notes.length === 0) throw new Refused(`${file} holds no checkpoint.`);
  return notes;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw isUnreadable(error) ? new Refused(`${file} cannot be read.`) : error;
  }
}

function isUnreadable(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^(E[A-Z]+|ERR_INVALID_ARG_VALUE)$/.test(String(error.code))
  );
}

function linesOf(report: FileReport, { paint }: Screen): string[] {
  const checks = report.checks.map(
    ({ name, ok, detail }) => `${ok ? paint('green', 'ok  ') : paint('red', 'BAD ')}  ${name}: ${detail}`,
  );
  const words = reportInWords(report);
  return [...checks, '', ...(report.ok ? words : words.map((line) => paint('red', line)))];
}
