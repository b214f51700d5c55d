import { randomUUID } from 'node:crypto';
import { contract } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

type Outcome = 'approveCase' | 'declineCase' | 'requestResubmission' | 'blockCase';

/** Claims a fresh case, decides it, and lets the worker bring it to Didit. */
async function decided(outcome: Outcome, body: object, scenario?: string) {
  const { caseId, version } = await t.claimed('reviewer', scenario);
  const answer = await t
    .as('reviewer')
    .call(contract[outcome], { params: { caseId }, headers: t.decide(version), body });
  const needsCheck = outcome === 'blockCase';
  expect([answer.status, answer.body.decision?.state]).toEqual([
    202,
    needsCheck ? 'pending_approval' : 'queued',
  ]);
  const decisionId = String(answer.body.decision.id);
  if (needsCheck) expect((await t.agree(decisionId)).status).toBe(200);
  await t.drain();
  return { caseId, decisionId };
}

async function stateOf(decisionId: string) {
  const { body } = await t.as('reviewer').call(contract.getDecision, { params: { decisionId } });
  return body.decision;
}

interface LedgerLine {
  readonly at: string;
  readonly kind: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly comment: string | null;
}

async function ledgerOf(caseId: string): Promise<LedgerLine[]> {
  return t.control('GET', `/_sandbox/ledger?session_id=${caseId}`);
}

async function timelineOf(caseId: string) {
  const { body } = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
  return body;
}

describe('a decision on its way', () => {
  test.each([
    ['approveCase', { reason: 'false-alarm', note: 'Same person.' }, 'Approved'],
    ['declineCase', { reason: 'face-mismatch' }, 'Declined'],
  ] as const)(
    '%s reaches Didit once, with our reference and without the note',
    async (name, body, status) => {
      const { caseId, decisionId } = await decided(name, body);
      const effects = (await ledgerOf(caseId)).filter(({ comment }) => comment?.includes(decisionId));
      expect(effects).toEqual([
        expect.objectContaining({
          kind: 'status',
          from: 'In Review',
          to: status,
          comment: `${body.reason} [docket:${decisionId}]`,
        }),
      ]);
      expect(await stateOf(decisionId)).toMatchObject({
        state: 'confirmed',
        attempts: 1,
        withdrawable: false,
        settledAt: expect.any(String),
      });
      const row = await t.db
        .selectFrom('decisions')
        .selectAll()
        .where('id', '=', decisionId)
        .executeTakeFirst();
      const trail = await t.deps.didit.sessions.reviews.list(caseId, {});
      expect(row?.review_id).toBe(trail.results[0]?.uuid);
    },
  );

  test('is seen in the case: new status, no claim, and one story from both sides', async () => {
    const { caseId, decisionId } = await decided('approveCase', { reason: 'risk-accepted' });
    const page = await timelineOf(caseId);
    expect(page.case).toMatchObject({
      status: 'Approved',
      holder: null,
      decision: { id: decisionId, outcome: 'approve', state: 'confirmed' },
    });
    expect(page.openDecision).toBeNull();
    const ours = page.timeline.filter(
      (item: { decisionId: string | null }) => item.decisionId === decisionId,
    );
    expect(ours).toEqual([
      expect.objectContaining({
        kind: 'status',
        title: 'changed In Review to Approved',
        actor: { kind: 'didit', name: 'Didit, for Docket' },
      }),
      expect.objectContaining({ kind: 'decision', title: 'approved the case' }),
    ]);
  });

  test('is on record before its effect: signed request, then sent, then confirmed', async () => {
    const { caseId, decisionId } = await decided('declineCase', { reason: 'document-expired' });
    const about = (await t.audit(caseId)).filter(({ object }) => object?.id === decisionId);
    expect(about.map(({ action }) => action)).toEqual([
      'decision.requested',
      'decision.sent',
      'decision.confirmed',
    ]);
    expect(about[0]).toMatchObject({
      reason: 'document-expired',
      change: { from: { outcome: null }, to: { outcome: 'decline' } },
    });
    const { leaf_index } = await t.db
      .selectFrom('audit.log')
      .select('leaf_index')
      .where('id', '=', about[0]?.id ?? '')
      .executeTakeFirstOrThrow();
    const { signed_at } = await t.db
      .selectFrom('audit.checkpoint')
      .select('signed_at')
      .where('size', '>', leaf_index)
      .orderBy('size')
      .limit(1)
      .executeTakeFirstOrThrow();
    const effect = (await ledgerOf(caseId)).find(({ comment }) => comment?.includes(decisionId));
    expect(signed_at.getTime()).toBeLessThanOrEqual(Date.parse(effect?.at ?? ''));
  });

  test('never leaves while no signed checkpoint covers the request', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    const { body } = await t.as('reviewer').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'false-alarm' },
    });
    const { dispatchDecision } = await import('./send/dispatch-decision.ts');
    await dispatchDecision(t.deps, body.decision.id);
    expect(await stateOf(body.decision.id)).toMatchObject({ state: 'queued', attempts: 0 });
    expect((await ledgerOf(caseId)).at(-1)?.to).toBe('In Review');
    t.clock.advance(200);
    await t.drain();
    expect(await stateOf(body.decision.id)).toMatchObject({ state: 'confirmed' });
  });

  test('to redo one step wipes that step only, and writes to the customer when asked', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    const before = await timelineOf(caseId);
    const { body } = await t.as('reviewer').call(contract.requestResubmission, {
      params: { caseId },
      headers: t.decide(version),
      body: {
        reason: 'document-unreadable',
        steps: [{ nodeId: 'feature_ocr_1', feature: 'OCR' }],
        email: { address: 'customer@post.example', language: 'de' },
      },
    });
    expect(body.decision).toMatchObject({ outcome: 'resubmit', sendEmail: true });
    await t.drain();
    expect(await stateOf(body.decision.id)).toMatchObject({ state: 'confirmed' });
    const page = await timelineOf(caseId);
    expect(page.case.status).toBe('Resubmitted');
    expect(page.case.fullName).toBe(before.case.fullName);
    expect(page.decisionData.id_verifications ?? []).toEqual([]);
    expect(page.decisionData.liveness_checks).toHaveLength(1);
  });

  test('to block puts the chosen values on the list and leaves our reference as a comment', async () => {
    const { caseId, decisionId } = await decided('blockCase', {
      reason: 'suspected-fraud',
      targets: ['document', 'face', 'face'],
    });
    const ledger = await ledgerOf(caseId);
    const added = ledger.filter(({ kind }) => kind === 'blocklist_add').map(({ to }) => to);
    expect(added.sort()).toEqual(['document', 'face']);
    const comments = ledger.filter(({ kind }) => kind === 'review').map(({ comment }) => comment);
    expect(comments).toEqual([`Blocked document, face suspected-fraud [docket:${decisionId}]`]);
    expect(await stateOf(decisionId)).toMatchObject({ state: 'confirmed', targets: ['document', 'face'] });
    const list = await t.as('manager').call(contract.listBlocklist, { query: { type: 'document' } });
    const item = list.body.items.find((one: { caseId: string }) => one.caseId === caseId);
    expect(item).toMatchObject({ type: 'document', by: 'Rita Lindqvist', reason: 'suspected-fraud' });
    expect((await timelineOf(caseId)).case.status).toBe('In Review');
  });
});

describe('undo', () => {
  async function queued(undoMs = 8_000) {
    const { caseId, version } = await t.claimed('reviewer');
    const { body } = await t.as('reviewer').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'false-alarm' },
    });
    const decisionId: string = body.decision.id;
    const sendAfter = new Date(t.clock.now().getTime() + undoMs);
    await t.db.updateTable('decisions').set({ send_after: sendAfter }).where('id', '=', decisionId).execute();
    return { caseId, decisionId };
  }
  const withdraw = (person: Person, decisionId: string) =>
    t.as(person).call(contract.withdrawDecision, { params: { decisionId } });

  test('is open until the window ends; only then Didit hears of it', async () => {
    const { caseId, decisionId } = await queued();
    await t.drain();
    expect(await stateOf(decisionId)).toMatchObject({ state: 'queued', withdrawable: true });
    expect((await ledgerOf(caseId)).at(-1)?.to).toBe('In Review');
    t.clock.advance(8_001);
    await t.drain();
    expect(await stateOf(decisionId)).toMatchObject({ state: 'confirmed' });
  });

  test('takes a waiting decision back, after which nothing is sent and the case can be decided again', async () => {
    const { caseId, decisionId } = await queued();
    const answer = await withdraw('reviewer', decisionId);
    expect([answer.status, answer.body.decision.state]).toEqual([200, 'withdrawn']);
    t.clock.advance(60_000);
    await t.drain();
    expect(await stateOf(decisionId)).toMatchObject({ state: 'withdrawn', attempts: 0 });
    expect((await ledgerOf(caseId)).at(-1)?.to).toBe('In Review');
    const again = await t.as('reviewer').call(contract.declineCase, {
      params: { caseId },
      headers: t.decide(await t.version(caseId)),
      body: { reason: 'other', note: 'Looked at.' },
    });
    expect(again.status).toBe(202);
    await t.drain();
  });

  test('is refused a second time and once it has left', async () => {
    const { decisionId } = await queued();
    await withdraw('reviewer', decisionId);
    const twice = await withdraw('reviewer', decisionId);
    expect([twice.status, twice.body.detail]).toEqual([409, 'It was taken back already.']);
    const sent = await decided('approveCase', { reason: 'false-alarm' });
    const late = await withdraw('reviewer', sent.decisionId);
    expect([late.status, late.body.code]).toEqual([409, 'decision-not-withdrawable']);
  });

  test("is refused on a colleague's decision, but open to a manager", async () => {
    const { decisionId } = await queued();
    const colleague = await withdraw('reviewer2', decisionId);
    expect([colleague.status, colleague.body.code]).toEqual([409, 'decision-not-withdrawable']);
    expect((await stateOf(decisionId)).state).toBe('queued');
    expect((await withdraw('manager', decisionId)).status).toBe(200);
  });
});

describe('one effect per intent', () => {
  test('the same key and request get the stored answer again, marked as such', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    const input = {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'other', note: 'Looked at.' },
    };
    const first = await t.as('reviewer').call(contract.declineCase, input);
    await t.drain();
    const second = await t.as('reviewer').call(contract.declineCase, input);
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect([second.status, second.body]).toEqual([202, first.body]);
    const ours = (await ledgerOf(caseId)).filter(({ comment }) => comment?.includes(first.body.decision.id));
    expect(ours).toHaveLength(1);
  });

  test('a repeated resubmission gets its answer although the step is gone by now', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    const steps = [{ nodeId: 'feature_ocr_1', feature: 'OCR' }];
    const input = {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'other', note: 'Looked at.', steps },
    };
    const first = await t.as('reviewer').call(contract.requestResubmission, input);
    await t.drain();
    const second = await t.as('reviewer').call(contract.requestResubmission, input);
    expect([second.status, second.body]).toEqual([202, first.body]);
  });

  test('the same key with another request is refused with 422', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    const headers = t.decide(version);
    await t.as('reviewer').call(contract.declineCase, {
      params: { caseId },
      headers,
      body: { reason: 'other', note: 'Looked at.' },
    });
    const others = [
      [contract.declineCase, { reason: 'under-age' }],
      [contract.approveCase, { reason: 'false-alarm' }],
    ] as const;
    for (const [endpoint, body] of others) {
      const answer = await t.as('reviewer').call(endpoint, { params: { caseId }, headers, body });
      expect([answer.status, answer.body.code]).toEqual([422, 'idempotency-key-reused']);
    }
  });

  test('a key belongs to its person: a colleague may use the same one', async () => {
    const key = randomUUID();
    for (const person of ['reviewer', 'reviewer2'] as const) {
      const { caseId, version } = await t.claimed(person);
      const answer = await t.as(person).call(contract.approveCase, {
        params: { caseId },
        headers: t.decide(version, key),
        body: { reason: 'false-alarm' },
      });
      expect([answer.status, answer.body.decision?.caseId]).toEqual([202, caseId]);
    }
  });

  test('twenty repeats at once make one decision', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    const input = { params: { caseId }, headers: t.decide(version), body: { reason: 'false-alarm' } };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => t.as('reviewer').call(contract.approveCase, input)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ body }) => body.decision.id)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(19);
    const rows = await t.db.selectFrom('decisions').select('id').where('case_id', '=', caseId).execute();
    expect(rows).toHaveLength(1);
    const requested = (await t.audit(caseId)).filter(({ action }) => action === 'decision.requested');
    expect(requested).toHaveLength(1);
  });

  test('twenty different requests at once make one decision; the others hear that they are late', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        t.as('reviewer').call(contract.approveCase, {
          params: { caseId },
          headers: t.decide(version),
          body: { reason: 'false-alarm' },
        }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(1);
    expect(statuses.filter((status) => status !== 202).every((status) => [409, 412].includes(status))).toBe(
      true,
    );
    await t.drain();
    const effects = (await ledgerOf(caseId)).filter(({ comment }) => comment?.includes('[docket:'));
    expect(effects).toHaveLength(1);
  });
});
