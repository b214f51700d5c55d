import { contract } from '@docket/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../test/harness.ts';
import { observeSession } from '../cases/observe/observe-session.ts';
import { reconcile } from '../sync/reconcile.ts';
import { refreshSession } from '../sync/refresh-session.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());
afterEach(() => t.control('DELETE', '/_sandbox/faults'));

const set = (caseId: string, status: string, more: object = {}) =>
  t.control('POST', `/_sandbox/sessions/${caseId}/status`, { status, webhook: false, ...more });

async function itemsOf(caseId: string) {
  const { body } = await t.as('manager').call(contract.listBypasses, { query: { caseId, state: 'all' } });
  return body.items;
}

async function found(): Promise<{ caseId: string; id: string; version: number }> {
  const caseId = await t.play('review_face_match_borderline');
  await set(caseId, 'Approved');
  await refreshSession(t.deps, caseId, 'reconcile');
  const [item] = await itemsOf(caseId);
  return { caseId, id: item.id, version: item.version };
}

type Outcome = 'approveCase' | 'declineCase' | 'requestResubmission' | 'blockCase';
async function decide(name: Outcome, body: object) {
  const { caseId, version } = await t.claimed('reviewer');
  const headers = t.decide(version);
  const answer = await t.as('reviewer').call(contract[name], { params: { caseId }, headers, body });
  expect(answer.status).toBe(202);
  return { caseId, decisionId: answer.body.decision.id };
}

describe('an outside decision', () => {
  test('by a person in the console is on record with who, when, before and after', async () => {
    const caseId = await t.play('review_face_match_borderline');
    await set(caseId, 'Declined');
    await refreshSession(t.deps, caseId, 'webhook');
    const [item, ...others] = await itemsOf(caseId);
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      caseId,
      from: 'In Review',
      to: 'Declined',
      caseStatus: 'Declined',
      actor: { kind: 'person', name: 'Ana Beltrán' },
      foundBy: 'webhook',
      state: 'open',
      owner: null,
      version: 1,
      allowed: { take: true, resolve: true },
    });
    const entry = (await t.audit(caseId)).findLast(({ action }) => action === 'bypass.detected');
    expect(entry).toMatchObject({ object: { type: 'bypass', id: item.id }, refs: { foundBy: 'webhook' } });
    expect(JSON.stringify(entry)).not.toContain('Ana');
  });

  test('by another key is told apart from a person', async () => {
    const caseId = await t.play('review_face_match_borderline');
    await t.deps.didit.sessions.updateStatus(caseId, { new_status: 'Approved', comment: 'Batch 12' });
    await refreshSession(t.deps, caseId, 'webhook');
    expect((await itemsOf(caseId))[0].actor.kind).toBe('api-key');
  });

  test('that no webhook told and no trail shows is found by the reconciler', async () => {
    const caseId = await t.play('review_face_match_borderline');
    await set(caseId, 'Approved', { actor: 'system' });
    await reconcile(t.deps);
    await t.drain();
    expect(await itemsOf(caseId)).toMatchObject([
      { from: 'In Review', to: 'Approved', foundBy: 'reconcile', actor: { kind: 'unknown', name: null } },
    ]);
  });

  test('that was undone before anybody looked is found although the status is as it was', async () => {
    const { caseId } = await decide('approveCase', { reason: 'false-alarm' });
    await t.drain();
    await set(caseId, 'Declined');
    await set(caseId, 'Approved');
    t.clock.advance(t.deps.env.RECONCILE_MS + 1_000);
    await reconcile(t.deps);
    await t.drain();
    expect(
      (await itemsOf(caseId)).map(({ from, to }: { from: string; to: string }) => `${from}>${to}`).sort(),
    ).toEqual(['Approved>Declined', 'Declined>Approved']);
  });

  test('is one item, however often it is read', async () => {
    const { caseId } = await found();
    t.clock.advance(1_000);
    await Promise.all([1, 2, 3].map(() => refreshSession(t.deps, caseId, 'webhook')));
    expect(await itemsOf(caseId)).toHaveLength(1);
  });

  test('shows on the case, in the queue, in its timeline and in the count', async () => {
    const before = (await t.as('reviewer').call(contract.countCases)).body.bypasses;
    const { caseId, id } = await found();
    const { body } = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
    expect(body.bypasses).toMatchObject([{ id, allowed: { resolve: { because: expect.any(String) } } }]);
    expect(body.case.openBypasses).toBe(1);
    expect(body.timeline).toContainEqual(expect.objectContaining({ id, kind: 'bypass' }));
    const row = (await t.as('reviewer').call(contract.listCases, { query: { q: caseId } })).body.items[0];
    expect(row.openBypasses).toBe(1);
    expect((await t.as('reviewer').call(contract.countCases)).body.bypasses).toBe(before + 1);
  });

  test('on a session first seen after Docket began to watch counts, what is older is history', async () => {
    const { session_id: history } = await t.control('POST', '/_sandbox/sessions', {
      scenario: 'review_minor',
    });
    await set(history, 'Approved');
    await t.importAccount();
    expect(await itemsOf(history)).toEqual([]);
    const { session_id: later } = await t.control('POST', '/_sandbox/sessions', { scenario: 'review_minor' });
    await set(later, 'Approved');
    // The test's clock is ahead of the sandbox's, which writes the trail.
    await t.db
      .updateTable('imports')
      .set({ started_at: new Date(Date.now() - 1_000) })
      .execute();
    await refreshSession(t.deps, later, 'webhook');
    expect(await itemsOf(later)).toHaveLength(1);
    await t.db.deleteFrom('imports').execute();
  });
});

describe('the trail of a session, read at another moment than its status,', () => {
  const trailOf = async (caseId: string) => (await t.deps.didit.sessions.reviews.list(caseId)).results;

  /** What a reading finds that has the status of now and this trail. */
  async function observe(caseId: string, reviews: Awaited<ReturnType<typeof trailOf>>): Promise<void> {
    t.clock.advance(10);
    const observedAt = t.clock.now();
    const { decision } = await t.deps.didit.sessions.retrieveDecision(caseId);
    await t.deps.db
      .transaction()
      .execute((trx) =>
        observeSession(trx, t.deps, { sessionId: caseId, decision, reviews, observedAt, cause: 'webhook' }),
      );
  }

  const movesOf = async (caseId: string) =>
    (await itemsOf(caseId)).map(({ from, to }: { from: string; to: string }) => `${from}>${to}`).sort();

  test('completes the item that the status alone had made, and adds none', async () => {
    const caseId = await t.play('decline_document_expired');
    const before = await trailOf(caseId);
    await set(caseId, 'Approved');
    await observe(caseId, before);
    const [alone] = await itemsOf(caseId);
    expect(alone).toMatchObject({ from: 'Declined', to: 'Approved', actor: { kind: 'unknown', name: null } });
    await observe(caseId, await trailOf(caseId));
    const items = await itemsOf(caseId);
    expect(items).toMatchObject([
      { id: alone.id, from: 'Declined', to: 'Approved', actor: { kind: 'person', name: 'Ana Beltrán' } },
    ]);
    const found = (await t.audit(caseId)).filter(({ action }) => action === 'bypass.detected');
    expect(found).toHaveLength(1);
  });

  test('completes the item over several changes by the last of them: two changes are two items', async () => {
    const caseId = await t.play('review_face_match_borderline');
    const before = await trailOf(caseId);
    await set(caseId, 'Declined');
    await set(caseId, 'Approved');
    await observe(caseId, before);
    expect(await movesOf(caseId)).toEqual(['In Review>Approved']);
    await observe(caseId, await trailOf(caseId));
    expect(await movesOf(caseId)).toEqual(['In Review>Approved', 'In Review>Declined']);
  });

  test('leaves one item of a change after a decision of ours that the trail had not shown either', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    const before = await trailOf(caseId);
    const { body } = await t.as('reviewer').call(contract.declineCase, {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'face-mismatch' },
    });
    // As Didit has it once ours has arrived, and before anything of that was read.
    const comment = `Looked at. [docket:${body.decision.id}]`;
    await t.deps.didit.sessions.updateStatus(caseId, { new_status: 'Declined', comment });
    await set(caseId, 'Approved');
    await observe(caseId, before);
    expect(await movesOf(caseId)).toEqual(['In Review>Approved']);
    await observe(caseId, await trailOf(caseId));
    const items = await itemsOf(caseId);
    expect(items).toMatchObject([{ to: 'Approved', actor: { kind: 'person', name: 'Ana Beltrán' } }]);
  });

  test('tells two changes of one millisecond in their order: each is one item', async () => {
    const caseId = await t.play('approve');
    await set(caseId, 'Declined');
    await set(caseId, 'Approved');
    const [last, first, ...older] = await trailOf(caseId);
    expect([first?.new_status, last?.new_status]).toEqual(['Declined', 'Approved']);
    const moment = { created_at: first?.created_at ?? null };
    const reviews = [{ ...last, ...moment }, { ...first, ...moment }, ...older];
    await observe(caseId, reviews as Awaited<ReturnType<typeof trailOf>>); // both are there, by the line above
    expect(await movesOf(caseId)).toEqual(['Approved>Declined', 'Declined>Approved']);
  });

  test('has a change of its own where an older item without an entry looks the same', async () => {
    const caseId = await t.play('review_face_match_borderline');
    await set(caseId, 'Approved', { actor: 'system' });
    await observe(caseId, await trailOf(caseId));
    expect(await movesOf(caseId)).toEqual(['In Review>Approved']);
    await t.db
      .updateTable('bypasses')
      .set({ detected_at: new Date(Date.now() - 3_600_000) })
      .where('case_id', '=', caseId)
      .execute();
    await set(caseId, 'In Review', { actor: 'system' });
    await observe(caseId, await trailOf(caseId));
    await set(caseId, 'Approved');
    await observe(caseId, await trailOf(caseId));
    expect(await movesOf(caseId)).toEqual(['In Review>Approved', 'In Review>Approved']);
  });
});

describe('our own decision is no outside decision', () => {
  const step = { reason: 'document-unreadable', steps: [{ nodeId: 'feature_ocr_1', feature: 'OCR' }] };

  test.each<[string, Outcome, object]>([
    ['an approval', 'approveCase', { reason: 'false-alarm' }],
    ['a decline', 'declineCase', { reason: 'face-mismatch' }],
    ['a request for steps to be redone', 'requestResubmission', step],
    ['a block', 'blockCase', { reason: 'suspected-fraud', targets: ['face'] }],
  ])('%s, read before and after it is confirmed', async (_, name, body) => {
    const { caseId, decisionId } = await decide(name, body);
    if (name === 'blockCase') expect((await t.agree(decisionId)).status).toBe(200);
    await t.drain();
    await refreshSession(t.deps, caseId, 'webhook');
    const { body: read } = await t.as('reviewer').call(contract.getDecision, { params: { decisionId } });
    expect(read.decision.state).toBe('confirmed');
    expect(await itemsOf(caseId)).toEqual([]);
  });

  test('one whose steps need no customer and that is final again at once', async () => {
    const caseId = await t.play('review_aml_pep_hit');
    const { body: claim } = await t.as('reviewer').call(contract.claimCase, { params: { caseId } });
    const { body } = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
    const checks: { nodeId: string; resubmitFeature: string }[] = body.evidence.checks;
    const steps = checks
      .filter(({ resubmitFeature }) => resubmitFeature === 'AML')
      .map(({ nodeId, resubmitFeature: feature }) => ({ nodeId, feature }));
    const answer = await t.as('reviewer').call(contract.requestResubmission, {
      params: { caseId },
      headers: t.decide(claim.version),
      body: { reason: 'other', note: 'Looked at.', steps },
    });
    expect([answer.status, answer.body.errors]).toEqual([202, undefined]);
    await t.drain();
    await refreshSession(t.deps, caseId, 'reconcile');
    const moves = await t.control('GET', `/_sandbox/ledger?session_id=${caseId}`);
    expect(moves.slice(-2).map(({ to }: { to: string }) => to)).toEqual(['Resubmitted', 'In Review']);
    expect(await itemsOf(caseId)).toEqual([]);
  });

  test('one whose answer was lost, seen by a webhook before its fate is known', async () => {
    await t.control('PUT', '/_sandbox/faults', {
      rules: [{ method: 'PATCH', path: '/update-status/', mode: 'applied_no_answer', times: 1 }],
    });
    const { caseId, decisionId } = await decide('declineCase', { reason: 'face-mismatch' });
    await t.drain();
    await refreshSession(t.deps, caseId, 'webhook');
    expect(await itemsOf(caseId)).toEqual([]);
    t.clock.advance(1_000);
    await t.drain();
    const { body } = await t.as('reviewer').call(contract.getDecision, { params: { decisionId } });
    expect(body.decision.state).toBe('confirmed');
    await refreshSession(t.deps, caseId, 'webhook');
    expect(await itemsOf(caseId)).toEqual([]);
  });

  test('but one that somebody overtakes is, and the decision is in conflict', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    await set(caseId, 'Declined');
    await t.as('reviewer').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'false-alarm' },
    });
    await t.drain();
    expect(await itemsOf(caseId)).toMatchObject([{ from: 'In Review', to: 'Declined' }]);
  });
});

test('sessions that go their way by themselves are no outside decisions', async () => {
  const before = (await t.as('manager').call(contract.listBypasses, { query: { state: 'all' } })).body.total;
  for (const status of [
    'In Progress',
    'Awaiting User',
    'In Review',
    'Resubmitted',
    'In Progress',
    'Approved',
  ]) {
    const caseId = await t.play('review_face_match_borderline');
    await set(caseId, 'Resubmitted', { actor: 'system' });
    await t.db.updateTable('cases').set({ status: 'Not Started' }).where('id', '=', caseId).execute();
    await set(caseId, status, { actor: 'system' });
    t.clock.advance(10);
    await refreshSession(t.deps, caseId, 'webhook');
  }
  const expired = await t.play('approve');
  await set(expired, 'Kyc Expired', { actor: 'system' });
  t.clock.advance(10);
  await refreshSession(t.deps, expired, 'webhook');
  const { body } = await t.as('manager').call(contract.listBypasses, { query: { state: 'all' } });
  expect(body.total).toBe(before);
});

describe('looking into it', () => {
  const headers = (version: number) => ({ 'if-match': `"${version}"` });

  test('is taken by a manager and resolved with a note, which the case keeps', async () => {
    const { caseId, id, version } = await found();
    const params = { bypassId: id };
    const taken = await t.as('manager').call(contract.takeBypass, { params, headers: headers(version) });
    expect([taken.status, taken.body.bypass.owner.id]).toEqual([200, await t.userId('manager')]);
    expect(taken.body.bypass.allowed).toEqual({ take: { because: expect.any(String) }, resolve: true });
    const body = { resolution: 'expected', note: 'Migrated by the back office.' };
    const resolved = await t
      .as('manager')
      .call(contract.resolveBypass, { params, headers: headers(version + 1), body });
    expect(resolved.body.bypass).toMatchObject({ state: 'resolved', ...body, version: version + 2 });
    const { body: detail } = await t.as('auditor').call(contract.getCase, { params: { caseId } });
    expect(detail.case.openBypasses).toBe(0);
    expect(detail.timeline).toContainEqual(expect.objectContaining({ kind: 'bypass', detail: body.note }));
    const entries = (await t.audit(caseId)).filter(({ action }) => action.startsWith('bypass.'));
    expect(entries.map(({ action }) => action)).toEqual([
      'bypass.detected',
      'bypass.taken',
      'bypass.resolved',
    ]);
    expect(entries.at(-1)?.reason).toBe('expected');
    expect(JSON.stringify(entries)).not.toContain('Migrated');
  });

  test('is refused once it is resolved', async () => {
    const { id, version } = await found();
    const params = { bypassId: id };
    const body = { resolution: 'accepted', note: 'Fine.' };
    await t.as('manager').call(contract.resolveBypass, { params, headers: headers(version), body });
    for (const call of [
      t.as('manager').call(contract.resolveBypass, { params, headers: headers(version + 1), body }),
      t.as('manager').call(contract.takeBypass, { params, headers: headers(version + 1) }),
    ]) {
      const answer = await call;
      expect([answer.status, answer.body.code]).toEqual([409, 'bypass-not-open']);
    }
  });

  test('wants a note', async () => {
    const { id, version } = await found();
    const answer = await t.as('manager').call(contract.resolveBypass, {
      params: { bypassId: id },
      headers: headers(version),
      body: { resolution: 'accepted', note: '  ' },
    });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, '/body/note']);
  });

  test('by two at once is done once', async () => {
    const { id, version } = await found();
    const body = { resolution: 'accepted', note: 'Fine.' };
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        t
          .as('manager')
          .call(contract.resolveBypass, { params: { bypassId: id }, headers: headers(version), body }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});

describe('the list', () => {
  test('is filtered by state, owner and who found it, newest first, page by page', async () => {
    const list = async (query: Record<string, string | number>) =>
      (await t.as('manager').call(contract.listBypasses, { query })).body;
    const { id, version } = await found();
    await t
      .as('manager')
      .call(contract.takeBypass, { params: { bypassId: id }, headers: { 'if-match': `"${version}"` } });
    expect((await list({ owner: 'me' })).items[0].id).toBe(id);
    expect(
      (await list({ owner: 'none' })).items.every((item: { owner: unknown }) => item.owner === null),
    ).toBe(true);
    expect(
      (await list({ foundBy: 'webhook', state: 'all' })).items.every(
        (item: { foundBy: string }) => item.foundBy === 'webhook',
      ),
    ).toBe(true);
    const all = (await list({ state: 'all', limit: 100 })).items.map((item: { id: string }) => item.id);
    const walked: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { id: string }[]; nextCursor: string | null } = await list({
        state: 'all',
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      walked.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(walked).toEqual(all);
    expect(new Set(walked).size).toBe(all.length);
  });

  test('refuses a position of another list, and administrators', async () => {
    const { body } = await t.as('manager').call(contract.listBypasses, { query: { state: 'all', limit: 1 } });
    const answer = await t.as('admin').call(contract.listDeliveries, { query: { cursor: body.nextCursor } });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, '/querystring/cursor']);
    expect((await t.as('admin').call(contract.listBypasses)).status).toBe(403);
  });
});
