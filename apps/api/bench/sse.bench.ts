import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connect, type Db } from '@docket/db';
import { createTestDatabase, startTestServer } from '@docket/db/testing';
import { sql } from 'kysely';
import { announceChange } from '../src/features/live/announce-change.ts';
import { freePort } from '../test/free-port.ts';
import { Crowd } from './live/crowd.ts';
import { Processes } from './live/processes.ts';
import { signInMany } from './live/sign-ins.ts';

/**
 * How soon a committed change is on every open stream, beside a route that only writes the same bytes; and what streams
 * cost the database while nothing happens. Docket runs as in use, on a database that waits for its disk; the worker is
 * left out, because its own questions would hide those of the streams. Ends with 1 when a goal is missed.
 */
const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '1000' },
    changes: { type: 'string', default: '60' },
    idle: { type: 'string', default: '60' },
  },
  allowPositionals: true,
});
const [CLIENTS, CHANGES, IDLE_SECONDS] = [values.clients, values.changes, values.idle].map(Number) as [
  number,
  number,
  number,
];
const GOAL = { p99Ms: 100, extraPerSecond: 0.1 };
const WARM_UP = 5;
const PAUSE_MS = 150;
/** After this long what a connection did stands in the database's statistics. */
const STATISTICS_MS = 12_000;

const { server, close } = await startTestServer({ durable: true, own: true });
const database = await createTestDatabase(server);
const owner = connect(database.url, { max: 2 });
const processes = new Processes();
try {
  process.exitCode = (await bench(owner.db)) ? 0 : 1;
} finally {
  await processes.stop();
  await owner.close();
  await database.drop();
  await close();
}

async function bench(db: Db): Promise<boolean> {
  const secret = randomBytes(64).toString('base64');
  const [port, barePort] = [await freePort(), await freePort()];
  await processes.start('../../src/main.ts', port, settings(secret));
  await processes.start('bare-sse.ts', barePort, {});
  const cookies = await signInMany(db, secret, CLIENTS);
  const few = await idleRate(port, cookies.slice(0, 1));
  const many = await idleRate(port, cookies);

  const docket = await measure(port, cookies, (caseId) => change(db, caseId));
  const text = docket.text;
  const bare = await measure(barePort, cookies, (caseId) =>
    post(barePort, text.replace(docket.marker, caseId)),
  );
  console.table({ bare: bare.figures, Docket: docket.figures });
  console.table({ '1 client': { 'queries/s': few }, [`${CLIENTS} clients`]: { 'queries/s': many } });
  const lines: [boolean, string][] = [
    [
      docket.figures.p99Ms <= GOAL.p99Ms,
      `a committed change is read by each of ${CLIENTS} clients within ${GOAL.p99Ms} ms at p99, ${CHANGES} changes`,
    ],
    [
      many - few <= GOAL.extraPerSecond,
      `${CLIENTS} idle clients ask the database no more than one does, in ${IDLE_SECONDS} s each`,
    ],
  ];
  for (const [holds, line] of lines) console.log(`${holds ? '✓' : '✗'} ${line}`);
  return lines.every(([holds]) => holds);
}

function settings(secret: string): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    DATABASE_URL: database.appUrl,
    DATABASE_SEQUENCER_URL: database.sequencerUrl,
    // Nobody answers there, and nobody is asked.
    DIDIT_BASE_URL: 'http://127.0.0.1:9',
    DIDIT_API_KEY: 'sk_test_bench',
    DIDIT_WEBHOOK_SECRET: 'unused-unused-unused',
    SECRETS_KEY: randomBytes(32).toString('base64'),
    SESSION_SECRET: secret,
    AUDIT_SIGNING_SEED: randomBytes(32).toString('base64'),
    WORKER: 'off',
    LOG_LEVEL: 'fatal',
  };
}

/** Resolves with the moment before the commit was asked for. */
async function change(db: Db, caseId: string): Promise<number> {
  await sql`insert into cases (id, status, session_created_at, in_review_since, observed_at, details_at)
    values (${caseId}, 'In Review', now(), now(), now(), now())`.execute(db);
  const trx = await db.startTransaction().execute();
  await sql`update cases set version = version + 1 where id = ${caseId}`.execute(trx);
  await announceChange(trx, caseId);
  const from = performance.now();
  await trx.commit().execute();
  return from;
}

async function post(port: number, text: string): Promise<number> {
  const from = performance.now();
  await fetch(`http://127.0.0.1:${port}/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  return from;
}

async function measure(port: number, cookies: readonly string[], act: (caseId: string) => Promise<number>) {
  const crowd = new Crowd();
  await crowd.open(port, cookies);
  // What they are told on arrival is over by then.
  await sleep(2_000);
  const [each, last]: [number[], number[]] = [[], []];
  let seen = { marker: '', text: '' };
  for (let round = 0; round < WARM_UP + CHANGES; round += 1) {
    const marker = randomUUID();
    const waiting = crowd.waitFor(marker);
    const from = await act(marker);
    const { at, text } = await waiting;
    seen = { marker, text: eventWith(text, marker) };
    if (round >= WARM_UP) {
      each.push(...at.map((moment) => moment - from));
      last.push(Math.max(...at) - from);
    }
    await sleep(PAUSE_MS);
  }
  crowd.close();
  const figures = {
    medianMs: quantile(each, 0.5),
    p99Ms: quantile(each, 0.99),
    'last client, median ms': quantile(last, 0.5),
    'last client, most ms': quantile(last, 1),
  };
  return { ...seen, figures };
}

/** The event itself, without the framing of HTTP around it. */
function eventWith(text: string, marker: string): string {
  const end = text.indexOf('\n\n', text.indexOf(marker)) + 2;
  return text.slice(text.lastIndexOf('event: ', end), end);
}

/** Transactions of this database per second while clients only wait; asked from another database of the server. */
async function idleRate(port: number, cookies: readonly string[]): Promise<number> {
  const crowd = new Crowd();
  await crowd.open(port, cookies);
  await sleep(STATISTICS_MS);
  const watcher = connect(server.adminUrl, { max: 1 });
  const name = new URL(database.url).pathname.slice(1);
  const count = async () => {
    const { rows } = await sql<{ count: number }>`select (xact_commit + xact_rollback)::float8 as count
      from pg_stat_database where datname = ${name}`.execute(watcher.db);
    return rows[0]?.count ?? Number.NaN;
  };
  const before = await count();
  await sleep(IDLE_SECONDS * 1000);
  const after = await count();
  await watcher.close();
  crowd.close();
  await sleep(1_000);
  return Math.round(((after - before) / IDLE_SECONDS) * 100) / 100;
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return Math.round(value * 10) / 10;
}
