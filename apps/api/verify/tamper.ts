import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { createTestDatabase, startTestServer } from '@docket/db/testing';
import * as z from 'zod';
import { writeBigBundle } from './tamper/big-log.ts';
import { falseAlarms } from './tamper/clean.ts';
import { Lab } from './tamper/lab.ts';
import { type Figures, showLimit, strikeAll } from './tamper/strike-all.ts';
import { strikeDisk } from './tamper/strike-disk.ts';

/**
 * Tampers with the audit log in every way its keeper could, as the database's superuser with all guards off and in the
 * files of the stopped server, and demands that each is found and the first entry in doubt named; that untouched logs
 * raise no alarm; and that a million entries are verified in time and memory. Prints its figures; ends with 1 on a miss.
 */
const { values } = parseArgs({
  options: {
    positions: { type: 'string', default: '20' },
    clean: { type: 'string', default: '100' },
    entries: { type: 'string', default: '1000000' },
    only: { type: 'string', default: 'strikes,disk,clean,big' },
  },
});
const MOST_SECONDS = 180;
const MOST_MEGABYTES = 600;
const Measured = z.object({
  ok: z.boolean(),
  anchored: z.boolean(),
  entries: z.number(),
  seconds: z.number(),
  cpuSeconds: z.number(),
  megabytes: z.number(),
});
const parts = new Set(values.only.split(','));
const problems: string[] = [];

const folder = await mkdtemp(join(tmpdir(), 'docket-tamper-'));
const { server, close } = await startTestServer();
const database = await createTestDatabase(server);
const lab = new Lab(database.url, folder);
try {
  const figures = [
    ...(parts.has('strikes') ? await strikeAll(lab, Number(values.positions)) : []),
    ...(parts.has('disk') ? await strikeDisk(Number(values.positions)) : []),
  ];
  if (figures.length > 0) report(figures);
  if (parts.has('strikes')) await showLimit(lab);
  if (parts.has('clean')) await reportClean(Number(values.clean));
  if (parts.has('big')) await reportBig(Number(values.entries));
} finally {
  await lab.close();
  await database.drop();
  await close();
  await rm(folder, { recursive: true, force: true });
}
for (const problem of problems) console.log(`✗ ${problem}`);
console.log(problems.length === 0 ? 'Every tampering was found, nothing else was.' : 'FAILED');
process.exitCode = problems.length === 0 ? 0 : 1;

function report(figures: readonly Figures[]): void {
  console.table(figures);
  const sum = (key: 'tried' | 'found' | 'named') => figures.reduce((total, of) => total + of[key], 0);
  const [tried, found, named] = [sum('tried'), sum('found'), sum('named')];
  console.log(
    `${figures.length} kinds, ${tried} tamperings: ${found} found, ${named} with the first entry named`,
  );
  if (found < tried || named < tried) problems.push(`${tried - found} not found, ${tried - named} not named`);
}

async function reportClean(logs: number): Promise<void> {
  const { verified, alarms } = await falseAlarms(lab, logs);
  console.log(`${logs} untouched logs, ${verified} verifications: ${alarms} false alarms`);
  if (alarms > 0) problems.push(`${alarms} false alarms`);
}

async function reportBig(count: number): Promise<void> {
  const file = join(folder, 'big.zip');
  const { key, anchor } = await writeBigBundle(file, count);
  const size = ((await stat(file)).size / 1_000_000).toFixed(0);
  const script = new URL('./tamper/verify-big.ts', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [script, file, key, anchor]);
  const { ok, anchored, entries, seconds, cpuSeconds, megabytes } = Measured.parse(JSON.parse(stdout));
  const figures = `${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processor) and ${megabytes.toFixed(0)} MB`;
  console.log(`${entries} entries in a bundle of ${size} MB: verified ${ok && anchored} in ${figures}`);
  if (!ok || !anchored || entries !== count) problems.push('the large log does not verify');
  if (seconds > MOST_SECONDS || megabytes > MOST_MEGABYTES) {
    problems.push(`more than ${MOST_SECONDS} s or ${MOST_MEGABYTES} MB: ${figures}`);
  }
}
