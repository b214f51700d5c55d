import { type CaseId, contract } from '@docket/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';
import { announceWokenCases } from '../live/keep-house.ts';
import { refreshSession } from '../sync/refresh-session.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

const HOUR = 3_600_000;
const later = (ms = HOUR) => new Date(t.clock.now().getTime() + ms).toISOString();
const ifMatch = async (caseId: string) => ({ 'if-match': `"${await t.version(caseId)}"` });

async function snooze(caseId: CaseId, body: object = { until: later() }, by: Person = 'reviewer') {
  const input = { params: { caseId }, headers: await ifMatch(caseId), body };
  return t.as(by).call(contract.snoozeCase, input);
}

async function wake(caseId: CaseId, by: Person = 'reviewer') {
  return t.as(by).call(contract.wakeCase, { params: { caseId }, headers: await ifMatch(caseId) });
}

async function asleep(body?: object): Promise<CaseId> {
  const caseId = await t.play('review_face_match_borderline');
  expect((await snooze(caseId, body)).status).toBe(200);
  return caseId;
}

const listed = async (query: object): Promise<string[]> => {
  const { body } = await t.as('reviewer').call(contract.listCases, { query: { ...query, limit: 100 } });
  return contract.listCases.schema.response[200].parse(body).items.map(({ id }) => id);
};
/** As if the moment it sleeps until were over since some seconds. */
const letPass = (caseId: string) =>
  sql`update cases set snoozed_until = now() - interval '3 seconds' where id = ${caseId}::uuid`.execute(t.db);
const snoozedUntil = async (caseId: CaseId) =>
  (await t.as('reviewer').call(contract.getCase, { params: { caseId } })).body.case.snoozedUntil;

describe('a case that sleeps', () => {
  test('is out of the waiting ones, of nobody’s and of `next`, and listed and counted by itself', async () => {
    await t.db.updateTable('cases').set({ status: 'Approved' }).execute();
    const before = (await t.as('reviewer').call(contract.countCases)).body;
    const until = later();
    const caseId = await asleep({ until });
    for (const query of [
      { status: 'In Review', snoozed: 'false' },
      { status: 'In Review', assignee: 'none', snoozed: 'false' },
    ])
      expect(await listed(query)).not.toContain(caseId);
    expect(await listed({ snoozed: 'true' })).toEqual([caseId]);
    expect(await listed({ status: 'In Review' })).toContain(caseId);
    const counts = (await t.as('reviewer').call(contract.countCases)).body;
    expect(counts).toMatchObject({
      review: before.review,
      unassigned: before.unassigned,
      snoozed: before.snoozed + 1,
    });
    expect((await t.as('reviewer').call(contract.nextCase, { body: {} })).status).toBe(204);
    const { body } = await t.as('reviewer2').call(contract.getCase, { params: { caseId } });
    expect(body.case).toMatchObject({ snoozedUntil: until, dueAt: expect.any(String) });
    const entry = (await t.audit(caseId)).find(({ action }) => action === 'case.snoozed');
    expect(entry?.change).toEqual({ from: { snoozedUntil: null }, to: { snoozedUntil: until } });
  });

  test('wakes by the clock, and open screens are told', async () => {
    const caseId = await asleep();
    await letPass(caseId);
    await t.db.deleteFrom('case_changes').execute();
    expect(await snoozedUntil(caseId)).toBeNull();
    expect(await listed({ status: 'In Review', snoozed: 'false' })).toContain(caseId);
    expect(await listed({ snoozed: 'true' })).not.toContain(caseId);
    await announceWokenCases(t.deps.db);
    await announceWokenCases(t.deps.db);
    const told = await t.db.selectFrom('case_changes').select('case_id').execute();
    expect(told).toEqual([{ case_id: caseId }]);
    expect((await wake(caseId)).body.code).toBe('case-not-snoozed');
  });

  test('is woken before its time by anybody who may claim it', async () => {
    const caseId = await asleep();
    expect((await wake(caseId, 'reviewer2')).body).toMatchObject({ caseId, snoozedUntil: null });
    expect(await snoozedUntil(caseId)).toBeNull();
    const entry = (await t.audit(caseId)).at(-2);
    expect(entry).toMatchObject({ action: 'case.woken', actor: { id: await t.userId('reviewer2') } });
  });

  test('is woken by a change at Didit, and by nothing less', async () => {
    const caseId = await asleep();
    await refreshSession(t.deps, caseId);
    expect(await snoozedUntil(caseId)).not.toBeNull();
    await t.control('POST', `/_sandbox/sessions/${caseId}/status`, { status: 'Declined', webhook: false });
    await refreshSession(t.deps, caseId);
    expect(await snoozedUntil(caseId)).toBeNull();
    const entry = (await t.audit(caseId)).find(({ action }) => action === 'case.woken');
    expect(entry?.actor.type).toBe('didit');
  });

  test('can be claimed all the same', async () => {
    const caseId = await asleep();
    expect((await t.as('reviewer').call(contract.claimCase, { params: { caseId } })).status).toBe(200);
  });
});

describe('putting to sleep', () => {
  test('gives one’s own hold back, with a note that colleagues read and no entry holds', async () => {
    const { caseId } = await t.claimed('reviewer');
    const note = 'The customer sends a new letter.';
    expect((await snooze(caseId, { until: later(), note })).status).toBe(200);
    const { body } = await t.as('reviewer2').call(contract.getCase, { params: { caseId } });
    expect(body.case.holder).toBeNull();
    expect(body.timeline[0]).toMatchObject({ kind: 'note', detail: `Snoozed the case: ${note}` });
    const entries = await t.audit(caseId);
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['case.released', 'case.snoozed']),
    );
    expect(JSON.stringify(entries)).not.toContain('letter');
    expect(Object.keys(entries.find(({ action }) => action === 'case.snoozed')?.commit ?? {})).toEqual([
      'note',
    ]);
  });

  test('is refused while a colleague holds the case, and where nobody waits for it', async () => {
    const { caseId } = await t.claimed('reviewer2');
    const answer = await snooze(caseId);
    expect([answer.status, answer.body.code]).toEqual([409, 'case-held']);
    expect(answer.body.detail).toBe('Rafael Osei holds this case.');
    for (const scenario of ['approve', 'in_progress'])
      expect((await snooze(await t.play(scenario))).body.code).toBe('case-not-decidable');
  });

  test.each([
    ['has passed already', () => later(-1_000)],
    ['is more than 90 days ahead', () => later(91 * 24 * HOUR)],
  ])('is refused until a moment that %s', async (message, until) => {
    const caseId = await t.play('review_face_match_borderline');
    const answer = await snooze(caseId, { until: until() });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ pointer: '/body/until', code: 'moment', message }]);
    expect(await snoozedUntil(caseId)).toBeNull();
  });

  test('again moves the moment', async () => {
    const caseId = await asleep();
    const until = later(5 * HOUR);
    await snooze(caseId, { until });
    expect(await snoozedUntil(caseId)).toBe(until);
  });
});
