import { contract } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from './harness.ts';

/** Nothing is stepped by hand here: the real worker runs, and the local Didit calls back. */
let t: Harness;
beforeAll(async () => {
  t = await startHarness({ worker: true, webhooks: true, undoMs: 300 });
});
afterAll(() => t.close());

const soon = { timeout: 10_000, interval: 50 };

async function statusOf(caseId: string) {
  const row = await t.db.selectFrom('cases').select('status').where('id', '=', caseId).executeTakeFirst();
  return row?.status;
}

async function decide(name: 'approveCase' | 'declineCase', body: object) {
  const { session_id: caseId } = await t.control('POST', '/_sandbox/sessions', {
    scenario: 'review_face_match_borderline',
  });
  await expect.poll(() => statusOf(caseId), soon).toBe('In Review');
  const claimed = await t.as('reviewer').call(contract.claimCase, { params: { caseId } });
  const answer = await t.as('reviewer').call(contract[name], {
    params: { caseId },
    headers: t.decide(claimed.body.version),
    body,
  });
  return { caseId, decision: answer.body.decision };
}

async function stateOf(decisionId: string) {
  const { body } = await t.as('reviewer').call(contract.getDecision, { params: { decisionId } });
  return body.decision.state;
}

describe('Docket with its worker and a Didit that calls back', () => {
  test('has a customer in the queue as soon as Didit says so', async () => {
    const { session_id: caseId } = await t.control('POST', '/_sandbox/sessions', {
      scenario: 'review_aml_pep_hit',
    });
    await expect.poll(() => statusOf(caseId), soon).toBe('In Review');
    const deliveries: { sessionId: string; state: string }[] = await t.control('GET', '/_sandbox/deliveries');
    const ours = deliveries.filter(({ sessionId }) => sessionId === caseId);
    expect(ours.length).toBeGreaterThan(0);
    await expect
      .poll(async () => {
        const now: typeof deliveries = await t.control('GET', '/_sandbox/deliveries');
        return now.every(({ state }) => state === 'delivered');
      }, soon)
      .toBe(true);
  });

  test('brings a decision to Didit by itself once the undo window is over', async () => {
    const { caseId, decision } = await decide('declineCase', { reason: 'face-mismatch' });
    expect(decision.state).toBe('queued');
    await expect.poll(() => stateOf(decision.id), soon).toBe('confirmed');
    await expect.poll(() => statusOf(caseId), soon).toBe('Declined');
    const actions = (await t.audit(caseId)).map(({ action }) => action);
    expect(actions).toContain('delivery.accepted');
    expect(actions).not.toContain('bypass.detected');
  });

  test('keeps an undone decision from ever leaving', async () => {
    const { caseId, decision } = await decide('approveCase', { reason: 'false-alarm' });
    const params = { decisionId: decision.id };
    expect((await t.as('reviewer').call(contract.withdrawDecision, { params })).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(await stateOf(decision.id)).toBe('withdrawn');
    expect(await statusOf(caseId)).toBe('In Review');
  });

  test('is ready, and its log is sealed up to the last entry within moments', async () => {
    await t.as('reviewer').call(contract.listCases);
    await expect
      .poll(async () => {
        const waiting = await t.db.selectFrom('audit.intake').select('seq').execute();
        return waiting.length;
      }, soon)
      .toBe(0);
    expect((await t.anonymous.call(contract.getReadiness)).status).toBe(200);
  });
});
