import { randomUUID } from 'node:crypto';
import { contract } from '@docket/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';
import { sweepDecisions } from './send/sweep-decisions.ts';

const QUARANTINE_MS = 120_000;
const FOUND = 'The console shows In Review, and no comment of Zoë’s decision.';

let t: Harness;
beforeAll(async () => {
  t = await startHarness({ quarantineMs: QUARANTINE_MS, env: { DIDIT_TIMEOUT_MS: '600' } });
});
afterEach(() => t.control('DELETE', '/_sandbox/faults'));
afterAll(() => t.close());

/** A request for resubmission that was cut off: it is never sent again by itself, so a person must look. */
async function manual(): Promise<{ caseId: string; decisionId: string }> {
  const { caseId, version } = await t.claimed('reviewer');
  const { body } = await t.as('reviewer').call(contract.requestResubmission, {
    params: { caseId },
    headers: t.decide(version),
    body: { reason: 'document-unreadable', steps: [{ nodeId: 'feature_ocr_1', feature: 'OCR' }] },
  });
  const rules = [{ method: 'PATCH', path: '/update-status/', mode: 'reset' }];
  await t.control('PUT', '/_sandbox/faults', { rules });
  await t.drain();
  await t.control('DELETE', '/_sandbox/faults');
  for (let round = 0; round < 2; round += 1) {
    t.clock.advance(QUARANTINE_MS + 1_000);
    await sweepDecisions(t.deps);
    await t.drain();
  }
  return { caseId, decisionId: body.decision.id };
}

const close = (decisionId: string, note: unknown = FOUND, by: Person = 'reviewer') =>
  t.as(by).call(contract.closeDecision, { params: { decisionId }, body: { note } });

const stateOf = async (decisionId: string) => {
  const { body } = await t.as('reviewer').call(contract.getDecision, { params: { decisionId } });
  return body.decision;
};

describe('a decision of which nobody could tell whether it arrived', () => {
  test('is closed with a note, which is kept sealed, committed to by its entry, and told in the timeline', async () => {
    const { caseId, decisionId } = await manual();
    expect(await stateOf(decisionId)).toMatchObject({
      state: 'manual',
      withdrawable: false,
      closable: true,
      closed: null,
    });
    const { status, body } = await close(decisionId);
    const id = await t.userId('reviewer');
    expect([status, body.decision]).toMatchObject([
      200,
      { state: 'withdrawn', closable: false, closed: { by: { id, name: 'Rita Lindqvist' }, note: FOUND } },
    ]);
    const row = await t.db
      .selectFrom('decisions')
      .select(['state', 'closed_by', 'closing_note'])
      .where('id', '=', decisionId)
      .executeTakeFirst();
    expect(row).toEqual({ state: 'withdrawn', closed_by: id, closing_note: expect.stringMatching(/^s1\./) });
    const entry = (await t.audit(caseId)).find(({ action }) => action === 'decision.closed');
    expect(entry).toMatchObject({
      actor: { id, role: 'reviewer' },
      object: { type: 'decision', id: decisionId },
      change: { from: { state: 'manual' }, to: { state: 'withdrawn' } },
      commit: { note: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(JSON.stringify(entry)).not.toContain('Zoë');
    const { body: shown } = await t.as('reviewer2').call(contract.getCase, { params: { caseId } });
    expect(shown.timeline).toContainEqual(
      expect.objectContaining({
        kind: 'decision',
        title: 'closed the decision of Rita Lindqvist, of which Didit has no trace',
        detail: FOUND,
        decisionId,
      }),
    );
  });

  test.each([
    ['none', undefined],
    ['empty', ''],
    ['blanks only', '     '],
    ['too short', 'ok'],
    ['too long', 'x'.repeat(2_001)],
  ])('is not closed without a note that says something: %s', async (_, note) => {
    const { decisionId } = await manual();
    const answer = await t.as('reviewer').call(contract.closeDecision, {
      params: { decisionId },
      body: note === undefined ? {} : { note },
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-input']);
    expect(answer.body.errors).toMatchObject([{ pointer: '/body/note' }]);
    expect((await stateOf(decisionId)).state).toBe('manual');
  });

  test('is not taken back: who would, is told to look and to close it', async () => {
    const { decisionId } = await manual();
    const params = { decisionId };
    const answer = await t.as('reviewer').call(contract.withdrawDecision, { params });
    expect([answer.status, answer.body.code]).toEqual([409, 'decision-not-withdrawable']);
    expect(answer.body.detail).toContain('close it with a note');
    expect((await stateOf(decisionId)).state).toBe('manual');
  });

  test('is closed by whoever decided or a manager, and by nobody else', async () => {
    const { decisionId } = await manual();
    const colleague = await close(decisionId, FOUND, 'reviewer2');
    expect([colleague.status, colleague.body.code]).toEqual([409, 'decision-not-closable']);
    for (const role of ['admin', 'auditor'] as const) {
      const answer = await close(decisionId, FOUND, role);
      expect([answer.status, answer.body.code], role).toEqual([403, 'forbidden']);
    }
    expect((await close(decisionId, FOUND, 'manager')).status).toBe(200);
  });

  test('is closed once, of many who do so at the same time', async () => {
    const { caseId, decisionId } = await manual();
    const answers = await Promise.all(Array.from({ length: 6 }, () => close(decisionId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const entries = (await t.audit(caseId)).filter(({ action }) => action === 'decision.closed');
    expect(entries).toHaveLength(1);
  });

  test('can be decided again once it is closed', async () => {
    const { caseId, decisionId } = await manual();
    await close(decisionId);
    await t.as('reviewer').call(contract.claimCase, { params: { caseId } });
    const again = await t.as('reviewer').call(contract.declineCase, {
      params: { caseId },
      headers: t.decide(await t.version(caseId)),
      body: { reason: 'face-mismatch' },
    });
    expect(again.status).toBe(202);
  });
});

test('a decision that is on its way or settled is not closed', async () => {
  const { caseId, version } = await t.claimed('reviewer');
  const made = await t.as('reviewer').call(contract.declineCase, {
    params: { caseId },
    headers: t.decide(version),
    body: { reason: 'face-mismatch' },
  });
  const { id } = made.body.decision;
  const early = await close(id);
  expect([early.status, early.body.code]).toEqual([409, 'decision-not-closable']);
  await t.drain();
  const late = await close(id);
  expect([late.body.code, late.body.detail]).toEqual(['decision-not-closable', 'It is confirmed.']);
  expect((await close(randomUUID())).status).toBe(404);
});
