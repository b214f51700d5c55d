import { randomUUID } from 'node:crypto';
import { contract } from '@docket/contracts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';
import { sweepDecisions } from '../decisions/send/sweep-decisions.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness({ quarantineMs: 1_000 });
  // A second manager: nobody takes values off the list alone.
  await t.db
    .updateTable('users')
    .set({ role: 'manager' })
    .where('email', '=', 'reviewer2@docket.demo')
    .execute();
});
afterEach(async () => {
  await t.control('DELETE', '/_sandbox/faults');
});
afterAll(() => t.close());

async function blocked(targets = ['document', 'email']) {
  const { caseId, version } = await t.claimed('reviewer');
  const asked = await t.as('reviewer').call(contract.blockCase, {
    params: { caseId },
    headers: t.decide(version),
    body: { reason: 'other', note: 'Seen before.', targets },
  });
  await t.agree(asked.body.decision.id);
  await t.drain();
  return caseId;
}

const unblock = (
  caseId: string,
  { by = 'manager', key = randomUUID() }: { by?: Person; key?: string } = {},
) =>
  t.as(by).call(contract.removeFromBlocklist, {
    params: { caseId },
    headers: { 'idempotency-key': key },
    body: { reason: 'blocked-in-error', targets: ['document'], note: 'Typing mistake of the clerk.' },
  });

async function listed(caseId: string) {
  const { body } = await t.as('reviewer').call(contract.listBlocklist, { query: { limit: 100 } });
  return body.items.filter((item: { caseId: string }) => item.caseId === caseId);
}
const typesOf = async (caseId: string) =>
  (await listed(caseId)).map(({ type }: { type: string }) => type).sort();

test('values come off the list once a second manager agrees, and the case tells who and why', async () => {
  const caseId = await blocked();
  expect(await typesOf(caseId)).toEqual(['document', 'email']);
  const { status, body } = await unblock(caseId);
  expect([status, body.decision.state, body.decision.checkRules]).toEqual([
    202,
    'pending_approval',
    ['unblock'],
  ]);
  const [waiting] = (await listed(caseId)).filter(({ type }: { type: string }) => type === 'document');
  expect(waiting.removal).toEqual({ by: 'Mara Kovács', state: 'pending_approval' });
  expect((await t.agree(body.decision.id)).body.code).toBe('own-decision');
  await t.drain();
  expect(await typesOf(caseId)).toEqual(['document', 'email']);

  expect((await t.agree(body.decision.id, 'reviewer2')).status).toBe(200);
  await t.drain();
  expect(await typesOf(caseId)).toEqual(['email']);
  const page = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
  expect(page.body.case.status).toBe('In Review');
  expect(page.body.timeline).toContainEqual(
    expect.objectContaining({
      title: 'took values of the case off the blocklist',
      detail: 'Blocked by mistake · Typing mistake of the clerk.',
    }),
  );
  const { reviews } = (await t.deps.didit.sessions.retrieveDecision(caseId)).decision;
  expect(JSON.stringify(reviews)).not.toContain('Typing mistake');
  const params = { decisionId: body.decision.id };
  const made = await t.as('reviewer').call(contract.getDecision, { params });
  expect(made.body.decision.state).toBe('confirmed');
});

test('an unclear answer is settled by the list itself: gone is confirmed, still there is handed to a person', async () => {
  const fate = async (mode: string) => {
    const caseId = await blocked(['document']);
    const rules = [{ method: 'POST', path: '/blocklist/remove/', mode, times: 1 }];
    await t.control('PUT', '/_sandbox/faults', { rules });
    const { body } = await unblock(caseId);
    await t.agree(body.decision.id, 'reviewer2');
    await t.drain();
    t.clock.advance(5_000);
    await sweepDecisions(t.deps);
    await t.drain();
    const params = { decisionId: body.decision.id };
    return (await t.as('reviewer').call(contract.getDecision, { params })).body.decision.state;
  };
  expect(await fate('applied_no_answer')).toBe('confirmed');
  expect(await fate('empty_500')).toBe('manual');
});

test('asked twice with one key is one decision; beside an open decision and without a key it is refused', async () => {
  const caseId = await blocked();
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 5 }, () => unblock(caseId, { key })));
  expect(new Set(answers.map(({ body }) => body.decision.id)).size).toBe(1);
  const late = await unblock(caseId);
  expect([late.status, late.body.code]).toEqual([409, 'case-not-decidable']);
  const bare = await t.as('manager').call(contract.removeFromBlocklist, {
    params: { caseId },
    body: { reason: 'block-cleared', targets: ['email'], note: 'Wrong.' },
  });
  expect(bare.status).toBe(428);
  const unfit = await t.as('manager').call(contract.removeFromBlocklist, {
    params: { caseId: await blocked() },
    headers: { 'idempotency-key': randomUUID() },
    body: { reason: 'suspected-fraud', targets: ['email'], note: 'Wrong.' },
  });
  expect([unfit.status, unfit.body.errors]).toMatchObject([
    400,
    [{ pointer: '/body/reason', code: 'other-outcome' }],
  ]);
  expect((await unblock(randomUUID())).status).toBe(404);
  expect((await unblock(caseId, { by: 'reviewer' })).status).toBe(403);
});

test('what a block would cover is shown before, with how many other sessions show the same, and is on record', async () => {
  const caseId = await t.play('review_face_match_borderline');
  const read = () => t.as('reviewer').call(contract.previewBlock, { params: { caseId } });
  const { status, body } = await read();
  expect(status).toBe(200);
  const document = body.scope.find(({ target }: { target: string }) => target === 'document');
  expect(document).toEqual({
    target: 'document',
    value: expect.any(String),
    others: { sessions: 0, approved: 0 },
  });
  const again = await t.play('approve', { same_person_as: caseId });
  expect(again).not.toBe(caseId);
  const scope = (await read()).body.scope;
  expect(scope.find(({ target }: { target: string }) => target === 'document').others.sessions).toBe(1);
  const entry = (await t.audit(caseId)).findLast(({ action }) => action === 'blocklist.previewed');
  expect(entry?.refs.targets).toContain('document');
  expect(JSON.stringify(entry)).not.toContain(document.value);
  expect((await t.as('auditor').call(contract.previewBlock, { params: { caseId } })).status).toBe(403);
  const unknown = await t.as('reviewer').call(contract.previewBlock, { params: { caseId: randomUUID() } });
  expect(unknown.status).toBe(404);
});
