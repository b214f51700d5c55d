import { contract } from '@docket/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';
import { sequenceAudit } from '../audit/sequencer/sequence-audit.ts';
import { dispatchDecision } from '../decisions/send/dispatch-decision.ts';

/** Enough of both that, without its guard, one case is given twice. */
const TABS = 12;
const ROUNDS = 15;

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

const claim = (person: Person, caseId: string) =>
  t.as(person).call(contract.claimCase, { params: { caseId } });

async function claimOn(caseId: string) {
  return t.db.selectFrom('claims').selectAll().where('case_id', '=', caseId).executeTakeFirstOrThrow();
}

/** Moves the end of a claim into the past; claims run on the database's clock, which tests cannot turn. */
async function expire(caseId: string): Promise<void> {
  await t.db
    .updateTable('claims')
    .set({ expires_at: new Date(Date.now() - 1_000) })
    .where('case_id', '=', caseId)
    .execute();
}

test('of two people who claim at once exactly one holds the case', async () => {
  const caseId = await t.play('review_face_match_borderline');
  const answers = await Promise.all([claim('reviewer', caseId), claim('reviewer2', caseId)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const refused = answers.find(({ status }) => status === 409);
  expect(refused?.body).toMatchObject({ code: 'case-held' });
  expect(refused?.body.detail).toMatch(/^(Rita Lindqvist|Rafael Osei) holds this case\.$/);
});

test('a renewal moves the end, keeps the fence and writes no second audit entry', async () => {
  const { caseId } = await t.claimed('reviewer');
  const before = await claimOn(caseId);
  const answer = await claim('reviewer', caseId);
  const after = await claimOn(caseId);
  expect(answer.status).toBe(200);
  expect(after.fence).toBe(before.fence);
  expect(after.acquired_at).toEqual(before.acquired_at);
  expect(after.expires_at.getTime()).toBeGreaterThan(before.expires_at.getTime());
  expect((await t.audit(caseId)).filter(({ action }) => action === 'case.claimed')).toHaveLength(1);
});

test('a claim that ran out is free for a colleague, whose fence is higher', async () => {
  const { caseId, version } = await t.claimed('reviewer');
  const before = await claimOn(caseId);
  await expire(caseId);
  expect((await claim('reviewer2', caseId)).status).toBe(200);
  expect((await claimOn(caseId)).fence).toBeGreaterThan(before.fence);
  const late = await t.as('reviewer').call(contract.approveCase, {
    params: { caseId },
    headers: t.decide(version),
    body: { reason: 'false-alarm' },
  });
  expect([late.status, late.body.code]).toEqual([409, 'claim-lost']);
});

test('whoever comes back after their claim ran out gets a new fence and a new entry', async () => {
  const { caseId } = await t.claimed('reviewer');
  const before = await claimOn(caseId);
  await expire(caseId);
  await claim('reviewer', caseId);
  expect((await claimOn(caseId)).fence).toBe(before.fence + 1);
  expect((await t.audit(caseId)).filter(({ action }) => action === 'case.claimed')).toHaveLength(2);
});

test('only the holder can release, and once', async () => {
  const { caseId } = await t.claimed('reviewer');
  const release = (person: Person) => t.as(person).call(contract.releaseCase, { params: { caseId } });
  expect((await release('reviewer2')).body.code).toBe('claim-lost');
  expect((await release('reviewer')).body).toMatchObject({ caseId, until: null });
  expect((await release('reviewer')).body.code).toBe('claim-lost');
  expect((await claim('reviewer2', caseId)).status).toBe(200);
});

test('signing out frees every case the person held, each with its entry', async () => {
  const held = [await t.claimed('manager'), await t.claimed('manager')].map(({ caseId }) => caseId);
  expect((await t.as('manager').call(contract.signOut)).status).toBe(204);
  t.forget('manager');
  for (const caseId of held) {
    expect(await claimOn(caseId)).toMatchObject({ user_id: null });
    expect((await t.audit(caseId)).at(-1)).toMatchObject({
      action: 'case.released',
      actor: { role: 'manager' },
    });
  }
});

test('next gives people who ask at once different cases, the longest waiting first', async () => {
  await t.db.updateTable('cases').set({ status: 'Declined' }).execute();
  const ids: string[] = [];
  for (let index = 0; index < 8; index += 1) ids.push(await t.play('review_face_match_borderline'));
  for (const [index, id] of ids.entries()) {
    const since = new Date(Date.now() - (index + 1) * 3_600_000);
    await t.db.updateTable('cases').set({ in_review_since: since }).where('id', '=', id).execute();
  }
  const people: Person[] = ['reviewer', 'reviewer2', 'manager'];
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      t.as(people[index % people.length] ?? 'reviewer').call(contract.nextCase, { body: {} }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  const given = answers.map(({ body }) => body.caseId);
  expect(new Set(given).size).toBe(6);
  expect([...given].sort()).toEqual(ids.slice(2).sort());
});

test('next gives one person who asks from many tabs at once another case in each, each with its entry', async () => {
  await t.db.updateTable('cases').set({ status: 'Declined' }).execute();
  for (let index = 0; index < TABS; index += 1) await t.play('review_face_match_borderline');
  const claimed = async () => (await t.audit()).filter(({ action }) => action === 'case.claimed').length;
  const before = await claimed();
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = await Promise.all(
      Array.from({ length: TABS }, () => t.as('reviewer').call(contract.nextCase, { body: {} })),
    );
    expect(new Set(answers.map(({ body }) => body.caseId)).size).toBe(TABS);
    await t.db.updateTable('claims').set({ expires_at: sql<Date>`clock_timestamp()` }).execute();
  }
  expect(await claimed()).toBe(before + TABS * ROUNDS);
});

test('next heeds the view, skips decided cases, and answers 204 when nothing waits', async () => {
  await t.db.updateTable('cases').set({ status: 'Declined' }).execute();
  const ask = (body: object) => t.as('reviewer').call(contract.nextCase, { body });
  const nobody = await ask({});
  expect([nobody.status, nobody.raw.length]).toEqual([204, 0]);
  const caseId = await t.play('review_aml_pep_hit');
  expect((await ask({ warning: 'LOW_FACE_MATCH_SIMILARITY' })).status).toBe(204);
  expect((await ask({ country: 'XXX' })).status).toBe(204);
  expect((await ask({ workflowId: 'not-an-id' })).status).toBe(204);
  const found = await ask({ warning: '', workflowId: '', country: '' });
  expect([found.status, found.body]).toEqual([200, { caseId }]);
  const version = await t.version(caseId);
  await t.as('reviewer').call(contract.approveCase, {
    params: { caseId },
    headers: t.decide(version),
    body: { reason: 'false-alarm' },
  });
  await expire(caseId);
  expect((await ask({})).status).toBe(204);
});

test('a case that Didit has just been told of is given to nobody until its new status is read', async () => {
  await t.db.updateTable('cases').set({ status: 'Declined' }).execute();
  const { caseId, version } = await t.claimed('reviewer');
  const approve = (seen: number) =>
    t.as('reviewer').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(seen),
      body: { reason: 'false-alarm' },
    });
  const { body } = await approve(version);
  await sequenceAudit(t.deps);
  await dispatchDecision(t.deps, body.decision.id);
  const next = () => t.as('reviewer2').call(contract.nextCase, { body: {} });
  expect((await next()).status).toBe(204);
  await claim('reviewer', caseId);
  const page = (await t.as('reviewer').call(contract.getCase, { params: { caseId } })).body;
  expect([page.case.status, page.openDecision]).toEqual(['In Review', null]);
  expect(page.allowed.approve.because).toContain('already on its way');
  expect((await approve(page.version)).body.code).toBe('case-not-decidable');
  await t.drain();
  const after = (await t.as('reviewer').call(contract.getCase, { params: { caseId } })).body;
  expect(after.case.status).toBe('Approved');
});
