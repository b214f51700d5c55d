import { contract, NEUTRAL_TEXT, type Reason } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../../test/harness.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

type Outcome = 'approveCase' | 'declineCase' | 'requestResubmission' | 'blockCase';

async function decide(outcome: Outcome, body: object, scenario?: string) {
  const { caseId, version } = await t.claimed('reviewer', scenario);
  const answer = await t
    .as('reviewer')
    .call(contract[outcome], { params: { caseId }, headers: t.decide(version), body });
  return { caseId, status: answer.status, body: answer.body, decision: answer.body.decision };
}

async function commentsOf(caseId: string): Promise<string[]> {
  const ledger: { kind: string; comment: string | null }[] = await t.control(
    'GET',
    `/_sandbox/ledger?session_id=${caseId}`,
  );
  return ledger.flatMap(({ comment }) => (comment?.includes('[docket:') ? [comment] : []));
}

const pageOf = async (caseId: string) =>
  (await t.as('reviewer').call(contract.getCase, { params: { caseId } })).body;

const OCR = { nodeId: 'feature_ocr_1', feature: 'OCR' };
const LIVENESS = { nodeId: 'feature_liveness_1', feature: 'LIVENESS' };

describe('a reason', () => {
  test.each([
    ['unknown', 'declineCase', { reason: 'on-tuesdays' }, '/body/reason', 'unknown-reason'],
    ['of another outcome', 'declineCase', { reason: 'false-alarm' }, '/body/reason', 'other-outcome'],
    [
      'of another outcome, among further ones',
      'declineCase',
      { reason: 'face-mismatch', moreReasons: ['document-expired', 'false-alarm'] },
      '/body/moreReasons/1',
      'other-outcome',
    ],
    ['without the note it needs', 'declineCase', { reason: 'other' }, '/body/note', 'note-required'],
    [
      'with an empty note',
      'blockCase',
      { reason: 'other', note: '   ', targets: ['face'] },
      '/body/note',
      'note-required',
    ],
    ['missing', 'declineCase', {}, '/body/reason', 'required'],
    ['missing over a warning', 'approveCase', { note: 'Fine.' }, '/body/reason', 'reason-required'],
  ] as const)(
    '%s is refused where it stands, and nothing is decided',
    async (_, outcome, body, pointer, code) => {
      const answer = await decide(outcome, body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].pointer).toBe(pointer);
      if (code !== 'required') expect(answer.body.errors[0].code).toBe(code);
      expect((await pageOf(answer.caseId)).openDecision).toBeNull();
    },
  );

  test('is needed to overturn a decline, and the page says so before', async () => {
    const caseId = await t.play('decline_document_expired');
    const { body: claim } = await t.as('manager').call(contract.claimCase, { params: { caseId } });
    const page = (await t.as('manager').call(contract.getCase, { params: { caseId } })).body;
    expect(page.demands.approvalReason).toBe('a final decision is overturned');
    expect(page.demands.secondPerson.approve).toContain('overturn');
    const answer = await t.as('manager').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(claim.version),
      body: {},
    });
    expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'reason-required']);
  });

  test('that asks for a second person gets one, whatever the policy says', async () => {
    const { caseId, decision } = await decide('approveCase', {
      reason: 'media-accepted',
      note: 'An old case.',
    });
    expect(decision).toMatchObject({
      state: 'pending_approval',
      checkRules: ['reason-needs-second-person'],
    });
    await t.drain();
    expect(await commentsOf(caseId)).toEqual([]);
    expect((await t.agree(decision.id)).status).toBe(200);
    await t.drain();
    expect(await commentsOf(caseId)).toEqual([`media-accepted [docket:${decision.id}]`]);
  });

  test('may be one of several when a case is declined; the first is the main one, each counts once', async () => {
    const { caseId, decision } = await decide('declineCase', {
      reason: 'face-mismatch',
      moreReasons: ['document-expired', 'face-mismatch'],
    });
    expect(decision).toMatchObject({ reason: 'face-mismatch', moreReasons: ['document-expired'] });
    await t.drain();
    expect(await commentsOf(caseId)).toEqual([`face-mismatch document-expired [docket:${decision.id}]`]);
    const page = await pageOf(caseId);
    expect(page.timeline).toContainEqual(
      expect.objectContaining({ detail: 'Selfie is not the person on the document · Document expired' }),
    );
    const entry = (await t.audit(caseId)).find(({ action }) => action === 'decision.requested');
    expect(entry).toMatchObject({ reason: 'face-mismatch', refs: { moreReasons: 'document-expired' } });
  });
});

describe('a resubmission', () => {
  test('has a reason for each step, and Didit gets nothing but what the customer may read', async () => {
    const { caseId, decision } = await decide('requestResubmission', {
      reason: 'document-unreadable',
      note: 'Looks staged to me.',
      steps: [OCR, { ...LIVENESS, reason: 'liveness-doubtful' }],
      email: { address: 'customer@post.example', language: 'de' },
    });
    expect(decision.steps).toMatchObject([
      { ...OCR, reason: 'document-unreadable' },
      { ...LIVENESS, reason: 'liveness-doubtful' },
    ]);
    expect(decision).toMatchObject({ reason: 'document-unreadable', moreReasons: ['liveness-doubtful'] });
    await t.drain();
    const [comment = ''] = await commentsOf(caseId);
    for (const { label, text } of decision.steps) expect(comment).toContain(`${label}: ${text}`);
    expect(comment).not.toMatch(/document-unreadable|liveness-doubtful|staged/);
    const item = (await pageOf(caseId)).timeline.find((one: { kind: string }) => one.kind === 'decision');
    expect(item.detail).toContain('Document unreadable or cropped');
    expect(item.detail).toContain('Liveness not convincing');
  });

  test('takes its main reason from the first step when no other is given, and asks for each that is missing', async () => {
    const own = await decide('requestResubmission', { steps: [{ ...OCR, reason: 'document-expired' }] });
    expect(own.decision).toMatchObject({ reason: 'document-expired', moreReasons: [] });
    const lacking = await decide('requestResubmission', {
      steps: [{ ...OCR, reason: 'document-expired' }, LIVENESS],
    });
    expect([lacking.status, lacking.body.errors]).toEqual([
      400,
      [{ pointer: '/body/steps/1/reason', code: 'reason-required', message: 'is required' }],
    ]);
    const wrong = await decide('requestResubmission', { steps: [{ ...OCR, reason: 'suspected-fraud' }] });
    expect(wrong.body.errors).toMatchObject([{ pointer: '/body/steps/0/reason', code: 'other-outcome' }]);
  });

  test('with an internal reason tells the customer only to do the step again', async () => {
    const { decision, caseId } = await decide('requestResubmission', {
      reason: 'other',
      note: 'He reads his answers off a screen.',
      steps: [LIVENESS],
    });
    expect(decision.steps).toMatchObject([{ reason: 'other', text: NEUTRAL_TEXT }]);
    await t.drain();
    expect((await commentsOf(caseId))[0]).toBe(`Liveness: ${NEUTRAL_TEXT} [docket:${decision.id}]`);
  });

  test('keeps the words the maker saw, whatever the catalogue says by the time Didit is told', async () => {
    const { caseId, decision } = await decide('requestResubmission', {
      reason: 'document-expired',
      steps: [OCR],
    });
    const { catalogue } = (await t.as('admin').call(contract.getReasons)).body;
    const reasons = catalogue.reasons.map((one: Reason) =>
      one.key === 'document-expired' ? { ...one, customerText: 'Too old.' } : one,
    );
    const headers = { 'if-match': `"${catalogue.version}"` };
    const body = { reasons, because: 'Shorter.' };
    expect((await t.as('admin').call(contract.changeReasons, { headers, body })).status).toBe(200);
    await t.drain();
    expect((await commentsOf(caseId))[0]).toContain('The document has expired.');
    expect(decision.catalogueVersion).toBe(catalogue.version);
  });
});
