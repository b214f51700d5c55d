import { contract } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

const change = (version: number, rules: string[], person: Person = 'admin') =>
  t.as(person).call(contract.changePolicy, {
    headers: { 'if-match': `"${version}"` },
    body: { rules, expiryHours: 24, because: 'The board asked for it.' },
  });
const read = async (person: Person = 'auditor') => (await t.as(person).call(contract.getPolicy)).body;

describe('the policy', () => {
  test('as shipped asks for a second person over hits, over automatic declines, to overturn, to block and to unblock', async () => {
    const { policy, earlier } = await read();
    expect(policy).toMatchObject({
      version: 2,
      rules: ['approve-over-aml-hit', 'approve-over-auto-decline', 'overturn', 'block', 'unblock'],
      expiryHours: 72,
      blind: false,
      undoSeconds: null,
      madeBy: null,
    });
    expect(earlier).toMatchObject([{ version: 1, madeBy: null }]);
  });

  test('changes by a new version, which later decisions are made under and earlier ones are not', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    const { status, body } = await change(2, ['every-approval']);
    expect([status, body.policy.version]).toEqual([200, 3]);
    const made = await t.as('reviewer').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'false-alarm' },
    });
    expect(made.body.decision).toMatchObject({
      state: 'pending_approval',
      policyVersion: 3,
      checkRules: ['every-approval'],
    });
    expect((await read()).earlier).toMatchObject([{ version: 2 }, { version: 1 }]);
    const entry = (await t.audit()).find(({ action }) => action === 'policy.changed');
    expect(entry?.change).toMatchObject({ to: { rules: ['every-approval'], expiryHours: 24 } });
  });

  test('is refused over a version somebody replaced, without one, with an unknown rule, and from other roles', async () => {
    const { policy } = await read();
    expect((await change(policy.version - 1, [])).status).toBe(412);
    const body = { rules: [], expiryHours: 24, because: 'Why not.' };
    expect((await t.as('admin').call(contract.changePolicy, { body })).status).toBe(428);
    const unknown = await change(policy.version, ['on-tuesdays']);
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([400, '/body/rules/0']);
    for (const person of ['reviewer', 'auditor'] as const) {
      expect((await change(policy.version, [], person)).status).toBe(403);
    }
    expect((await read()).policy.version).toBe(policy.version);
  });

  test('has no version that anybody could rewrite', async () => {
    const rewrite = t.db.updateTable('policies').set({ expiry_hours: 1 }).execute();
    await expect(rewrite).rejects.toThrow('append-only');
  });
});
