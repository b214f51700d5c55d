import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Connection, connect } from '@docket/db';
import { test as base, expect } from './desk.ts';
import { FIRST_RUN } from './ports.ts';

const START_MS = 120_000;
const ORIGIN = `http://127.0.0.1:${FIRST_RUN.app}`;

interface Destination {
  readonly uuid: string;
  readonly url: string;
  readonly subscribed_events: string[];
}

/** A Docket that nobody has connected yet, and what happens around it while somebody does. */
export interface FirstRun {
  readonly apiKey: string;
  /** The account's destinations as Didit answers them. */
  destinations(): Promise<Destination[]>;
  /** Somebody changes the destination in Didit's console. */
  changeDestination(changes: object): Promise<void>;
  /** As if the password had been given an hour ago. */
  ageSignIns(): Promise<void>;
  /** A case of another application; decided and read, so that no comparison looks for it. */
  addForeignCase(): Promise<void>;
  /** Somebody else changes something of the connection. */
  changeElsewhere(): Promise<void>;
}

interface Stack {
  readonly apiKey: string;
  readonly database: Connection;
}

/** Journeys with a stack of their own that begins unconnected, and is unconnected again before each of them. */
export const test = base.extend<{ firstRun: FirstRun }, { stack: Stack }>({
  ports: FIRST_RUN,
  baseURL: ORIGIN,
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here.
    async ({}, use) => {
      const apiKey = `sk_test_${randomBytes(24).toString('base64url')}`;
      const child = start(apiKey);
      try {
        const [told] = await once(child, 'message');
        const database = connect(String(told.databaseUrl), { max: 2 });
        await ready();
        await use({ apiKey, database });
        await database.close();
      } finally {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }
    },
    { scope: 'worker', timeout: START_MS },
  ],
  firstRun: [
    async ({ stack }, use) => {
      const firstRun = firstRunOf(stack);
      await disconnect(stack, firstRun);
      await use(firstRun);
    },
    { auto: true },
  ],
});
export { expect };

function start(apiKey: string): ChildProcess {
  return fork(fileURLToPath(new URL('stack.ts', import.meta.url)), {
    env: {
      ...process.env,
      E2E_PORT: String(FIRST_RUN.app),
      E2E_SANDBOX_PORT: String(FIRST_RUN.sandbox),
      E2E_API_KEY: apiKey,
      E2E_FIRST_RUN: '1',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

async function ready(): Promise<void> {
  await expect
    .poll(
      () =>
        fetch(`${ORIGIN}/api/health/ready`).then(
          ({ ok }) => ok,
          () => false, // not listening yet
        ),
      { timeout: START_MS },
    )
    .toBe(true);
}

function firstRunOf({ apiKey, database: { db, pool } }: Stack): FirstRun {
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`http://127.0.0.1:${FIRST_RUN.sandbox}/v3/webhook/destinations/${path}`, {
      method,
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  // Didit OpenAPI: the list of destinations is a bare array.
  const destinations = async () => (await (await ask('GET', '')).json()) as Destination[];
  return {
    apiKey,
    destinations,
    async changeDestination(changes) {
      const [first] = await destinations();
      await ask('PATCH', `${first?.uuid}/`, changes);
    },
    async ageSignIns() {
      await pool.query(`update auth_sessions set confirmed_at = now() - interval '1 hour'`);
    },
    async addForeignCase() {
      const at = new Date();
      await db
        .insertInto('cases')
        .values({
          id: randomUUID(),
          status: 'Approved',
          session_created_at: at,
          observed_at: at,
          details_at: at,
        })
        .execute();
    },
    async changeElsewhere() {
      await pool.query(
        `update connections set version = version + 1, webhook_base_url = 'https://moved.example'`,
      );
      await pool.query(`select pg_notify('docket_connection', '')`);
    },
  };
}

/** As after installing: no key, no secret, no address, no cases, and nothing of ours at Didit. */
async function disconnect({ database: { pool } }: Stack, { apiKey, destinations }: FirstRun): Promise<void> {
  for (const { uuid } of await destinations()) {
    await fetch(`http://127.0.0.1:${FIRST_RUN.sandbox}/v3/webhook/destinations/${uuid}/`, {
      method: 'DELETE',
      headers: { 'x-api-key': apiKey },
    });
  }
  await pool.query(`delete from cases`);
  await pool.query(`update connections set version = version + 1, api_key_sealed = null, api_key_last_four = null,
    key_changed_at = null, key_changed_by = null, application_id = null, application_name = null,
    webhook_base_url = null, webhook_secret_sealed = null, webhook_secret_last_four = null,
    webhook_previous_sealed = null, webhook_previous_until = null, webhook_rotated_at = null,
    destination_id = null, destination_retired_id = null`);
  await pool.query(`select pg_notify('docket_connection', '')`);
}
