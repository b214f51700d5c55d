import { contract } from '@docket/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../test/harness.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

const NOBODY = '01890000-0000-7000-8000-000000000000';
const me = async (cookie: string) =>
  (await t.app.inject({ url: '/api/auth/me', headers: { cookie } })).statusCode;

async function signedIn() {
  t.forget('reviewer');
  const cookie = await t.cookie('reviewer');
  const params = { userId: await t.userId('reviewer') };
  const { body } = await t.as('admin').call(contract.listSignInsOf, { params });
  return { cookie, params, items: body.items };
}

test('an administrator sees where somebody is signed in, and that is on record', async () => {
  const { params, items } = await signedIn();
  expect(items).toEqual([expect.objectContaining({ ip: '127.0.0.1', isThis: false })]);
  expect((await t.audit()).at(-1)).toMatchObject({
    action: 'user.sign-ins-viewed',
    actor: { id: await t.userId('admin') },
    object: { type: 'user', id: params.userId },
  });
});

test('ending one acts on its next request, and is on record as the administrator’s doing', async () => {
  const { cookie, params, items } = await signedIn();
  const which = { params: { ...params, signInId: items[0].id } };
  expect((await t.as('admin').call(contract.endSignInOf, which)).status).toBe(204);
  expect(await me(cookie)).toBe(401);
  expect((await t.audit()).at(-1)).toMatchObject({
    action: 'auth.sign-in-ended',
    actor: { id: await t.userId('admin') },
    object: { type: 'user', id: params.userId },
    reason: 'ended-by-admin',
  });
  expect((await t.as('admin').call(contract.endSignInOf, which)).status).toBe(404);
});

test('ending all ends all, and a person who signs in again is in again', async () => {
  const first = await signedIn();
  const second = await signedIn();
  const { status, body } = await t.as('admin').call(contract.endSignInsOf, { params: first.params });
  expect([status, body.ended]).toEqual([200, second.items.length]);
  expect([await me(first.cookie), await me(second.cookie)]).toEqual([401, 401]);
  t.forget('reviewer');
  expect(await me(await t.cookie('reviewer'))).toBe(200);
});

test('belongs to administrators, and to people who are there', async () => {
  const params = { userId: await t.userId('reviewer'), signInId: NOBODY };
  for (const endpoint of [contract.listSignInsOf, contract.endSignInOf, contract.endSignInsOf]) {
    for (const person of ['reviewer', 'manager', 'auditor'] as const) {
      const answer = await t.as(person).call(endpoint, { params });
      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    }
    const nobody = await t.as('admin').call(endpoint, { params: { ...params, userId: NOBODY } });
    expect(nobody.status).toBe(404);
  }
});
