import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { connect, type Db } from '@docket/db';
import { createTestDatabase, type TestServer } from '@docket/db/testing';
import type { FastifyInstance } from 'fastify';
import pino, { type Logger as Log } from 'pino';
import { buildSandbox } from 'sandbox';
import { buildApp } from '../../src/app.ts';
import { webhookDestinationId } from '../../src/connection/destination-id.ts';
import { createDeps, type Deps } from '../../src/deps.ts';
import { EnvSchema } from '../../src/env.ts';
import { ensureDemoUsers } from '../../src/features/users/ensure-demo-users.ts';
import type { App } from '../../src/http/zod.ts';
import { startWorker, type Worker } from '../../src/run-worker.ts';
import { freePort } from '../free-port.ts';
import { TestClock } from '../test-clock.ts';

export interface HarnessOptions {
  readonly seed?: 'empty' | 'demo';
  readonly undoMs?: number;
  readonly quarantineMs?: number;
  /** Runs the real worker in the background; without it `drain` does its work step by step. */
  readonly worker?: boolean;
  /** The sandbox delivers webhooks to this server. */
  readonly webhooks?: boolean;
  readonly env?: Record<string, string>;
  /** Where the database is made, outside of a test run. */
  readonly server?: TestServer;
  /** Where the server writes its log; nowhere when absent. */
  readonly log?: Log;
}

/** What a Docket under test consists of. */
export interface Parts {
  readonly deps: Deps;
  /** With its owner's rights. */
  readonly db: Db;
  readonly app: App;
  readonly sandbox: FastifyInstance;
  readonly clock: TestClock;
  /** In this order. */
  readonly closers: readonly (() => Promise<unknown>)[];
}

const API_KEY = `sk_test_${'k'.repeat(43)}`;
const WEBHOOK_SECRET = 's'.repeat(43);

export async function startParts(options: HarnessOptions): Promise<Parts> {
  const database = await createTestDatabase(options.server);
  const clock = new TestClock();
  // The sandbox is told where to deliver before the API is built, and the API where Didit is.
  const apiPort = options.webhooks ? await freePort() : 0;
  const sandbox = await buildSandbox({
    statePath: ':memory:',
    apiKey: API_KEY,
    seed: options.seed ?? 'empty',
    rateLimits: false,
    webhookRetryScale: 0.001,
    ...(options.webhooks
      ? {
          webhook: {
            url: `http://127.0.0.1:${apiPort}/webhooks/didit/${webhookDestinationId(WEBHOOK_SECRET)}`,
            secret: WEBHOOK_SECRET,
          },
        }
      : {}),
  });
  await sandbox.listen({ host: '127.0.0.1', port: 0 });
  const { port } = sandbox.server.address() as AddressInfo; // listening on TCP
  const env = EnvSchema.parse({
    DATABASE_URL: database.appUrl,
    DATABASE_SEQUENCER_URL: database.sequencerUrl,
    DIDIT_BASE_URL: `http://127.0.0.1:${port}`,
    DIDIT_API_KEY: API_KEY,
    DIDIT_WEBHOOK_SECRET: WEBHOOK_SECRET,
    SECRETS_KEY: randomBytes(32).toString('base64'),
    SESSION_SECRET: randomBytes(64).toString('base64'),
    AUDIT_SIGNING_SEED: randomBytes(32).toString('base64'),
    // Tests move the clock by hours; what is idle is tested where it belongs.
    SIGN_IN_IDLE_MINUTES: '720',
    UNDO_MS: String(options.undoMs ?? 0),
    QUARANTINE_MS: String(options.quarantineMs ?? 0),
    ...options.env,
  });
  const owner = connect(database.url, { max: 4, applicationName: 'docket test' });
  const deps = await createDeps(env, {
    clock: () => clock.now(),
    log: options.log ?? pino({ level: 'silent' }),
  });
  await ensureDemoUsers(deps);
  const app = await buildApp(deps);
  await app.listen({ host: '127.0.0.1', port: apiPort });
  const worker: Worker | undefined = options.worker ? await startWorker(deps) : undefined;
  return {
    deps,
    db: owner.db,
    app,
    sandbox,
    clock,
    closers: [
      () => app.close(),
      async () => worker?.stop(),
      () => sandbox.close(),
      () => deps.close(),
      () => owner.close(),
      () => database.drop(),
    ],
  };
}
