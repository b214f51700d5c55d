import { contract } from '@docket/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

const takeOver = (person: Person, caseId: string, reason = 'Rita is ill.') =>
  t.as(person).call(contract.takeOverCase, { params: { caseId }, body: { reason } });

test('a manager takes a case over: the colleague can decide no more, and reads why', async () => {
  const { caseId, version } = await t.claimed('reviewer');
  expect((await takeOver('manager', caseId)).status).toBe(200);
  const late = await t.as('reviewer').call(contract.approveCase, {
    params: { caseId },
    headers: t.decide(version),
    body: { reason: 'false-alarm' },
  });
  expect([late.status, late.body.code]).toEqual([409, 'claim-lost']);
  expect(late.body.detail).toContain('Mara Kovács');
  const { body } = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
  expect(body.case.holder.name).toBe('Mara Kovács');
  expect(body.timeline[0].detail).toBe('Took the case over from Rita Lindqvist: Rita is ill.');
  const entry = (await t.audit(caseId)).find(({ action }) => action === 'case.taken-over');
  expect(entry?.change).toEqual({
    from: { holder: await t.userId('reviewer') },
    to: { holder: await t.userId('manager') },
  });
});

test('it is refused without a reason, on a case nobody holds, on one’s own, and to others', async () => {
  const free = await t.play('review_face_match_borderline');
  expect((await takeOver('manager', free)).body.code).toBe('case-not-held');
  const { caseId } = await t.claimed('manager');
  expect((await takeOver('manager', caseId)).body.code).toBe('case-not-held');
  const held = await t.claimed('reviewer');
  expect((await takeOver('manager', held.caseId, ' ')).status).toBe(400);
  for (const person of ['reviewer2', 'admin', 'auditor'] as const) {
    expect((await takeOver(person, held.caseId)).status).toBe(403);
  }
  expect((await takeOver('manager', '7d0a3a52-0d3c-4a0e-9d53-2f1f0a6f8c11')).status).toBe(404);
});

test('pressed twice at once it happens once, and the fence only rises', async () => {
  const { caseId } = await t.claimed('reviewer');
  const answers = await Promise.all([takeOver('manager', caseId), takeOver('manager', caseId)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const fences = (await t.audit(caseId)).flatMap(({ refs }) => (refs.fence ? [Number(refs.fence)] : []));
  expect(fences).toEqual([...fences].sort((a, b) => a - b));
});
