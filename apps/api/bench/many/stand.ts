import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Db } from '@docket/db';
import { stopWithMe } from '@docket/db/exit-guard';
import { createTestDatabase, startTestServer } from '@docket/db/testing';
import { sql } from 'kysely';
import { createDeps, type Deps } from '../../src/deps.ts';
import { EnvSchema } from '../../src/env.ts';
import { newId } from '../../src/new-id.ts';
import { freePort } from '../../test/free-port.ts';

/** More people than anybody's share of requests is reached by. */
const PEOPLE = 100;
const HOURS_MS = 12 * 3_600_000;

/** A database, a Docket on it as in use, and people who are signed in. */
export interface Stand {
  /** With the owner's rights, to arrange and to explain. */
  readonly owner: Db;
  /** As the server's login, for what measures the database alone. */
  readonly appUrl: string;
  /** In this process, to hear what a use case asks of the database. */
  readonly deps: Deps;
  readonly origin: string;
  readonly cookies: readonly string[];
  readonly userIds: readonly string[];
  /** A bare server that answers `/` with these bytes. */
  serveBare<T>(page: string, use: (origin: string) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** On the server of TEST_DATABASE_URL or DATABASE_URL, else on the embedded one, which waits for its disk. */
export async function startStand(): Promise<Stand> {
  const { server, close } = await startTestServer({ durable: true });
  const database = await createTestDatabase(server);
  const folder = await mkdtemp(join(tmpdir(), 'docket-bench-'));
  const settings = settingsOf(database, await freePort(), join(folder, 'anchors.notes'));
  // One connection, so that what is set on it holds: making a million cases takes longer than any request may.
  const owner = connect(database.url, { max: 1 });
  await sql`set statement_timeout = 0`.execute(owner.db);
  const deps = await createDeps(EnvSchema.parse(settings));
  const docket = run('../../src/main.ts', settings);
  const end = async () => {
    await stop(docket);
    await deps.close();
    await owner.close();
    await database.drop();
    await close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const origin = `http://127.0.0.1:${settings.PORT}`;
    await ready(`${origin}/`, docket);
    const people = await signIn(owner.db, deps.env.SESSION_SECRET);
    return {
      owner: owner.db,
      appUrl: database.appUrl,
      deps,
      origin,
      cookies: people.map(({ cookie }) => cookie),
      userIds: people.map(({ userId }) => userId),
      serveBare: (page, use) => serveBare(join(folder, 'page.json'), page, use),
      close: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function settingsOf(database: { appUrl: string; sequencerUrl: string }, port: number, anchorFile: string) {
  const secret = (bytes: number) => randomBytes(bytes).toString('base64');
  return {
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: database.appUrl,
    DATABASE_SEQUENCER_URL: database.sequencerUrl,
    // Nobody listens there; the cases are made, not read.
    DIDIT_BASE_URL: 'http://127.0.0.1:9',
    DIDIT_API_KEY: 'sk_test_bench',
    DIDIT_WEBHOOK_SECRET: secret(24),
    SECRETS_KEY: secret(32),
    SESSION_SECRET: secret(64),
    AUDIT_SIGNING_SEED: secret(32),
    AUDIT_ANCHOR_FILE: anchorFile,
    LOG_LEVEL: 'fatal',
  };
}

function run(script: string, env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [new URL(script, import.meta.url).pathname], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (child.pid !== undefined) child.once('exit', stopWithMe(child.pid, 'TERM'));
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 120_000; waited += 100) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
    try {
      await (await fetch(url)).arrayBuffer();
      return;
    } catch {
      await sleep(100); // not listening yet
    }
  }
  throw new Error('it does not answer');
}

async function serveBare<T>(file: string, page: string, use: (origin: string) => Promise<T>): Promise<T> {
  await writeFile(file, page);
  const port = String(await freePort());
  const child = run('../bare-page.ts', { PORT: port, PAGE: file });
  try {
    await ready(`http://127.0.0.1:${port}/`, child);
    return await use(`http://127.0.0.1:${port}`);
  } finally {
    await stop(child);
  }
}

/** As signing in leaves it behind; a hundred passwords would be a minute of work for nothing. */
async function signIn(db: Db, secret: Buffer): Promise<{ userId: string; cookie: string }[]> {
  const now = Date.now();
  const people = Array.from({ length: PEOPLE }, (_, at) => ({
    userId: newId(now),
    sid: randomUUID(),
    email: `reader${at}@docket.test`,
  }));
  const user = ({ userId: id, email }: (typeof people)[number]) => ({
    id,
    email,
    name: email,
    role: 'reviewer',
  });
  await db.insertInto('users').values(people.map(user)).execute();
  const [since, until] = [new Date(now), new Date(now + HOURS_MS)];
  await db
    .insertInto('auth_sessions')
    .values(
      people.map(({ userId, sid }) => ({
        id: sid,
        user_id: userId,
        last_used_at: since,
        confirmed_at: since,
        expires_at: until,
      })),
    )
    .execute();
  return people.map(({ userId, sid }) => ({ userId, cookie: `docket=${tokenOf(sid, now, secret)}` }));
}

/** The access token of a sign-in, as `authenticate` wants it. */
function tokenOf(sid: string, now: number, secret: Buffer): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [iat, exp] = [now, now + HOURS_MS].map((moment) => Math.floor(moment / 1000));
  const head = part({ alg: 'HS256', typ: 'at+jwt' });
  const text = `${head}.${part({ sid, iat, exp, iss: 'docket', aud: 'docket-web' })}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
