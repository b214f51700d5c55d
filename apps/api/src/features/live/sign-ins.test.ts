import { contract, type Role } from '@docket/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { EventStream } from '../../../test/event-stream.ts';
import { type Harness, startHarness } from '../../../test/harness.ts';
import { type Visitor, visitor } from '../../../test/visitor.ts';
import { announceChange, announceSignIns, announceSync } from './announce-change.ts';

let t: Harness;
let caseId: string;
beforeAll(async () => {
  t = await startHarness({ env: { REQUIRE_SECOND_FACTOR: 'auditor' } });
  caseId = await t.play('review_name_mismatch');
});
afterAll(() => t.close());

const open: EventStream[] = [];
afterEach(async () => {
  for (const stream of open.splice(0)) await stream.close();
});

const soon = { timeout: 5_000, interval: 10 };

async function streamOf(person: Visitor): Promise<EventStream> {
  expect((await person.signIn()).status).toBe(200);
  const stream = await EventStream.open(t.app, person.cookies);
  open.push(stream);
  await toldOf(stream);
  return stream;
}

/** Somebody with their stream open. */
async function watching(role: Role): Promise<{ person: Visitor; stream: EventStream }> {
  const person = await visitor(t, role);
  return { person, stream: await streamOf(person) };
}

/** Whether a stream tells of a change of the case. What is told of it ends with news for everybody. */
async function toldOf(stream: EventStream): Promise<boolean> {
  const before = stream.told(caseId).length;
  const colleague = await EventStream.open(t.app, await t.cookie('manager'));
  open.push(colleague);
  await expect.poll(() => colleague.position, soon).not.toBe('');
  const heard = colleague.told(caseId).length;
  await announceChange(t.db, caseId);
  await expect.poll(() => colleague.told(caseId).length, soon).toBeGreaterThan(heard);
  const syncs = stream.named('sync').length;
  await announceSync(t.db);
  await expect.poll(() => stream.named('sync').length, soon).toBeGreaterThan(syncs);
  return stream.told(caseId).length > before;
}

async function change({ id }: Visitor, body: { role: Role } | { state: 'disabled' }): Promise<void> {
  const { version } = await t.db
    .selectFrom('users')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const headers = { 'if-match': `"${version}"` };
  const answer = await t.as('admin').call(contract.updateUser, { params: { userId: id }, headers, body });
  expect(answer.status).toBe(200);
}

describe('an open stream', () => {
  test('tells of cases only to roles that may open them', async () => {
    expect(await toldOf((await watching('reviewer')).stream)).toBe(true);
    const admin = await watching('admin');
    expect(await toldOf(admin.stream)).toBe(false);
    // Otherwise they would have to agree to the roles that are given below.
    await change(admin.person, { state: 'disabled' });
  });

  test('tells of none any more to who has lost that right, and again to who gets it back', async () => {
    const { person, stream } = await watching('reviewer');
    await change(person, { role: 'admin' });
    expect(await toldOf(stream)).toBe(false);
    await change(person, { role: 'manager' });
    expect(await toldOf(stream)).toBe(true);
  });

  test('tells not even of the case that changes in the same moment as the role', async () => {
    const { person, stream } = await watching('reviewer');
    const before = stream.told(caseId).length;
    await t.db.transaction().execute(async (trx) => {
      await trx.updateTable('users').set({ role: 'admin' }).where('id', '=', person.id).execute();
      await announceSignIns(trx);
      await announceChange(trx, caseId);
    });
    expect(await toldOf(stream)).toBe(false);
    expect(stream.told(caseId)).toHaveLength(before);
  });

  test('tells of none to a role that has to add a second factor first', async () => {
    const { person, stream } = await watching('reviewer');
    await change(person, { role: 'auditor' });
    expect(await toldOf(stream)).toBe(false);
  });

  test('ends when the person is disabled, with all their others', async () => {
    const { person, stream } = await watching('reviewer');
    const other = await streamOf(person.elsewhere());
    await change(person, { state: 'disabled' });
    await Promise.all([stream.ended, other.ended]);
  });

  test('ends when the person signs out there, and only there', async () => {
    const { person, stream } = await watching('reviewer');
    const other = await streamOf(person.elsewhere());
    expect((await person.call(contract.signOut)).status).toBe(204);
    await stream.ended;
    expect(await toldOf(other)).toBe(true);
  });

  test('ends when an administrator ends the sign-in', async () => {
    const { person, stream } = await watching('manager');
    const { status, body } = await t
      .as('admin')
      .call(contract.endSignInsOf, { params: { userId: person.id } });
    expect([status, body]).toEqual([200, { ended: 1 }]);
    await stream.ended;
  });

  test('ends, and tells of no case, when nobody can say any more whose it is', async () => {
    const { stream } = await watching('reviewer');
    const before = stream.told(caseId).length;
    await t.db.schema.alterTable('auth_sessions').renameTo('auth_sessions_away').execute();
    await announceSignIns(t.db);
    await announceChange(t.db, caseId);
    await stream.ended;
    expect(stream.told(caseId)).toHaveLength(before);
    await t.db.schema.alterTable('auth_sessions_away').renameTo('auth_sessions').execute();
  });
});
