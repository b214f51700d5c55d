import { contract } from '@docket/contracts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';
import { sweepDecisions } from '../decisions/send/sweep-decisions.ts';
import { sweepDispositions } from '../dispositions/sweep-dispositions.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterEach(async () => {
  await t.control('DELETE', '/_sandbox/faults');
  await put('resumeSending');
});
afterAll(() => t.close());

/** With the password given just now, however far a test has moved the clock. */
async function put(which: 'pauseSending' | 'resumeSending', by: Person = 'admin', because = 'Didit moves.') {
  t.forget(by);
  return t.as(by).call(contract[which], { body: { because } });
}
const pauseSeen = async (by: Person = 'reviewer') => (await t.as(by).call(contract.getSending)).body.pause;

async function approved() {
  const { caseId, version } = await t.claimed('reviewer');
  const { body } = await t.as('reviewer').call(contract.approveCase, {
    params: { caseId },
    headers: t.decide(version),
    body: { reason: 'false-alarm' },
  });
  return { caseId, decisionId: String(body.decision.id) };
}

const decisionOf = async (decisionId: string) =>
  (await t.as('reviewer').call(contract.getDecision, { params: { decisionId } })).body.decision;

async function goOn() {
  await sweepDecisions(t.deps);
  await sweepDispositions(t.deps);
  await t.drain();
}

test('a pause holds what is decided until an admin resumes; both are on record with who, and everybody reads why', async () => {
  const before = await approved();
  expect((await put('pauseSending')).body.pause).toMatchObject({ because: 'Didit moves.' });
  const after = await approved();
  await goOn();
  for (const { decisionId } of [before, after]) {
    expect(await decisionOf(decisionId)).toMatchObject({ state: 'queued', attempts: 0, withdrawable: true });
  }
  expect(await pauseSeen('auditor')).toMatchObject({ by: expect.any(String), because: 'Didit moves.' });
  const { body } = await t.anonymous.call(contract.getReadiness);
  expect(body.parts.worker.ok).toBe(true);

  await t.as('reviewer').call(contract.withdrawDecision, { params: { decisionId: after.decisionId } });
  expect((await put('resumeSending')).body.pause).toBeNull();
  await goOn();
  expect((await decisionOf(before.decisionId)).state).toBe('confirmed');
  expect((await decisionOf(after.decisionId)).state).toBe('withdrawn');
  const entries = (await t.audit()).filter(({ action }) => action.startsWith('sending.'));
  expect(entries.map(({ action, actor }) => [action, actor.role])).toEqual([
    ['sending.paused', 'admin'],
    ['sending.resumed', 'admin'],
  ]);
  expect(JSON.stringify(entries)).not.toContain('Didit moves');
});

test('findings wait as well, and are told afterwards', async () => {
  await put('pauseSending');
  const { caseId, version } = await t.claimed('reviewer', 'review_aml_sanctions_hit');
  const read = async () => (await t.as('reviewer').call(contract.getCase, { params: { caseId } })).body;
  const { evidence } = await read();
  await t.as('reviewer').call(contract.disposeHits, {
    params: { caseId },
    headers: { 'if-match': `"${version}"` },
    body: { hitIds: [evidence.aml[0].hits[0].id], finding: 'Inconclusive', reason: 'data-too-thin' },
  });
  await goOn();
  expect((await read()).dispositions[0].state).toBe('recorded');
  await put('resumeSending');
  t.clock.advance(61_000);
  await goOn();
  expect((await read()).dispositions[0].state).toBe('told');
});

test('a key that Didit refuses fails the decision it was sent with, and pauses by itself for all others', async () => {
  await t.control('PUT', '/_sandbox/faults', {
    rules: [{ method: 'PATCH', path: '/update-status/', mode: 'status', status: 403, times: 1 }],
  });
  const first = await approved();
  await t.drain();
  expect((await decisionOf(first.decisionId)).state).toBe('failed');
  expect(await pauseSeen()).toMatchObject({ by: null, because: expect.stringContaining('API key') });
  const second = await approved();
  await goOn();
  expect((await decisionOf(second.decisionId)).state).toBe('queued');
  const paused = (await t.audit()).findLast(({ action }) => action === 'sending.paused');
  expect(paused).toMatchObject({ actor: { type: 'system' }, reason: 'auth' });
  await put('resumeSending');
  await goOn();
  expect((await decisionOf(second.decisionId)).state).toBe('confirmed');
});

test('is switched by admins only, with a reason, and not into the state it is in', async () => {
  for (const by of ['reviewer', 'manager', 'auditor'] as const) {
    expect((await put('pauseSending', by)).status).toBe(403);
    expect((await put('resumeSending', by)).status).toBe(403);
  }
  const bare = await t.as('admin').call(contract.pauseSending, { body: { because: ' ' } });
  expect([bare.status, bare.body.errors[0].pointer]).toEqual([400, '/body/because']);
  expect((await put('resumeSending')).body.code).toBe('sending-unchanged');
  await put('pauseSending');
  const again = await put('pauseSending');
  expect([again.status, again.body.code]).toEqual([409, 'sending-unchanged']);
});
