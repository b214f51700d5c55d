import { execFile } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type Figures, figuresOf } from './figures.ts';
import type { Statement } from './statements.ts';

const PACKAGES = '/usr/lib/postgresql';

/** Where pgbench is: PG_BIN, PATH, or the newest of a Debian package. Errors: says how to get it. */
export function findPgbench(): string {
  const { PG_BIN, PATH = '' } = process.env;
  const folders = PG_BIN ? [PG_BIN] : [...PATH.split(delimiter), ...packaged()];
  const found = folders.map((folder) => join(folder, 'pgbench')).find(isProgram);
  if (found !== undefined) return found;
  throw new Error(
    `pgbench is not in ${PG_BIN || `PATH or ${PACKAGES}/*/bin`}. It comes with PostgreSQL ` +
      '(Debian: apt install postgresql-contrib); name its folder in PG_BIN.',
  );
}

function packaged(): string[] {
  try {
    const versions = readdirSync(PACKAGES).sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(PACKAGES, version, 'bin'));
  } catch {
    return []; // not a machine with Debian's packages
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The same statements as the server's, prepared once per connection, as fast as the database answers them: each of
 * `scripts` is what one request asks, taken in turns at random.
 */
export async function runPgbench(
  program: string,
  url: string,
  { scripts, clients, seconds }: { scripts: readonly Statement[][]; clients: number; seconds: number },
): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'docket-pgbench-'));
  try {
    const files = await Promise.all(scripts.map((script, at) => writeScript(folder, at, script)));
    const { hostname, port, username, password, pathname } = new URL(url);
    const log = join(folder, 'log');
    const args = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds)];
    args.push(
      '-l',
      '--log-prefix',
      log,
      ...files.flatMap(({ file, variables }) => ['-f', file, ...variables]),
    );
    const env = {
      ...process.env,
      PGHOST: hostname,
      PGPORT: port,
      PGUSER: decodeURIComponent(username),
      PGPASSWORD: decodeURIComponent(password),
      PGDATABASE: pathname.slice(1),
    };
    await promisify(execFile)(program, args, { env, cwd: folder });
    return figuresOf(await readTimes(folder), seconds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeScript(folder: string, at: number, script: readonly Statement[]) {
  const file = join(folder, `${at}.sql`);
  const variables: string[] = [];
  const lines = script.map(({ sql, values }, statement) => {
    const named = (position: string | number) => `p${at}_${statement}_${position}`;
    for (const [index, value] of values.entries()) variables.push('-D', `${named(index + 1)}=${value}`);
    // It would take a colon before a letter, as in the form of a time, for a variable of its own; quoted it does not.
    const safe = sql.replaceAll('HH24:MI:SS', 'HH24":"MI":"SS');
    return `${safe.replace(/\$(\d+)/g, (_, position) => `:${named(position)}`).replace(/\s+/g, ' ')};`;
  });
  await writeFile(file, `${lines.join('\n')}\n`);
  return { file, variables };
}

/** Of each transaction; the third number of a line of its log is microseconds. */
async function readTimes(folder: string): Promise<number[]> {
  const logs = (await readdir(folder)).filter((name) => name.startsWith('log.'));
  const texts = await Promise.all(logs.map((name) => readFile(join(folder, name), 'utf8')));
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line !== '');
  return lines.map((line) => Number(line.split(' ')[2]) / 1000);
}
