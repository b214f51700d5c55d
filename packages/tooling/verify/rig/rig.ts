import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, startTestServer, type TestDatabase } from '@docket/db/testing';
import pg from 'pg';
import { webhookDestinationId } from '../../../../apps/api/src/connection/destination-id.ts';
import { paths } from '../../src/paths.ts';
import { freePorts } from '../../src/ports.ts';
import { type Ended, endProcess, runProcess, startProcess } from './processes.ts';

export interface RigOptions {
  /** The sandbox delivers its webhooks to Docket. */
  readonly webhooks: boolean;
  /** Further settings of the API. */
  readonly env?: Record<string, string>;
  /** Where the API's log goes; nowhere when absent. */
  readonly logFile?: string;
}

/** What the sandbox counted of one key's calls in one of Didit's rate limits. */
export interface LimitUse {
  readonly scope: string;
  readonly identity: string;
  readonly limit: number;
  /** The most within any one window. */
  readonly busiest: number;
  /** Answered 429. */
  readonly refused: number;
}

/**
 * A whole Docket for trials: the real API with its worker in one process, the sandbox in another, and a database of
 * its own. Nothing is started before `startApi`.
 */
export interface Rig {
  readonly api: string;
  readonly sandbox: string;
  readonly webhookUrl: string;
  readonly webhookSecret: string;
  /** A key of Didit's that Docket does not have: what is read with it does not count as Docket's. */
  readonly otherKey: string;
  readonly db: pg.Pool;
  /** Settings given here go before those of the rig. */
  startApi(env?: Record<string, string>): Promise<void>;
  /** One more server on the same database; returns its address. It ends with the rig. */
  startAnotherApi(env?: Record<string, string>): Promise<string>;
  /** Of the API while it runs. */
  apiPid(): number | undefined;
  /** `kill -9`: nobody gets to clean up. */
  killApi(): Promise<void>;
  /** Whether the API ends by itself within this time. */
  apiEnds(withinMs: number): Promise<boolean>;
  /** A command of `docket`, with the settings of the server. */
  docket(...args: string[]): Promise<Ended>;
  /** The sandbox's control API. Errors: any answer but a success. */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  /** What Docket used of Didit's limits. */
  limits(): Promise<LimitUse[]>;
  close(): Promise<void>;
}

export async function startRig({ webhooks, env = {}, logFile }: RigOptions): Promise<Rig> {
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  const { server, close: closeServer } = await startTestServer();
  const database = await createTestDatabase(server);
  const secret = randomBytes(32).toString('base64url');
  const apiKey = `sk_test_${randomBytes(32).toString('base64url')}`;
  const api = `http://127.0.0.1:${port}`;
  const sandbox = `http://127.0.0.1:${sandboxPort}`;
  const webhookUrl = `${api}/webhooks/didit/${webhookDestinationId(secret)}`;
  const sandboxProcess = await startProcess(
    join(paths.sandboxApp, 'src', 'main.ts'),
    {
      SANDBOX_PORT: String(sandboxPort),
      SANDBOX_API_KEY: apiKey,
      SANDBOX_SEED: 'empty',
      // Nobody looks at a picture here, and drawing them takes a whole processor.
      SANDBOX_PREDRAW: 'off',
      ...(webhooks ? { SANDBOX_WEBHOOK_URL: webhookUrl, SANDBOX_WEBHOOK_SECRET: secret } : {}),
    },
    `${sandbox}/_sandbox/scenarios`,
  );
  const db = new pg.Pool({ connectionString: database.url, max: 4 });
  // A database that is killed on purpose breaks idle connections; the pool opens new ones.
  db.on('error', () => undefined);
  const settings = { ...settingsOf(port, database, sandbox, { secret, apiKey }), ...env };
  const otherKey = await makeKey(sandbox);
  let running: ChildProcess | undefined;
  const others: ChildProcess[] = [];
  return {
    api,
    sandbox,
    webhookUrl,
    webhookSecret: secret,
    otherKey,
    db,
    async startApi(more = {}) {
      const script = join(paths.api, 'src', 'main.ts');
      running = await startProcess(script, { ...settings, ...more }, `${api}/api/health/live`, logFile);
    },
    apiPid: () => running?.pid,
    async startAnotherApi(more = {}) {
      const [free = 0] = await freePorts(1);
      const origin = `http://127.0.0.1:${free}`;
      const script = join(paths.api, 'src', 'main.ts');
      const env = { ...settings, ...more, PORT: String(free) };
      others.push(await startProcess(script, env, `${origin}/api/health/live`));
      return origin;
    },
    async killApi() {
      if (running !== undefined) await endProcess(running, 'SIGKILL');
    },
    apiEnds: async (withinMs) => {
      for (const until = Date.now() + withinMs; Date.now() < until; await sleep(20)) {
        if (running === undefined || running.exitCode !== null || running.signalCode !== null) return true;
      }
      return false;
    },
    docket: (...args) => runProcess(join(paths.api, 'src', 'cli.ts'), args, settings),
    control: (method, path, body) => control(sandbox, method, path, body),
    async limits() {
      const uses = (await control(sandbox, 'GET', '/_sandbox/limits')) as LimitUse[]; // the control API's answer
      return uses.filter(({ identity }) => identity === apiKey);
    },
    async close() {
      for (const child of [...others, ...(running ? [running] : [])]) await endProcess(child, 'SIGTERM');
      await endProcess(sandboxProcess, 'SIGTERM');
      await db.end();
      await database.drop();
      await closeServer();
    },
  };
}

function settingsOf(
  port: number,
  database: TestDatabase,
  sandbox: string,
  { secret, apiKey }: { secret: string; apiKey: string },
): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: database.appUrl,
    DATABASE_SEQUENCER_URL: database.sequencerUrl,
    DIDIT_BASE_URL: sandbox,
    DIDIT_API_KEY: apiKey,
    DIDIT_WEBHOOK_SECRET: secret,
    SECRETS_KEY: randomBytes(32).toString('base64'),
    SESSION_SECRET: randomBytes(64).toString('base64'),
    AUDIT_SIGNING_SEED: randomBytes(32).toString('base64'),
    DEMO: '1',
    LOG_LEVEL: 'error',
  };
}

async function makeKey(sandbox: string): Promise<string> {
  const scopes = { sessions: 'write', decisions: 'read' };
  const made = await control(sandbox, 'POST', '/_sandbox/keys', { label: 'Nightly batch', scopes });
  return (made as { key: string }).key; // the control API's answer
}

async function control(origin: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${origin}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
