import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Connection, connect, type Trx } from '../src/connect.ts';
import type { GaveWay } from '../src/index.ts';
import { createTestDatabase, type TestDatabase } from '../src/testing.ts';

let database: TestDatabase;
let patient: Connection;
/** The other side of every quarrel. */
let other: Connection;
const told: GaveWay[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  patient = connect(database.url, { onGaveWay: (gaveWay) => told.push(gaveWay) });
  other = connect(database.url);
  await sql`create table scores (name text primary key, points int not null)`.execute(other.db);
  await sql`insert into scores values ('a', 0), ('b', 0)`.execute(other.db);
  await sql`create sequence attempts`.execute(other.db);
});
afterAll(async () => {
  await patient.close();
  await other.close();
  await database.drop();
});
afterEach(async () => {
  told.length = 0;
  await sql`update scores set points = 0`.execute(other.db);
});

const score = (trx: Trx, name: string) =>
  sql`update scores set points = points + 1 where name = ${name}`.execute(trx);

async function points(): Promise<number[]> {
  const { rows } = await sql<{ points: number }>`select points from scores order by name`.execute(other.db);
  return rows.map((row) => row.points);
}

/** Until somebody in this database waits for somebody's lock. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(other.db);
    if (rows.length > 0) return;
    await sleep(10);
  }
}

test('a transaction that Postgres ends for a deadlock is begun again, and has its effect once', async () => {
  const attempts: number[] = [];
  const isHeld = Promise.withResolvers<void>();
  const theirs = other.db.transaction().execute(async (trx) => {
    // The one that notices is the one that gives way: it shall not be this one.
    await sql`set local deadlock_timeout = '60s'`.execute(trx);
    await score(trx, 'b');
    isHeld.resolve();
    await somebodyWaits();
    await score(trx, 'a');
  });
  await isHeld.promise;
  const result = await patient.db.transaction().execute(async (trx) => {
    attempts.push(attempts.length + 1);
    await score(trx, 'a');
    await score(trx, 'b');
    return 'done';
  });
  await theirs;
  expect(result).toBe('done');
  expect(attempts).toEqual([1, 2]);
  expect(told).toEqual([{ because: 'deadlock', attempt: 1 }]);
  expect(await points()).toEqual([2, 2]);
});

test('one that cannot be put in order with another is begun again with the settings it was given', async () => {
  const seen: number[] = [];
  await patient.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const { rows } = await sql<{ points: number; level: string }>`
        select points, current_setting('transaction_isolation') as level from scores where name = 'a'`.execute(
        trx,
      );
      expect(rows[0]?.level).toBe('repeatable read');
      seen.push(rows[0]?.points ?? -1);
      if (seen.length === 1) await sql`update scores set points = 7 where name = 'a'`.execute(other.db);
      await score(trx, 'a');
    });
  expect(seen).toEqual([0, 7]);
  expect(told).toEqual([{ because: 'serialization failure', attempt: 1 }]);
  expect(await points()).toEqual([8, 0]);
});

test('one that gives way at its commit is begun again too', async () => {
  const balance = async (trx: Trx, name: string) => {
    const { rows } = await sql<{ all: number }>`select sum(points)::int as all from scores`.execute(trx);
    await sql`update scores set points = ${(rows[0]?.all ?? 0) + 1} where name = ${name}`.execute(trx);
  };
  let attempt = 0;
  await patient.db
    .transaction()
    .setIsolationLevel('serializable')
    .execute(async (trx) => {
      attempt += 1;
      await balance(trx, 'a');
      if (attempt > 1) return;
      await other.db
        .transaction()
        .setIsolationLevel('serializable')
        .execute((theirs) => balance(theirs, 'b'));
    });
  expect(attempt).toBe(2);
  expect(await points()).toEqual([2, 1]);
});

test('one that never gets through fails after five attempts with what Postgres said, and leaves nothing', async () => {
  const stubborn = patient.db.transaction().execute(async (trx) => {
    await sql`select nextval('attempts')`.execute(trx);
    await score(trx, 'a');
    await sql`do $$ begin raise exception 'in the way' using errcode = 'serialization_failure'; end $$`.execute(
      trx,
    );
  });
  await expect(stubborn).rejects.toMatchObject({ code: '40001' });
  const { rows } = await sql<{ made: number }>`select last_value as made from attempts`.execute(other.db);
  expect(rows[0]?.made).toBe(5);
  expect(told.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
  expect(await points()).toEqual([0, 0]);
});

test('whatever else goes wrong is not tried again', async () => {
  let attempts = 0;
  const broken = patient.db.transaction().execute(async (trx) => {
    attempts += 1;
    await sql`insert into scores values ('a', 1)`.execute(trx);
  });
  await expect(broken).rejects.toMatchObject({ code: '23505' });
  const refused = patient.db.transaction().execute(async () => {
    attempts += 1;
    throw new Error('no');
  });
  await expect(refused).rejects.toThrow('no');
  expect(attempts).toBe(2);
  expect(told).toEqual([]);
});
