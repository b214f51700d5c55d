import { contract } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../../test/harness.ts';
import { refreshSession } from '../../sync/refresh-session.ts';
import { sweepDecisions } from '../send/sweep-decisions.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
  // A second manager, so that a manager's own decision has somebody to check it.
  await t.db
    .updateTable('users')
    .set({ role: 'manager' })
    .where('email', '=', 'reviewer2@docket.demo')
    .execute();
});
afterAll(() => t.close());

const AML = 'review_aml_sanctions_hit';

async function pending(person: Person = 'reviewer', scenario = AML) {
  const { caseId, version } = await t.claimed(person, scenario);
  const { status, body } = await t.as(person).call(contract.approveCase, {
    params: { caseId },
    headers: t.decide(version),
    body: { reason: 'risk-accepted' },
  });
  expect([status, body.decision?.state]).toEqual([202, 'pending_approval']);
  const { id, digest } = body.decision;
  return { caseId, decisionId: String(id), digest: String(digest), decision: body.decision };
}

const say = (
  person: Person,
  word: 'agreeWithDecision' | 'disagreeWithDecision' | 'askAboutDecision',
  { decisionId, digest }: { decisionId: string; digest: string },
  note?: string,
) =>
  t.as(person).call(contract[word], { params: { decisionId }, body: { digest, ...(note ? { note } : {}) } });

async function effectsOf(caseId: string): Promise<number> {
  const ledger: { kind: string; to: string }[] = await t.control(
    'GET',
    `/_sandbox/ledger?session_id=${caseId}`,
  );
  return ledger.filter(({ kind, to }) => kind === 'status' && to === 'Approved').length;
}

describe('a decision that needs a second person', () => {
  test('waits, reaches Didit once somebody else agreed, and names both in the log', async () => {
    const made = await pending();
    expect(made.decision).toMatchObject({
      checkRules: ['approve-over-aml-hit'],
      policyVersion: 2,
      withdrawable: true,
    });
    await t.drain();
    expect(await effectsOf(made.caseId)).toBe(0);
    const list = await t.as('manager').call(contract.listChecks, { query: { limit: 50 } });
    expect(list.body.items.map((item: { caseId: string }) => item.caseId)).toContain(made.caseId);

    const { status, body } = await say('manager', 'agreeWithDecision', made, 'Checked the birth date.');
    expect([status, body.decision.state]).toEqual([200, 'queued']);
    expect(body.decision.checks).toEqual([
      expect.objectContaining({
        verdict: 'agreed',
        note: 'Checked the birth date.',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      }),
    ]);
    await t.drain();
    expect(await effectsOf(made.caseId)).toBe(1);
    const actions = (await t.audit(made.caseId)).map(({ action, actor }) => [action, actor.role]);
    expect(actions).toContainEqual(['decision.requested', 'reviewer']);
    expect(actions).toContainEqual(['decision.approved', 'manager']);
    expect(actions).toContainEqual(['decision.confirmed', null]);
  });

  test('is only one where a rule of the policy asks for it', async () => {
    const { caseId, version } = await t.claimed('reviewer', 'review_face_match_borderline');
    const { body } = await t.as('reviewer').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'false-alarm' },
    });
    expect(body.decision).toMatchObject({ state: 'queued', checkRules: [], expiresAt: null });
  });

  test('goes back to the queue when the second person disagrees, with the words', async () => {
    const made = await pending();
    const { body } = await say('manager', 'disagreeWithDecision', made, 'The names are the same.');
    expect(body.decision).toMatchObject({
      state: 'refused',
      because: expect.stringContaining('The names are the same.'),
    });
    await t.drain();
    expect(await effectsOf(made.caseId)).toBe(0);
    const { status } = await t.as('reviewer').call(contract.claimCase, { params: { caseId: made.caseId } });
    expect(status).toBe(200);
    const again = await say('manager', 'agreeWithDecision', made);
    expect([again.status, again.body.code]).toEqual([409, 'decision-not-pending']);
  });

  test('goes on waiting after a question, which needs words', async () => {
    const made = await pending();
    expect((await say('manager', 'askAboutDecision', made)).status).toBe(400);
    const { body } = await say('manager', 'askAboutDecision', made, 'Which list was it?');
    expect(body.decision).toMatchObject({ state: 'pending_approval', checks: [{ verdict: 'asked' }] });
    expect((await say('manager', 'agreeWithDecision', made)).status).toBe(200);
  });

  test('cannot be agreed to by its maker, by any role, with any sign-in, nor in the database', async () => {
    const made = await pending('manager');
    const own = await say('manager', 'agreeWithDecision', made);
    expect([own.status, own.body.code]).toEqual([409, 'own-decision']);
    t.forget('manager');
    expect((await say('manager', 'agreeWithDecision', made)).body.code).toBe('own-decision');
    expect((await say('reviewer', 'agreeWithDecision', made)).status).toBe(403);
    const makerId = await t.userId('manager');
    const insert = t.db.insertInto('checks').values({
      id: t.deps.newId(),
      decision_id: made.decisionId,
      maker_id: makerId,
      checker_id: makerId,
      verdict: 'agreed',
      digest: made.digest,
      at: t.clock.now(),
    });
    await expect(insert.execute()).rejects.toThrow('checks_two_people');
    expect((await say('reviewer2', 'agreeWithDecision', made)).status).toBe(200);
  });

  test('cannot be agreed to under another digest, nor after its evidence moved', async () => {
    const made = await pending();
    const other = await say('manager', 'agreeWithDecision', { ...made, digest: 'f'.repeat(64) });
    expect([other.status, other.body.code]).toEqual([412, 'evidence-changed']);
    await t.db
      .updateTable('evidence')
      .set({ decision_sha256: 'a'.repeat(64) })
      .where('case_id', '=', made.caseId)
      .execute();
    const moved = await say('manager', 'agreeWithDecision', made);
    expect([moved.status, moved.body.code]).toEqual([412, 'evidence-changed']);
    const { body } = await t
      .as('manager')
      .call(contract.getDecision, { params: { decisionId: made.decisionId } });
    expect(body.decision).toMatchObject({ state: 'expired' });
    expect((await t.audit(made.caseId)).map(({ action }) => action)).toContain('decision.expired');
  });

  test('lapses when nobody agrees in time', async () => {
    const made = await pending();
    t.clock.advance(73 * 3_600_000);
    for (const person of ['manager', 'reviewer', 'reviewer2'] as const) t.forget(person);
    expect((await say('manager', 'agreeWithDecision', made)).body.code).toBe('decision-not-pending');
    await sweepDecisions(t.deps);
    await t.drain();
    const { body } = await t
      .as('manager')
      .call(contract.getDecision, { params: { decisionId: made.decisionId } });
    expect(body.decision).toMatchObject({ state: 'expired', because: 'No second person agreed in time.' });
  });

  test('can be taken back by its maker while it waits', async () => {
    const made = await pending();
    const { status, body } = await t
      .as('reviewer')
      .call(contract.withdrawDecision, { params: { decisionId: made.decisionId } });
    expect([status, body.decision.state]).toEqual([200, 'withdrawn']);
    expect((await say('manager', 'agreeWithDecision', made)).body.code).toBe('decision-not-pending');
  });

  test('is not sent when one of the two may no longer decide by then', async () => {
    const made = await pending();
    await say('manager', 'agreeWithDecision', made);
    const managers = t.db.updateTable('users').where('email', '=', 'manager@docket.demo');
    await managers.set({ role: 'auditor' }).execute();
    await t.drain();
    await managers.set({ role: 'manager' }).execute();
    const { body } = await t
      .as('manager')
      .call(contract.getDecision, { params: { decisionId: made.decisionId } });
    expect(body.decision).toMatchObject({
      state: 'refused',
      because: expect.stringContaining('may no longer'),
    });
    expect(await effectsOf(made.caseId)).toBe(0);
  });
});

describe('overturning a final decision', () => {
  test('is a manager’s request, and needs a second manager', async () => {
    const { caseId, version } = await t.claimed('manager', 'decline_document_expired');
    const { body } = await t.as('manager').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'risk-accepted' },
    });
    expect(body.decision.checkRules).toEqual(['approve-over-auto-decline', 'overturn']);
    await say('reviewer2', 'agreeWithDecision', {
      decisionId: body.decision.id,
      digest: body.decision.digest,
    });
    await t.drain();
    const page = await t.as('manager').call(contract.getCase, { params: { caseId } });
    expect(page.body.case.status).toBe('Approved');
  });
});

describe('evidence that moves', () => {
  test('refuses a decision on what was seen before, and shows what moved', async () => {
    const { caseId, version } = await t.claimed('reviewer', AML);
    const { body: page } = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
    const hitId = page.evidence.aml[0].hits[0].id;
    await t.deps.didit.sessions.updateAmlHitStatus(caseId, {
      hit_id: hitId,
      review_status: 'False Positive',
    });
    await refreshSession(t.deps, caseId);
    const answer = await t.as('reviewer').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'false-alarm' },
    });
    expect([answer.status, answer.body.code]).toEqual([412, 'evidence-changed']);
    const { body } = await t
      .as('reviewer')
      .call(contract.listChanges, { params: { caseId }, query: { since: version } });
    expect(body.changes).toContainEqual({
      path: 'aml_screenings[0].hits[0].review_status',
      before: 'Unreviewed',
      after: 'False Positive',
    });
  });

  test('between the decision and its sending stops the sending', async () => {
    const { caseId, version } = await t.claimed('reviewer', AML);
    const { body } = await t.as('reviewer').call(contract.declineCase, {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'sanctions-match' },
    });
    const { body: page } = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
    await t.deps.didit.sessions.updateAmlHitStatus(caseId, {
      hit_id: page.evidence.aml[0].hits[0].id,
      review_status: 'False Positive',
    });
    await t.drain();
    const after = await t
      .as('reviewer')
      .call(contract.getDecision, { params: { decisionId: body.decision.id } });
    expect(after.body.decision).toMatchObject({
      state: 'conflict',
      because: expect.stringContaining('changed'),
    });
  });

  test('a file that was shown stands by its digest in the manifest of the decision', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    const { body: page } = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
    const [shown, ...others] = page.evidence.media.map(({ mediaId }: { mediaId: string }) => mediaId);
    await t.as('reviewer').call(contract.getCaseMedia, { params: { caseId, mediaId: shown } });
    const { body } = await t.as('reviewer').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'false-alarm' },
    });
    const { manifest } = await t.db
      .selectFrom('decisions')
      .select('manifest')
      .where('id', '=', body.decision.id)
      .executeTakeFirstOrThrow();
    const media = (manifest as { media: Record<string, string | null> }).media; // written by openDecision
    expect(media[shown]).toMatch(/^[a-f0-9]{64}$/);
    for (const other of others) expect(media[other]).toBeNull();
    const requested = (await t.audit(caseId)).find(({ action }) => action === 'decision.requested');
    expect(requested?.evidence?.digests).toMatchObject({ decision: expect.stringMatching(/^[a-f0-9]{64}$/) });
  });
});
