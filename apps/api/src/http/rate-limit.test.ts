import { contract } from '@docket/contracts';
import { expect, test } from 'vitest';
import { startHarness } from '../../test/harness.ts';

test('a runaway script is slowed down, its colleagues are not, and Didit never is', async () => {
  await using t = await startHarness();
  await t.cookie('reviewer');
  const statuses = new Map<number, number>();
  for (let index = 0; index < 1_210; index += 1) {
    // Wrong requests count like right ones: an attempt is an attempt.
    const { status } = await t.as('reviewer').call(contract.getDecision, { params: { decisionId: 'x' } });
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect([...statuses.keys()].sort()).toEqual([400, 429]);
  expect(statuses.get(429)).toBeLessThan(20);
  const refused = await t.as('reviewer').call(contract.getMe);
  expect([refused.status, refused.body.code]).toEqual([429, 'too-many-requests']);
  expect(refused.headers['content-type']).toBe('application/problem+json');
  expect((await t.as('manager').call(contract.getMe)).status).toBe(200);
});
