import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Binaries, findBinaries } from './embedded-binaries.ts';
import {
  clusterOwner,
  connectRunning,
  dropForeignPidFile,
  isOurServer,
  type Layout,
  layoutOf,
  logEnd,
  readPidFile,
  stopServer,
} from './embedded-server.ts';
import { assertReachable, chooseRunner, giveTo, type Runner } from './embedded-user.ts';
import { stopWithMe } from './exit-guard.ts';
import type { DatabaseRole } from './roles.ts';

/** Long enough for crash recovery after a power cut on a slow disk. */
const startTimeoutMs = 90_000;
/** After this long a pid file that names some other program is taken for a leftover. */
const leftoverAfterMs = 5_000;

export interface EmbeddedOptions {
  /** Folder that belongs to the cluster alone; created when missing, and possibly given to another user. */
  dataDir: string;
  /**
   * true: every commit survives a power cut (fsync). false: throwaway test data, several times faster;
   * the folder is deleted when this process is killed.
   */
  durable: boolean;
  /** Where it listens on 127.0.0.1; a free port when absent. Clients find a restarted server at the same one. */
  port?: number;
}

export interface Embedded {
  /** Connection string of the cluster's owner to its `postgres` database; contains the password. */
  url: string;
  /** Those of the server's parts, with passwords of their own; `migrate` makes these logins. */
  logins: Readonly<Record<DatabaseRole, string>>;
  /** true when a server of this folder was already running, started by somebody else. */
  reused: boolean;
  /** Stops the server, also a reused one, and waits until it is gone. Safe to call twice. */
  stop(): Promise<void>;
}

interface Start {
  layout: Layout;
  binaries: Binaries;
  runner: Runner;
  durable: boolean;
  port: number | undefined;
}

/**
 * Starts the real PostgreSQL of this machine's package on a folder, or joins the server that already
 * runs there. The same code path as production: many connections, real locks, roles and timeouts.
 * It listens on 127.0.0.1 only, on a free port, with a random password kept in the folder (mode 0600).
 * It stops when this process dies, however it dies.
 * Errors: a sentence with the end of the server's log.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const layout = layoutOf(resolve(options.dataDir));
  const start: Start = {
    layout,
    binaries: findBinaries(),
    runner: chooseRunner(),
    durable: options.durable,
    port: options.port,
  };
  await mkdir(layout.dir, { recursive: true, mode: 0o700 });
  assertReachable(start.runner, layout.dir);
  if (!existsSync(layout.cluster)) await initialise(start);
  giveTo(start.runner, layout.dir);
  return await joinOrStart(start);
}

/** Ends the server of a folder, if one runs there; for tidying up after a hard kill. */
export async function stopEmbedded(dataDir: string): Promise<void> {
  await stopServer(layoutOf(resolve(dataDir)));
}

/**
 * Builds the cluster beside its final place and renames it: a folder called `cluster` is therefore
 * always complete, whatever was killed, and of several processes starting at once exactly one wins.
 */
async function initialise({ layout, binaries, runner, durable }: Start): Promise<void> {
  const draft = join(layout.dir, `init-${randomBytes(6).toString('hex')}`);
  await mkdir(draft, { mode: 0o700 });
  await writeFile(join(draft, 'password'), randomBytes(24).toString('base64url'), { mode: 0o600 });
  giveTo(runner, layout.dir);
  giveTo(runner, draft);
  const args = [
    ...['-D', join(draft, 'data'), '-U', clusterOwner, '--pwfile', join(draft, 'password')],
    ...['-A', 'scram-sha-256', '-E', 'UTF8', '--locale', 'C'],
    // The builtin provider sorts the same on every machine, whatever its system libraries are.
    ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...(durable ? [] : ['--no-sync']),
  ];
  const [program = '', ...words] = [...runner.prefix, binaries.initdb, ...args];
  const output: string[] = [];
  const child = spawn(program, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: cleanEnv(),
    cwd: layout.dir,
  });
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  const code = await new Promise((done, fail) => child.once('error', fail).once('close', done));
  if (code !== 0) {
    await rm(draft, { recursive: true, force: true });
    throw new Error(`The embedded database could not be created:\n${output.join('').slice(-2000)}`);
  }
  try {
    await rename(draft, layout.cluster);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(layout.cluster)) throw error;
  }
  await removeOldDrafts(layout.dir);
}

/** A draft an hour old belongs to a start that was killed; a younger one may still be in use. */
async function removeOldDrafts(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    if (!name.startsWith('init-')) continue;
    const path = join(dir, name);
    const changed = await stat(path).catch(() => null);
    if (changed && Date.now() - changed.mtimeMs > 3_600_000) await rm(path, { recursive: true, force: true });
  }
}

/**
 * Tries until the folder has a server that lets us in. Retrying matters: after SIGKILL the old
 * processes linger for a moment, and PostgreSQL rightly refuses the folder until they are gone.
 */
async function joinOrStart(start: Start): Promise<Embedded> {
  const { layout } = start;
  const began = Date.now();
  while (Date.now() - began < startTimeoutMs) {
    const url = await connectRunning(layout);
    if (url) return handle(layout, url, true);
    const pid = readPidFile(layout)?.pid;
    if (pid === undefined || !isOurServer(pid, layout)) {
      const started = await launch(start, began + startTimeoutMs);
      if (started) return started;
      if (Date.now() - began > leftoverAfterMs) await dropForeignPidFile(layout);
    }
    await sleep(200);
  }
  throw new Error(`The embedded database did not start. The end of its log:\n${logEnd(layout)}`);
}

/** One attempt; null when the server ended again, for instance because another process was faster. */
async function launch(start: Start, deadline: number): Promise<Embedded | null> {
  const { layout, durable } = start;
  const child = spawnServer(start, start.port ?? (await freePort()));
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  while (!ended && Date.now() < deadline) {
    const url = await connectRunning(layout);
    if (url) {
      const pid = readPidFile(layout)?.pid;
      // Another process may have won the race for the folder; then its server is not ours to guard.
      if (pid === undefined || pid !== child.pid) return handle(layout, url, true);
      const lift = stopWithMe(pid, durable ? 'INT' : 'QUIT', durable ? undefined : layout.dir);
      return handle(layout, url, false, lift);
    }
    await sleep(25);
  }
  return null;
}

function spawnServer({ layout, binaries, runner, durable }: Start, port: number) {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    // Queries here are short; compiling them costs more than it saves.
    jit: 'off',
    // Old segments hold people's data; kept for later use they would outlive an erasure.
    wal_recycle: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const command = [...runner.prefix, binaries.postgres, '-D', layout.data, '-p', String(port), ...flags];
  const [program = '', ...words] = command;
  const log = openSync(layout.log, 'a', 0o600);
  // Detached: Ctrl-C reaches a whole process group, and the database has to stop last.
  const child = spawn(program, words, {
    detached: true,
    stdio: ['ignore', log, log],
    env: cleanEnv(),
    cwd: layout.dir,
  });
  closeSync(log);
  child.unref();
  return child;
}

function handle(layout: Layout, url: string, reused: boolean, liftGuard?: () => void): Embedded {
  return {
    url,
    logins: { docket_app: loginOf(url, 'docket_app'), docket_sequencer: loginOf(url, 'docket_sequencer') },
    reused,
    async stop() {
      await stopServer(layout);
      liftGuard?.();
    },
  };
}

/** Made from the owner's password, so that it need not be kept, by a digest, so that it does not give that away. */
function loginOf(ownerUrl: string, role: DatabaseRole): string {
  const url = new URL(ownerUrl);
  url.password = createHmac('sha256', url.password).update(role).digest('base64url');
  url.username = role;
  return url.href;
}

/** The environment without PG… variables and with a plain locale: both would leak into the cluster. */
function cleanEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([key]) => !key.startsWith('PG') && !key.startsWith('LC_'));
  return { ...Object.fromEntries(kept), LANG: 'C', LC_ALL: 'C', TZ: 'UTC' };
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}
