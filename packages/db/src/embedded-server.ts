import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** The one role of an embedded cluster: its owner, a superuser. */
export const clusterOwner = 'docket';
const stopTimeoutMs = 15_000;

/** Where an embedded cluster keeps its parts. */
export interface Layout {
  dir: string;
  cluster: string;
  data: string;
  log: string;
  passwordFile: string;
}

export function layoutOf(dir: string): Layout {
  const cluster = join(dir, 'cluster');
  return {
    dir,
    cluster,
    data: join(cluster, 'data'),
    log: join(dir, 'postgres.log'),
    passwordFile: join(cluster, 'password'),
  };
}

/** Lines of postmaster.pid: process, folder, start time, port, …, status on the eighth. */
export function readPidFile(layout: Layout): { pid: number; port: number; status: string } | undefined {
  let text: string;
  try {
    text = readFileSync(join(layout.data, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() };
}

/**
 * Whether `pid` is a live server of this folder. Process ids are reused, above all after a reboot,
 * so where the system lets us we look at the command line; elsewhere being alive has to do.
 */
export function isOurServer(pid: number, layout: Layout): boolean {
  if (existsSync('/proc/self/cmdline')) {
    try {
      // Empty for a process that ended and was not yet collected by its parent.
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(layout.data);
    } catch {
      return false;
    }
  }
  return isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Removes a postmaster.pid whose number now belongs to another program: PostgreSQL only sees "alive"
 * and would refuse the folder for ever. A dead number is left alone, PostgreSQL judges that case better.
 */
export async function dropForeignPidFile(layout: Layout): Promise<void> {
  const pid = readPidFile(layout)?.pid;
  if (pid === undefined || !isAlive(pid) || isOurServer(pid, layout)) return;
  await rm(join(layout.data, 'postmaster.pid'), { force: true });
}

/** The connection string when a server of exactly this folder answers, else null. */
export async function connectRunning(layout: Layout): Promise<string | null> {
  const running = readPidFile(layout);
  // A server that is shutting down may still answer; joining it would end badly a moment later.
  if (running?.status !== 'ready') return null;
  const password = readFileSync(layout.passwordFile, 'utf8').trim();
  const url = `postgres://${clusterOwner}:${password}@127.0.0.1:${running.port}/postgres`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  // The server may go away between the answer and our goodbye; that is not news here.
  client.on('error', () => {});
  try {
    await client.connect();
    const answer = await client.query("select current_setting('data_directory') as dir");
    return answer.rows[0]?.dir === layout.data ? url : null;
  } catch {
    // Refused or not yet ready: the caller tries again until its deadline and then shows the log.
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Ends the folder's server if one runs. SIGINT is a fast, clean shutdown; SIGQUIT the last resort. */
export async function stopServer(layout: Layout): Promise<void> {
  const pid = readPidFile(layout)?.pid;
  if (pid === undefined) return;
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isOurServer(pid, layout)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + stopTimeoutMs;
    while (Date.now() < deadline) {
      if (!isOurServer(pid, layout)) return;
      await sleep(20);
    }
  }
  throw new Error(`The embedded database (process ${pid}) did not stop.`);
}

/** The last part of the server's own log, for error messages. */
export function logEnd(layout: Layout): string {
  return existsSync(layout.log) ? readFileSync(layout.log, 'utf8').slice(-2000) : '(no log was written)';
}
