import { setTimeout as sleep } from 'node:timers/promises';
import { contract } from '@docket/contracts';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Harness, startHarness } from './harness.ts';

let t: Harness;
const logged: string[] = [];
beforeAll(async () => {
  t = await startHarness({ log: pino({ level: 'warn' }, { write: (line) => logged.push(line) }) });
});
afterAll(() => t.close());
beforeEach(() => {
  logged.length = 0;
});

const begunAgain = () =>
  logged.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'a transaction is begun again');

/** Until somebody in this database waits for somebody's lock. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(t.db);
    if (rows.length > 0) return;
    await sleep(10);
  }
}

test('a request whose transaction Postgres ends for a deadlock is answered as if nothing had been', async () => {
  const userId = await t.userId('auditor');
  // They are locked in this order by whoever changes one: the account, and every administrator.
  const [first = '', last = ''] = [userId, await t.userId('admin')].sort();
  // Signing in writes to the account as well.
  await t.cookie('admin');
  const isHeld = Promise.withResolvers<void>();
  const other = t.db.transaction().execute(async (trx) => {
    // The one that notices is the one that gives way: it shall be the request.
    await sql`set local deadlock_timeout = '60s'`.execute(trx);
    await sql`select from users where id = ${last}::uuid for update`.execute(trx);
    isHeld.resolve();
    await somebodyWaits();
    await sql`select from users where id = ${first}::uuid for update`.execute(trx);
  });
  await isHeld.promise;
  const { status, body } = await t.as('admin').call(contract.updateUser, {
    params: { userId },
    headers: { 'if-match': '"1"' },
    body: { name: 'Aude Laurent-Roy' },
  });
  await other;
  expect([status, body.user]).toMatchObject([200, { name: 'Aude Laurent-Roy', version: 2 }]);
  expect(begunAgain()).toMatchObject([{ because: 'deadlock', attempt: 1 }]);
  const entries = (await t.audit()).filter(({ action }) => action === 'user.changed');
  expect(entries).toMatchObject([{ object: { type: 'user', id: userId } }]);
});

test('one that cannot be brought into an order with others is begun again: of many who claim, one has it', async () => {
  const people = ['reviewer', 'reviewer2', 'manager'] as const;
  for (const person of people) await t.cookie(person);
  await sql`do $$ begin
    execute format('alter database %I set default_transaction_isolation = %L', current_database(), 'repeatable read');
  end $$`.execute(t.db);
  // What is connected keeps what it began with; the pool replaces what breaks.
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and usename = ${new URL(t.deps.env.DATABASE_URL).username}`.execute(
    t.db,
  );
  const isBack = async () => (await t.as('manager').call(contract.listCases)).status;
  await expect.poll(isBack, { timeout: 30_000 }).toBe(200);
  for (let round = 0; round < 10 && begunAgain().length === 0; round += 1) {
    const caseId = await t.play('review_face_match_borderline');
    const answers = await Promise.all(
      people.map((person) => t.as(person).call(contract.claimCase, { params: { caseId } })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const entries = (await t.audit(caseId)).filter(({ action }) => action === 'case.claimed');
    expect(entries).toHaveLength(1);
  }
  expect(begunAgain()[0]).toMatchObject({ because: 'serialization failure' });
});

// Last, because notes cannot be written in this database any more.
test('one that never gets through is refused as busy, and leaves nothing behind', async () => {
  const caseId = await t.play('review_face_match_borderline');
  await sql`create function stand_in_the_way() returns trigger language plpgsql as $$
    begin raise exception 'in the way' using errcode = 'serialization_failure'; end $$`.execute(t.db);
  await sql`create trigger notes_in_the_way before insert on notes
    for each row execute function stand_in_the_way()`.execute(t.db);
  const before = (await t.audit(caseId)).length;
  const { status, body } = await t
    .as('reviewer')
    .call(contract.addNote, { params: { caseId }, body: { text: 'Looked at.' } });
  expect([status, body.code, body.retryable]).toEqual([503, 'unavailable', true]);
  expect(begunAgain().map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
  expect(await t.audit(caseId)).toHaveLength(before);
});
