import {
  contract,
  isPermission,
  type Permission,
  ROLES,
  rolesWithReason,
  VIEW_REASON_MINUTES,
} from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallInput } from '../../../test/caller.ts';
import { type Harness, startHarness } from '../../../test/harness.ts';
import { sequenceAudit } from '../audit/sequencer/sequence-audit.ts';
import { DEMO_PASSWORD } from '../users/ensure-demo-users.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

/** Every route that an auditor is answered by with a reason only, taken from the contracts and the matrix. */
const ROUTES = Object.entries(contract).flatMap(([name, { config }]) => {
  const { permission } = config;
  // Object.entries forgets that the keys are the contract's own.
  return isPermission(permission) && rolesWithReason(permission).includes('auditor')
    ? [name as keyof typeof contract]
    : [];
});

const REASON = 'Complaint 4711 of the customer Łukasz.';
const give = (caseId: string, reason = REASON, by: Parameters<Harness['as']>[0] = 'auditor') =>
  t.as(by).call(contract.giveViewReason, { params: { caseId }, body: { reason } });
const open = (caseId: string, by: Parameters<Harness['as']>[0] = 'auditor') =>
  t.as(by).call(contract.getCase, { params: { caseId } });
const codeOf = async (answer: ReturnType<typeof open>) => {
  const { status, body } = await answer;
  return [status, body.code];
};
const NEEDED = [403, 'view-reason-needed'];

/** A decided case with a picture, and what each of the routes is asked about it. */
async function decided(): Promise<{ caseId: string; input: CallInput }> {
  const { caseId } = await t.claimed('reviewer');
  const { body } = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
  const made = await t.as('reviewer').call(contract.declineCase, {
    params: { caseId },
    headers: t.decide(body.version),
    body: { reason: 'face-mismatch' },
  });
  await t.drain();
  // Until the log has sealed that Didit confirmed it there is no receipt.
  await sequenceAudit(t.deps);
  const params = {
    caseId,
    mediaId: body.evidence.media[0].mediaId,
    decisionId: made.body.decision.id,
  };
  return { caseId, input: { params } };
}

/** Of a route that needs more than ids. */
const inputOf = (name: string, { params }: CallInput): CallInput => ({
  ...(params === undefined ? {} : { params }),
  ...(name === 'listChanges' ? { query: { since: 1 } } : {}),
});

describe('an auditor', () => {
  test('is asked for a reason by each route that shows what a case holds', () => {
    expect(ROUTES.sort()).toEqual([
      'getCase',
      'getCaseMedia',
      'getCaseReport',
      'getDecision',
      'getEvidencePack',
      'getReceipt',
      'listChanges',
      'readCaseAgain',
    ]);
  });

  test('is shown nothing by any of them without a reason, and everything once it is given', async () => {
    const { caseId, input } = await decided();
    // The evidence pack wants a sign-in of the last minutes beside.
    await t.as('auditor').call(contract.confirmPassword, { body: { password: DEMO_PASSWORD } });
    const before = (await t.audit(caseId)).length;
    for (const name of ROUTES) {
      const { status, body } = await t.as('auditor').call(contract[name], inputOf(name, input));
      expect([status, body.code], name).toEqual(NEEDED);
      expect(JSON.stringify(body), name).not.toContain('Didit');
    }
    // Nothing was disclosed, so there is nothing on record about the case either.
    expect(await t.audit(caseId)).toHaveLength(before);
    expect((await give(caseId)).status).toBe(201);
    for (const name of ROUTES) {
      const { status } = await t.as('auditor').call(contract[name], inputOf(name, input));
      expect(status, name).toBeLessThan(300);
    }
  });

  test('opens one case with it and not another one', async () => {
    const [one, other] = [await t.play('approve'), await t.play('approve')];
    await give(one);
    expect((await open(one)).status).toBe(200);
    expect(await codeOf(open(other))).toEqual(NEEDED);
  });

  test('is asked again when it is over', async () => {
    const caseId = await t.play('approve');
    const { body } = await give(caseId);
    expect(body).toEqual({ caseId, until: expect.any(String) });
    const left = () => Date.parse(body.until) - t.clock.now().getTime();
    expect(left() / 60_000).toBeCloseTo(VIEW_REASON_MINUTES, 0);
    // The clock goes on by itself too.
    t.clock.advance(left() - 60_000);
    expect((await open(caseId)).status).toBe(200);
    t.clock.advance(left());
    expect(await codeOf(open(caseId))).toEqual(NEEDED);
    await give(caseId);
    expect((await open(caseId)).status).toBe(200);
  });

  test('is asked again in another sign-in', async () => {
    const caseId = await t.play('approve');
    await give(caseId);
    t.forget('auditor');
    expect(await codeOf(open(caseId))).toEqual(NEEDED);
  });

  test.each([
    ['none', undefined],
    ['too short', 'Audit.'],
    ['blanks only', ' '.repeat(40)],
    ['longer than anybody reads', 'x'.repeat(501)],
  ])('is told at which field a reason is wrong: %s', async (_, reason) => {
    const caseId = await t.play('approve');
    const body = reason === undefined ? {} : { reason };
    const answer = await t.as('auditor').call(contract.giveViewReason, { params: { caseId }, body });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-input']);
    expect(answer.body.errors).toMatchObject([{ pointer: '/body/reason' }]);
    expect(await codeOf(open(caseId))).toEqual(NEEDED);
  });
});

describe('a reason', () => {
  test('is kept sealed, committed to by its entry, and told in the timeline and in the log', async () => {
    const caseId = await t.play('approve');
    await give(caseId);
    const entry = (await t.audit(caseId)).find(({ action }) => action === 'view-reason.given');
    const row = await t.db
      .selectFrom('view_reasons')
      .selectAll()
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({
      actor: { id: await t.userId('auditor'), role: 'auditor' },
      object: { type: 'view-reason', id: row.id },
      refs: { until: row.valid_until.toISOString() },
      commit: { reason: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(row.reason).toMatch(/^s1\./);
    const side = await t.db
      .selectFrom('audit.side')
      .selectAll()
      .where('entry_id', '=', entry?.id ?? '')
      .execute();
    expect(JSON.stringify([entry, row, side])).not.toContain('4711');
    const { body } = await open(caseId, 'reviewer');
    expect(body.timeline).toContainEqual(
      expect.objectContaining({
        kind: 'view-reason',
        actor: { kind: 'person', name: 'Aude Laurent' },
        title: 'said why they look at the case',
        detail: REASON,
      }),
    );
    const log = await t.as('manager').call(contract.listAudit, { query: { caseId, reads: 'false' } });
    const sentences = log.body.items.map(({ sentence }: { sentence: string }) => sentence);
    expect(sentences[0]).toMatch(/^Aude Laurent said why they look at case /);
  });

  test('is not asked of reviewers and managers, and cannot be given by them', async () => {
    const caseId = await t.play('approve');
    for (const role of ROLES.filter((one) => one !== 'auditor')) {
      expect(await codeOf(give(caseId, REASON, role)), role).toEqual([403, 'forbidden']);
    }
    for (const role of ['reviewer', 'manager'] as const) expect((await open(caseId, role)).status).toBe(200);
    expect(await codeOf(open(caseId, 'admin'))).toEqual([403, 'forbidden']);
  });

  test('is asked of nobody about a case that is not there: that is 404 as ever', async () => {
    const caseId = crypto.randomUUID();
    expect(await codeOf(open(caseId))).toEqual([404, 'not-found']);
    expect(await codeOf(give(caseId))).toEqual([404, 'not-found']);
    const params = { decisionId: caseId };
    expect((await t.as('auditor').call(contract.getReceipt, { params })).status).toBe(404);
  });

  test('cannot be written by the server without its entry', async () => {
    const caseId = await t.play('approve');
    const now = t.clock.now();
    const row = {
      id: t.deps.newId(),
      case_id: caseId,
      sign_in_id: null,
      given_by: await t.userId('auditor'),
      reason: 's1.none',
      given_at: now,
      valid_until: new Date(now.getTime() + 1),
    };
    await expect(t.deps.db.insertInto('view_reasons').values(row).execute()).rejects.toThrow(
      'has no audit entry',
    );
  });
});

test('a route that is for some with a reason only must say which case it is about', async () => {
  const { buildApp } = await import('../../app.ts');
  const app = await buildApp(t.deps);
  const config = { permission: 'case:view' satisfies Permission } as const;
  expect(() => app.get('/api/all-of-it', { config }, async () => 'hello')).toThrow(
    'GET /api/all-of-it is for some with a reason only, and names no case',
  );
  await app.close();
});
