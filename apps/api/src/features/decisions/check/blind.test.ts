import { contract } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../../test/harness.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
  // A second manager, to whom the first one's choice must not tell anything either.
  await t.db
    .updateTable('users')
    .set({ role: 'manager' })
    .where('email', '=', 'reviewer2@docket.demo')
    .execute();
  await inForce({ blind: true });
});
afterAll(() => t.close());

async function inForce(settings: object) {
  const { body } = await t.as('admin').call(contract.getPolicy);
  const { rules, expiryHours, version } = body.policy;
  return t.as('admin').call(contract.changePolicy, {
    headers: { 'if-match': `"${version}"` },
    body: { rules, expiryHours, because: 'The board asked for it.', ...settings },
  });
}

const NOTE = 'Known to the branch for years.';

async function pending() {
  const { caseId, version } = await t.claimed('reviewer', 'review_aml_sanctions_hit');
  const { body } = await t.as('reviewer').call(contract.approveCase, {
    params: { caseId },
    headers: t.decide(version),
    body: { reason: 'risk-accepted', note: NOTE },
  });
  expect(body.decision).toMatchObject({ state: 'pending_approval', outcome: 'approve', blind: true });
  return { caseId, decisionId: String(body.decision.id), digest: String(body.decision.digest) };
}

const choose = (decisionId: string, outcome: string, by: Person = 'manager') =>
  t.as(by).call(contract.chooseOutcome, {
    params: { decisionId },
    body: { outcome, note: 'The birth date differs.' },
  });

const decisionAs = async (by: Person, decisionId: string) =>
  (await t.as(by).call(contract.getDecision, { params: { decisionId } })).body.decision;

const agree = (by: Person, { decisionId, digest }: { decisionId: string; digest: string }) => {
  t.forget(by);
  return t.as(by).call(contract.agreeWithDecision, { params: { decisionId }, body: { digest } });
};

/** Everything a manager can ask for about this case, as text. */
async function allThatIsTold(by: Person, caseId: string, decisionId: string): Promise<string> {
  const asked = [
    t.as(by).call(contract.getCase, { params: { caseId } }),
    t.as(by).call(contract.getDecision, { params: { decisionId } }),
    t.as(by).call(contract.listChecks, { query: { limit: 50 } }),
    t.as(by).call(contract.listCases, { query: { limit: 50 } }),
    t.as(by).call(contract.listAudit, { query: { caseId, limit: 100 } }),
  ];
  const answers = await Promise.all(asked);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  return JSON.stringify(answers.map(({ body }) => body));
}

describe('a decision checked blind', () => {
  test('tells no second person what it is before they have chosen: no page, no list, no log, no digest', async () => {
    const made = await pending();
    await t.drain();
    for (const by of ['manager', 'reviewer2'] as const) {
      const told = await allThatIsTold(by, made.caseId, made.decisionId);
      for (const word of ['risk-accepted', NOTE, made.digest, 'approved the case', 'approve-over-aml-hit'])
        expect(told).not.toContain(word);
      expect(told).not.toMatch(/"outcome":"approve"|\\"outcome\\":\\"approve\\"/);
      expect(await decisionAs(by, made.decisionId)).toMatchObject({
        outcome: 'hidden',
        reason: null,
        moreReasons: [],
        digest: null,
      });
    }
    expect(await decisionAs('reviewer', made.decisionId)).toMatchObject({ outcome: 'approve', note: NOTE });
  });

  test('takes no word before a choice, and one choice each', async () => {
    const made = await pending();
    const early = await agree('manager', made);
    expect([early.status, early.body.code]).toEqual([409, 'checked-otherwise']);
    for (const word of ['disagreeWithDecision', 'askAboutDecision'] as const) {
      const { decisionId, digest } = made;
      const said = await t
        .as('manager')
        .call(contract[word], { params: { decisionId }, body: { digest, note: 'Why?' } });
      expect(said.body.code).toBe('checked-otherwise');
    }
    expect((await choose(made.decisionId, 'approve')).status).toBe(200);
    expect((await choose(made.decisionId, 'decline')).body.code).toBe('checked-otherwise');
  });

  test('chosen alike is shown to that person alone, who may then agree; both stay on record', async () => {
    const made = await pending();
    const { body } = await choose(made.decisionId, 'approve');
    expect(body.decision).toMatchObject({
      state: 'pending_approval',
      outcome: 'approve',
      digest: made.digest,
    });
    const other = await decisionAs('reviewer2', made.decisionId);
    expect(other).toMatchObject({ outcome: 'hidden', checks: [{ outcome: 'hidden', note: null }] });
    await t.drain();
    expect(await allThatIsTold('reviewer2', made.caseId, made.decisionId)).not.toMatch(
      /"outcome":"approve"|\\"outcome\\":\\"approve\\"/,
    );
    expect((await agree('reviewer2', made)).body.code).toBe('checked-otherwise');
    const { body: agreed } = await agree('manager', made);
    expect(agreed.decision.checks).toMatchObject([
      { verdict: 'chose', outcome: 'approve' },
      { verdict: 'agreed', outcome: null },
    ]);
    await t.drain();
    await t.sayWhy('auditor', made.caseId);
    expect(await decisionAs('auditor', made.decisionId)).toMatchObject({
      state: 'confirmed',
      outcome: 'approve',
    });
    const chosen = (await t.audit(made.caseId)).find(({ action }) => action === 'decision.chosen');
    expect(chosen?.change).toEqual({ from: { outcome: null }, to: { outcome: 'approve' } });
  });

  test('chosen otherwise is a disagreement: nothing is sent, and the maker reads both', async () => {
    const made = await pending();
    const { body } = await choose(made.decisionId, 'decline');
    expect(body.decision).toMatchObject({
      state: 'refused',
      outcome: 'approve',
      checks: [{ outcome: 'decline' }],
    });
    expect((await decisionAs('reviewer', made.decisionId)).because).toContain('The birth date differs.');
    await t.drain();
    const ledger = await t.control('GET', `/_sandbox/ledger?session_id=${made.caseId}`);
    expect(ledger.filter(({ to }: { to: string }) => to === 'Approved')).toEqual([]);
    const actions = (await t.audit(made.caseId)).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['decision.chosen', 'decision.refused']));
  });

  test('is refused to its maker, to other roles, about another version of the evidence, and without a reason', async () => {
    const made = await pending();
    expect((await choose(made.decisionId, 'approve', 'reviewer')).status).toBe(403);
    expect((await choose(made.decisionId, 'approve', 'auditor')).status).toBe(403);
    const params = { decisionId: made.decisionId };
    const bare = await t.as('manager').call(contract.chooseOutcome, { params, body: { outcome: 'approve' } });
    expect([bare.status, bare.body.errors[0].pointer]).toEqual([400, '/body/note']);
    const block = await t
      .as('manager')
      .call(contract.chooseOutcome, { params, body: { outcome: 'block', note: 'x' } });
    expect(block.status).toBe(400);
    expect((await choose(crypto.randomUUID(), 'approve')).status).toBe(404);
  });

  test('is one made under a blind policy only, and never a block', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    const { body } = await t.as('reviewer').call(contract.blockCase, {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'suspected-fraud', targets: ['document'] },
    });
    expect(body.decision).toMatchObject({ state: 'pending_approval', blind: false });
    expect(await decisionAs('manager', body.decision.id)).toMatchObject({ outcome: 'block' });
    expect((await choose(body.decision.id, 'approve')).body.code).toBe('checked-otherwise');
  });
});

test('the undo window is the policy’s where it says one', async () => {
  await inForce({ undoSeconds: 42 });
  const { caseId, version } = await t.claimed('reviewer');
  const { body } = await t.as('reviewer').call(contract.approveCase, {
    params: { caseId },
    headers: t.decide(version),
    body: { reason: 'false-alarm' },
  });
  const { requestedAt, sendAfter } = body.decision;
  expect(Date.parse(sendAfter) - Date.parse(requestedAt)).toBe(42_000);
  const long = await inForce({ undoSeconds: 61 });
  expect([long.status, long.body.errors[0].pointer]).toEqual([400, '/body/undoSeconds']);
});
