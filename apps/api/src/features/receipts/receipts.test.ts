import { verifierKeyOf } from '@docket/audit';
import { type ReceiptReport, verifyReceipt } from '@docket/audit/receipt';
import { type CaseId, contract } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';
import { sequenceAudit } from '../audit/sequencer/sequence-audit.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

async function decided(person: Person = 'reviewer'): Promise<{ caseId: CaseId; decisionId: string }> {
  const { caseId, version } = await t.claimed(person);
  const { body } = await t.as(person).call(contract.declineCase, {
    params: { caseId },
    headers: t.decide(version),
    body: { reason: 'face-mismatch', note: 'The chin is another one.' },
  });
  await settled();
  return { caseId, decisionId: body.decision.id };
}

/** Until Didit has confirmed what was decided, and the log has sealed that. */
async function settled(): Promise<void> {
  await t.drain();
  await sequenceAudit(t.deps);
}

const receiptOf = (decisionId: string, person: Person = 'reviewer') =>
  t.as(person).call(contract.getReceipt, { params: { decisionId } });
const verify = (raw: Buffer): Promise<ReceiptReport> =>
  verifyReceipt(raw.toString('utf8'), { key: verifierKeyOf(t.deps.auditKey) });

describe('the receipt of a confirmed decision', () => {
  test('verifies with the public key alone, and says who, what, when and on which evidence', async () => {
    const { caseId, decisionId } = await decided();
    const { body: shown } = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
    const answer = await receiptOf(decisionId);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-disposition': `attachment; filename="docket-receipt-${shown.receipts[0].code}.json"`,
      'cache-control': 'no-store',
    });
    const report = await verify(answer.raw);
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report).toMatchObject({ ok: true, code: shown.receipts[0].code });
    expect(report.statement).toMatchObject({
      case: caseId,
      decision: decisionId,
      outcome: 'decline',
      reasons: ['face-mismatch'],
      maker: { id: await t.userId('reviewer'), role: 'reviewer' },
      checker: null,
    });
    expect(report.statement?.times.sent).toMatch(/Z$/);
    expect(report.statement?.evidence?.decision).toMatch(/^[0-9a-f]{64}$/);
    const { name } = await t.db
      .selectFrom('users')
      .select('name')
      .where('id', '=', await t.userId('reviewer'))
      .executeTakeFirstOrThrow();
    expect(answer.raw.toString('utf8')).not.toContain(name);
    expect(answer.raw.toString('utf8')).not.toContain('chin');
  });

  test('is the same bytes each time, and each time on record', async () => {
    const { caseId, decisionId } = await decided();
    const first = await receiptOf(decisionId);
    await t.drain();
    await t.sayWhy('auditor', caseId);
    const second = await receiptOf(decisionId, 'auditor');
    expect(second.raw.equals(first.raw)).toBe(true);
    const taken = (await t.audit(caseId)).filter(({ action }) => action === 'receipt.downloaded');
    expect(taken.map(({ actor }) => actor.role)).toEqual(['reviewer', 'auditor']);
    const { body } = await t.as('auditor').call(contract.getCase, { params: { caseId } });
    expect(taken[0]).toMatchObject({
      object: { type: 'decision', id: decisionId },
      evidence: { digests: { receipt: body.receipts[0].sha256 } },
    });
  });

  test('names every reason: the further ones, and those of single steps', async () => {
    const reasonsOf = async (endpoint: 'declineCase' | 'requestResubmission', body: object) => {
      const { caseId, version } = await t.claimed('reviewer');
      const made = await t
        .as('reviewer')
        .call(contract[endpoint], { params: { caseId }, headers: t.decide(version), body });
      await settled();
      const report = await verify((await receiptOf(made.body.decision.id)).raw);
      expect(report.ok).toBe(true);
      return report.statement?.reasons;
    };
    const several = { reason: 'face-mismatch', moreReasons: ['document-expired', 'under-age'] };
    expect(await reasonsOf('declineCase', several)).toEqual([
      'face-mismatch',
      'document-expired',
      'under-age',
    ]);
    const steps = [
      { nodeId: 'feature_ocr_1', feature: 'OCR' },
      { nodeId: 'feature_liveness_1', feature: 'LIVENESS', reason: 'face-not-clear' },
    ];
    expect(await reasonsOf('requestResubmission', { reason: 'document-unreadable', steps })).toEqual([
      'document-unreadable',
      'face-not-clear',
    ]);
  });

  test('names the second person and the rule that asked for one', async () => {
    const { caseId } = await decided();
    const { body: claimed } = await t.as('manager').call(contract.claimCase, { params: { caseId } });
    const { body } = await t.as('manager').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(claimed.version),
      body: { reason: 'false-alarm' },
    });
    await t.db
      .updateTable('users')
      .set({ role: 'manager' })
      .where('id', '=', await t.userId('reviewer2'))
      .execute();
    expect((await t.agree(body.decision.id, 'reviewer2')).status).toBe(200);
    await settled();
    const report = await verify((await receiptOf(body.decision.id)).raw);
    expect(report).toMatchObject({
      ok: true,
      statement: {
        outcome: 'approve',
        rules: expect.arrayContaining(['overturn']),
        maker: { id: await t.userId('manager') },
        checker: { id: await t.userId('reviewer2'), role: 'manager' },
      },
    });
    expect(report.statement?.times.agreed).toMatch(/Z$/);
  });

  test('is refused to admins and of unknown decisions, and is not there before Didit has confirmed', async () => {
    const { decisionId } = await decided();
    expect((await receiptOf(decisionId, 'admin')).status).toBe(403);
    expect((await receiptOf('00000000-0000-4000-8000-000000000000')).status).toBe(404);
    const { caseId, version } = await t.claimed('reviewer');
    const { body } = await t.as('reviewer').call(contract.declineCase, {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'face-mismatch' },
    });
    const early = await receiptOf(body.decision.id);
    expect([early.status, early.body.code]).toEqual([409, 'receipt-not-ready']);
    expect(early.body.detail).toContain('this one is queued');
  });

  test('is not signed when the database says something else than the log', async () => {
    const { caseId, decisionId } = await decided();
    await t.db
      .updateTable('decisions')
      .set({ manifest: JSON.stringify({ decision: 'f'.repeat(64), media: {} }) })
      .where('id', '=', decisionId)
      .execute();
    expect((await receiptOf(decisionId)).status).toBe(409);
    const { body } = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
    expect(body.receipts).toEqual([]);
  });
});
