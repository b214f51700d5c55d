import { contract } from '@docket/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';
import { refreshSession } from '../sync/refresh-session.ts';
import { sweepDispositions } from './sweep-dispositions.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterEach(async () => {
  await t.control('DELETE', '/_sandbox/faults');
});
afterAll(() => t.close());

const AML = 'review_aml_sanctions_hit';
const CLEARED = {
  finding: 'False Positive',
  reason: 'different-person',
  discriminators: ['birthDate', 'country'],
} as const;

async function screened(scenario = AML) {
  const { caseId, version } = await t.claimed('reviewer', scenario);
  const { body } = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
  const hitIds: string[] = body.evidence.aml[0].hits.map(({ id }: { id: string }) => id);
  return { caseId, version, hitIds };
}

const dispose = (
  { caseId, version }: { caseId: string; version: number },
  body: object,
  person: Person = 'reviewer',
) =>
  t.as(person).call(contract.disposeHits, {
    params: { caseId },
    headers: { 'if-match': `"${version}"` },
    body,
  });

async function statusesAtDidit(caseId: string): Promise<unknown[]> {
  const { decision } = await t.deps.didit.sessions.retrieveDecision(caseId);
  return (decision.aml_screenings?.[0]?.hits ?? []).map(({ review_status }) => review_status);
}

const approve = async (caseId: string) =>
  t.as('reviewer').call(contract.approveCase, {
    params: { caseId },
    headers: t.decide(await t.version(caseId)),
    body: { reason: 'false-alarm' },
  });

describe('a finding about hits', () => {
  test('is ours first, then Didit’s, and stands in the log, on the case and in its timeline', async () => {
    const about = await screened('review_aml_many_hits');
    const { status, body } = await dispose(about, { ...CLEARED, hitIds: about.hitIds, note: 'Born later.' });
    expect([status, body.disposition.state]).toEqual([201, 'recorded']);
    expect(new Set(await statusesAtDidit(about.caseId))).not.toEqual(new Set(['False Positive']));
    await t.drain();
    expect(new Set(await statusesAtDidit(about.caseId))).toEqual(new Set(['False Positive']));
    const page = await t.as('reviewer').call(contract.getCase, { params: { caseId: about.caseId } });
    expect(page.body.dispositions).toMatchObject([
      { state: 'told', finding: 'False Positive', note: 'Born later.' },
    ]);
    expect(page.body.timeline).toContainEqual(
      expect.objectContaining({ kind: 'disposition', detail: 'Another person of that name · Born later.' }),
    );
    const actions = (await t.audit(about.caseId)).map(({ action }) => action);
    expect(actions.indexOf('aml-hit.reviewed')).toBeLessThan(actions.indexOf('aml-hit.told'));
  });

  test('holds decisions up until it has come back from Didit, so that none is made on evidence it is about to move', async () => {
    const about = await screened();
    await dispose(about, { ...CLEARED, hitIds: about.hitIds });
    const early = await approve(about.caseId);
    expect([early.status, early.body.code]).toEqual([409, 'case-not-decidable']);
    expect(early.body.detail).toContain('on its way to Didit');
    await t.drain();
    const { body } = await approve(about.caseId);
    await t.drain();
    const made = await t
      .as('reviewer')
      .call(contract.getDecision, { params: { decisionId: body.decision.id } });
    expect(made.body.decision.state).toBe('confirmed');
  });

  test('by two attributes lets one person approve; by one, a second person is still asked', async () => {
    const thin = await screened();
    await dispose(thin, { ...CLEARED, discriminators: ['country'], hitIds: thin.hitIds });
    await t.drain();
    expect((await approve(thin.caseId)).body.decision.checkRules).toEqual(['approve-over-aml-hit']);

    const clear = await screened();
    await dispose(clear, { ...CLEARED, hitIds: clear.hitIds });
    await t.drain();
    expect((await approve(clear.caseId)).body.decision).toMatchObject({ state: 'queued', checkRules: [] });
  });

  test('set in Didit’s console without a reason clears nothing here', async () => {
    const about = await screened();
    for (const hit_id of about.hitIds) {
      const found = { hit_id, review_status: 'False Positive' } as const;
      await t.deps.didit.sessions.updateAmlHitStatus(about.caseId, found);
    }
    await refreshSession(t.deps, about.caseId);
    expect((await approve(about.caseId)).body.decision.checkRules).toEqual(['approve-over-aml-hit']);
  });

  test('waits while Didit cannot be reached, and is told when that is over', async () => {
    const about = await screened();
    await t.control('PUT', '/_sandbox/faults', {
      rules: [{ method: 'PATCH', path: '/bulk-update-aml-hit-status/', mode: 'reset' }],
    });
    await dispose(about, { ...CLEARED, hitIds: about.hitIds });
    await t.drain();
    const read = () => t.as('reviewer').call(contract.getCase, { params: { caseId: about.caseId } });
    expect((await read()).body.dispositions[0].state).toBe('recorded');
    await t.control('DELETE', '/_sandbox/faults');
    t.clock.advance(61_000);
    await sweepDispositions(t.deps);
    await t.drain();
    expect((await read()).body.dispositions[0].state).toBe('told');
  });

  test('is refused with the field for a hit the case does not have and a reason that does not fit', async () => {
    const about = await screened();
    const unknown = await dispose(about, { ...CLEARED, hitIds: [...about.hitIds, 'nobody'] });
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([
      400,
      `/body/hitIds/${about.hitIds.length}`,
    ]);
    const misfit = await dispose(about, { ...CLEARED, reason: 'same-person', hitIds: about.hitIds });
    expect([misfit.status, misfit.body.errors[0].pointer]).toEqual([400, '/body/reason']);
  });

  test('is refused without a claim, over an old version, without a version, to other roles, and while a decision is on its way', async () => {
    const about = await screened();
    const body = { ...CLEARED, hitIds: about.hitIds };
    expect((await dispose(about, body, 'reviewer2')).body.code).toBe('claim-lost');
    expect((await dispose({ ...about, version: about.version - 1 }, body)).status).toBe(412);
    const bare = await t
      .as('reviewer')
      .call(contract.disposeHits, { params: { caseId: about.caseId }, body });
    expect(bare.status).toBe(428);
    expect((await dispose(about, body, 'admin')).status).toBe(403);
    expect((await dispose(about, body, 'auditor')).status).toBe(403);
    const declined = await t.as('reviewer').call(contract.declineCase, {
      params: { caseId: about.caseId },
      headers: t.decide(about.version),
      body: { reason: 'sanctions-match' },
    });
    expect(declined.status).toBe(202);
    const late = await dispose({ ...about, version: await t.version(about.caseId) }, body);
    expect([late.status, late.body.code]).toEqual([409, 'case-not-decidable']);
  });
});
