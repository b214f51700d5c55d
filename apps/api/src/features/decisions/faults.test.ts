import { contract } from '@docket/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../test/harness.ts';
import { sweepDecisions } from './send/sweep-decisions.ts';

const QUARANTINE_MS = 120_000;

let t: Harness;
beforeAll(async () => {
  t = await startHarness({ quarantineMs: QUARANTINE_MS, env: { DIDIT_TIMEOUT_MS: '600' } });
});
afterEach(async () => {
  await t.control('DELETE', '/_sandbox/faults');
});
afterAll(() => t.close());

type Outcome = 'approveCase' | 'declineCase' | 'requestResubmission' | 'blockCase';
const BODIES: Record<Outcome, object> = {
  approveCase: { reason: 'false-alarm' },
  declineCase: { reason: 'other', note: 'Looked at.' },
  requestResubmission: {
    reason: 'other',
    note: 'Looked at.',
    steps: [{ nodeId: 'feature_ocr_1', feature: 'OCR' }],
  },
  blockCase: { reason: 'other', note: 'Looked at.', targets: ['document'] },
};
const UPDATE = { method: 'PATCH', path: '/update-status/' };

interface Faulty {
  readonly method?: string;
  readonly path?: string;
  readonly mode: string;
  readonly status?: number;
  readonly latency_ms?: number;
  readonly times?: number;
}

const break_ = (...rules: Faulty[]) => t.control('PUT', '/_sandbox/faults', { rules });

async function request(outcome: Outcome = 'approveCase') {
  const { caseId, version } = await t.claimed('reviewer');
  const answer = await t.as('reviewer').call(contract[outcome], {
    params: { caseId },
    headers: t.decide(version),
    body: BODIES[outcome],
  });
  expect(answer.status).toBe(202);
  const decisionId = String(answer.body.decision.id);
  if (outcome === 'blockCase') expect((await t.agree(decisionId)).status).toBe(200);
  return { caseId, decisionId };
}

async function stateOf(decisionId: string) {
  const { body } = await t.as('reviewer').call(contract.getDecision, { params: { decisionId } });
  return body.decision;
}

/** How often Didit really carried out this decision. */
async function effectsOf(caseId: string, decisionId: string): Promise<number> {
  const ledger: { kind: string; comment: string | null }[] = await t.control(
    'GET',
    `/_sandbox/ledger?session_id=${caseId}`,
  );
  return ledger.filter(({ kind, comment }) => kind === 'status' && comment?.includes(decisionId)).length;
}

async function actionsOf(caseId: string, decisionId: string): Promise<string[]> {
  const entries = await t.audit(caseId);
  return entries.filter(({ object }) => object?.id === decisionId).map(({ action }) => action.slice(9));
}

/** What must hold whatever happened: at most one effect, confirmed if and only if there is one, nothing stuck. */
async function expectSettled(ids: { caseId: string; decisionId: string }, state: string) {
  const decision = await stateOf(ids.decisionId);
  expect(decision.state).toBe(state);
  const effects = await effectsOf(ids.caseId, ids.decisionId);
  expect(effects).toBe(state === 'confirmed' ? 1 : 0);
  expect(decision.settledAt === null).toBe(['manual', 'queued'].includes(state));
}

async function passQuarantine(): Promise<void> {
  t.clock.advance(QUARANTINE_MS + 1_000);
  await sweepDecisions(t.deps);
  await t.drain();
}

describe('an answer that never came', () => {
  test.each([
    ['the connection is reset before Didit applied it', { mode: 'reset' }],
    ['Didit answers 500 without a word', { mode: 'empty_500' }],
    ['a gateway answers 502 in HTML', { mode: 'html_502' }],
    ['the connection stays silent', { mode: 'half_open' }],
  ] as const)('is found out from the trail and sent again when %s', async (_, fault) => {
    const ids = await request('declineCase');
    await break_({ ...UPDATE, ...fault, times: 1 });
    await t.drain();
    expect(await stateOf(ids.decisionId)).toMatchObject({ state: 'unknown', withdrawable: false });
    // During the quarantine a late request could still be applied, so nothing is sent.
    t.clock.advance(QUARANTINE_MS - 5_000);
    await sweepDecisions(t.deps);
    await t.drain();
    expect((await stateOf(ids.decisionId)).state).toBe('unknown');
    await passQuarantine();
    await expectSettled(ids, 'confirmed');
    expect(await actionsOf(ids.caseId, ids.decisionId)).toEqual([
      'requested',
      'sent',
      'unknown',
      'reconciled',
      'sent',
      'confirmed',
    ]);
  });

  test('is confirmed from the trail, and not sent again, when Didit had applied it', async () => {
    const ids = await request();
    await break_({ ...UPDATE, mode: 'applied_no_answer', times: 1 });
    await t.drain();
    expect((await stateOf(ids.decisionId)).state).toBe('unknown');
    await passQuarantine();
    await expectSettled(ids, 'confirmed');
    expect(await actionsOf(ids.caseId, ids.decisionId)).toEqual([
      'requested',
      'sent',
      'unknown',
      'confirmed',
    ]);
  });

  test('is confirmed from the trail when Didit was slower than we wait', async () => {
    const ids = await request();
    await break_({ ...UPDATE, mode: 'latency', latency_ms: 900, times: 1 });
    await t.drain();
    expect((await stateOf(ids.decisionId)).state).toBe('unknown');
    // The request is applied after we stopped listening: what the quarantine is for.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await passQuarantine();
    await expectSettled(ids, 'confirmed');
  });

  test('is asked about again while the trail cannot be read', async () => {
    const ids = await request();
    await break_(
      { ...UPDATE, mode: 'applied_no_answer' },
      { path: '/reviews/', mode: 'status', status: 404 },
    );
    await break_({ ...UPDATE, mode: 'applied_no_answer' });
    await t.drain();
    await break_({ method: 'GET', path: '/reviews/', mode: 'empty_500' });
    await passQuarantine();
    expect((await stateOf(ids.decisionId)).state).toBe('unknown');
    await t.control('DELETE', '/_sandbox/faults');
    await passQuarantine();
    await expectSettled(ids, 'confirmed');
  });

  test('ends with a person after three attempts without a trace', async () => {
    const ids = await request();
    await break_({ ...UPDATE, mode: 'reset' });
    await t.drain();
    for (let round = 0; round < 4; round += 1) await passQuarantine();
    await expectSettled(ids, 'manual');
    const decision = await stateOf(ids.decisionId);
    expect(decision).toMatchObject({ attempts: 3, withdrawable: false, closable: true, closed: null });
    expect(decision.because).toContain('no trace');
  });

  test('is a conflict when somebody decided otherwise meanwhile', async () => {
    const ids = await request();
    await break_({ ...UPDATE, mode: 'reset', times: 1 });
    await t.drain();
    await t.control('POST', `/_sandbox/sessions/${ids.caseId}/status`, { status: 'Declined' });
    await passQuarantine();
    await expectSettled(ids, 'conflict');
    const { body } = await t.as('reviewer').call(contract.getCase, { params: { caseId: ids.caseId } });
    expect(body.case.status).toBe('Declined');
  });
});

const close = (decisionId: string) =>
  t.as('reviewer').call(contract.closeDecision, {
    params: { decisionId },
    body: { note: 'The console shows no such comment.' },
  });

describe('a decision that must never be sent twice by itself', () => {
  test.each(['requestResubmission', 'blockCase'] as const)(
    '%s without an answer goes to a person, who closes it',
    async (outcome) => {
      const ids = await request(outcome);
      await break_({ ...UPDATE, mode: 'reset' }, { method: 'POST', path: '/blocklist/add/', mode: 'reset' });
      await t.drain();
      expect((await stateOf(ids.decisionId)).state).toBe('unknown');
      await t.control('DELETE', '/_sandbox/faults');
      await passQuarantine();
      await passQuarantine();
      await expectSettled(ids, 'manual');
      expect(
        (await actionsOf(ids.caseId, ids.decisionId)).filter((action) => action === 'sent'),
      ).toHaveLength(1);
      const answer = await close(ids.decisionId);
      expect([answer.status, answer.body.decision.state]).toEqual([200, 'withdrawn']);
    },
  );

  test('a person cannot close what the trail shows after all: it is confirmed', async () => {
    const ids = await request('requestResubmission');
    await break_({ ...UPDATE, mode: 'reset', times: 1 });
    await t.drain();
    await passQuarantine();
    await t.deps.didit.sessions.updateStatus(ids.caseId, {
      new_status: 'Resubmitted',
      comment: `late [docket:${ids.decisionId}]`,
      nodes_to_resubmit: [{ node_id: 'feature_ocr_1', feature: 'OCR' }],
    });
    const answer = await close(ids.decisionId);
    expect([answer.status, answer.body.code]).toEqual([409, 'decision-not-closable']);
    expect(answer.body.detail).toContain('trail');
    // Nothing is left for a person to find out.
    await expectSettled(ids, 'confirmed');
  });

  test('a resubmission that Didit had applied is confirmed from the trail', async () => {
    const ids = await request('requestResubmission');
    await break_({ ...UPDATE, mode: 'applied_no_answer', times: 1 });
    await t.drain();
    await passQuarantine();
    await expectSettled(ids, 'confirmed');
  });

  test('a block that Didit had applied is confirmed from the blocklist and gets its reference', async () => {
    const ids = await request('blockCase');
    await break_({ method: 'POST', path: '/blocklist/add/', mode: 'applied_no_answer', times: 1 });
    await t.drain();
    expect((await stateOf(ids.decisionId)).state).toBe('unknown');
    await passQuarantine();
    expect((await stateOf(ids.decisionId)).state).toBe('confirmed');
    const ledger: { kind: string; comment: string }[] = await t.control(
      'GET',
      `/_sandbox/ledger?session_id=${ids.caseId}`,
    );
    expect(ledger.filter(({ kind }) => kind === 'blocklist_add')).toHaveLength(1);
    expect(ledger.filter(({ comment }) => comment?.includes(ids.decisionId))).toHaveLength(1);
  });
});

describe('a clear answer', () => {
  test('429 puts the decision back for as long as Didit asks, without counting the attempt', async () => {
    const ids = await request();
    await break_({ ...UPDATE, mode: 'status', status: 429, times: 1 });
    await t.drain();
    expect(await stateOf(ids.decisionId)).toMatchObject({ state: 'queued', attempts: 0, withdrawable: true });
    t.clock.advance(61_000);
    await t.drain();
    await expectSettled(ids, 'confirmed');
  });

  test('a refusal fails the decision, says so, and leaves the case with its maker', async () => {
    const ids = await request();
    await break_({ ...UPDATE, mode: 'status', status: 400, times: 1 });
    await t.drain();
    await expectSettled(ids, 'failed');
    expect((await stateOf(ids.decisionId)).because).toContain('Fault injected');
    const { body } = await t.as('reviewer').call(contract.getCase, { params: { caseId: ids.caseId } });
    expect(body.case.holder).toMatchObject({ id: await t.userId('reviewer') });
    expect(body.allowed.approve).toBe(true);
  });

  test('a session that moved before we came is a conflict, and nothing is sent', async () => {
    const ids = await request();
    await t.control('POST', `/_sandbox/sessions/${ids.caseId}/status`, { status: 'Declined' });
    await t.drain();
    await expectSettled(ids, 'conflict');
    expect((await stateOf(ids.decisionId)).because).toBe(
      'The session was In Review when this was decided and is Declined now.',
    );
  });

  test('a session that is gone fails the decision', async () => {
    const ids = await request();
    await t.deps.didit.sessions.delete(ids.caseId);
    await t.drain();
    await expectSettled(ids, 'failed');
  });

  test('a Didit that cannot be read makes the decision wait, because nothing was sent', async () => {
    const ids = await request();
    await break_({ method: 'GET', mode: 'status', status: 403 });
    await t.drain();
    expect(await stateOf(ids.decisionId)).toMatchObject({ state: 'queued', attempts: 0 });
    await t.control('DELETE', '/_sandbox/faults');
    t.clock.advance(10_000);
    await t.drain();
    await expectSettled(ids, 'confirmed');
  });
});

describe('a worker that died', () => {
  /** The row as a killed process leaves it: marked as sending, and nobody knows how far the request got. */
  async function crash(ids: { decisionId: string }, leaseMs: number) {
    const now = t.clock.now().getTime();
    await t.db
      .updateTable('decisions')
      .set({
        state: 'sending',
        attempts: 1,
        sent_at: new Date(now - 1_000),
        lease_until: new Date(now + leaseMs),
      })
      .where('id', '=', ids.decisionId)
      .execute();
  }

  test('is not interfered with while its lease lives', async () => {
    const ids = await request();
    await crash(ids, 60_000);
    await sweepDecisions(t.deps);
    await t.drain();
    expect((await stateOf(ids.decisionId)).state).toBe('sending');
    t.clock.advance(61_000);
    await sweepDecisions(t.deps);
    await t.drain();
    expect(await stateOf(ids.decisionId)).toMatchObject({ state: 'unknown' });
    await passQuarantine();
    await expectSettled(ids, 'confirmed');
  });

  test('before the request left: the trail is empty, so it is sent once', async () => {
    const ids = await request();
    await crash(ids, -1);
    await sweepDecisions(t.deps);
    await t.drain();
    expect((await stateOf(ids.decisionId)).because).toContain('interrupted');
    await passQuarantine();
    await expectSettled(ids, 'confirmed');
  });

  test('after Didit applied it: the trail shows it, so it is not sent again', async () => {
    const ids = await request();
    await crash(ids, -1);
    await t.deps.didit.sessions.updateStatus(ids.caseId, {
      new_status: 'Approved',
      comment: `false-alarm [docket:${ids.decisionId}]`,
    });
    await sweepDecisions(t.deps);
    await t.drain();
    await passQuarantine();
    await expectSettled(ids, 'confirmed');
  });

  test('is replaced by any instance: a decision whose job was lost is found and sent', async () => {
    const ids = await request();
    const { sql } = await import('kysely');
    await sql`delete from graphile_worker._private_jobs`.execute(t.db);
    expect(await sweepDecisions(t.deps)).toBeGreaterThan(0);
    await t.drain();
    await expectSettled(ids, 'confirmed');
  });

  test('and two instances that take the same decision at once send it once', async () => {
    const ids = await request();
    const { dispatchDecision } = await import('./send/dispatch-decision.ts');
    const { sequenceAudit } = await import('../audit/sequencer/sequence-audit.ts');
    await sequenceAudit(t.deps);
    await Promise.all(Array.from({ length: 6 }, () => dispatchDecision(t.deps, ids.decisionId)));
    await t.drain();
    await expectSettled(ids, 'confirmed');
    expect(await actionsOf(ids.caseId, ids.decisionId)).toEqual(['requested', 'sent', 'confirmed']);
  });
});

test('a change that slipped in between look and send is shown as a collision', async () => {
  const ids = await request();
  // Slow enough for a console user to act after our look and before our change.
  await break_({ ...UPDATE, mode: 'latency', latency_ms: 300, times: 1 });
  const drained = t.drain();
  await expect.poll(async () => (await stateOf(ids.decisionId)).state, { interval: 20 }).toBe('sending');
  await new Promise((resolve) => setTimeout(resolve, 100));
  await t.control('POST', `/_sandbox/sessions/${ids.caseId}/status`, { status: 'Declined' });
  await drained;
  await expectSettled(ids, 'confirmed');
  expect(await actionsOf(ids.caseId, ids.decisionId)).toContain('collision');
  expect((await stateOf(ids.decisionId)).because).toContain('Declined');
});

test('a collision is shown as well when only the trail tells that ours was applied', async () => {
  const ids = await request();
  await break_({ ...UPDATE, mode: 'latency', latency_ms: 900, times: 1 });
  const drained = t.drain();
  await expect.poll(async () => (await stateOf(ids.decisionId)).state, { interval: 20 }).toBe('sending');
  await new Promise((resolve) => setTimeout(resolve, 100));
  await t.control('POST', `/_sandbox/sessions/${ids.caseId}/status`, { status: 'Declined' });
  await drained;
  expect((await stateOf(ids.decisionId)).state).toBe('unknown');
  // Ours is applied over the other one after we stopped listening.
  await expect.poll(() => effectsOf(ids.caseId, ids.decisionId), { timeout: 3_000 }).toBe(1);
  await passQuarantine();
  await expectSettled(ids, 'confirmed');
  expect(await actionsOf(ids.caseId, ids.decisionId)).toContain('collision');
  expect((await stateOf(ids.decisionId)).because).toContain('Declined');
});

test('an attempt that looked for too long does not send: its lease could end before Didit answers', async () => {
  const ids = await request();
  await break_({ method: 'GET', path: '/reviews/', mode: 'latency', latency_ms: 200, times: 1 });
  const drained = t.drain();
  await expect.poll(async () => (await stateOf(ids.decisionId)).state, { interval: 10 }).toBe('sending');
  t.clock.advance(t.deps.env.SEND_LEASE_MS - 500);
  await drained;
  const waiting = await stateOf(ids.decisionId);
  expect([waiting.state, await effectsOf(ids.caseId, ids.decisionId)]).toEqual(['queued', 0]);
  t.clock.advance(10_000);
  await t.drain();
  await expectSettled(ids, 'confirmed');
});
