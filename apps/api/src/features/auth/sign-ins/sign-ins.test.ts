import { contract, type SignIn } from '@docket/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../../test/harness.ts';
import { DEMO_PASSWORD } from '../../users/ensure-demo-users.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0';

/** Signs the person in at one more browser. */
async function elsewhere(person = 'manager') {
  const { headers } = await t.anonymous.call(contract.signIn, {
    body: { email: `${person}@docket.demo`, password: DEMO_PASSWORD },
    headers: { 'user-agent': FIREFOX },
  });
  const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
  const me = async () => (await t.app.inject({ url: '/api/auth/me', headers: { cookie } })).statusCode;
  return { cookie, me };
}

async function listed(): Promise<SignIn[]> {
  return (await t.as('manager').call(contract.listSignIns)).body.items;
}

test('a person sees where they are signed in, which one this is, and nobody else’s', async () => {
  await t.cookie('manager');
  t.clock.advance(60_000);
  await elsewhere();
  await elsewhere('auditor');
  const items = await listed();
  expect(items).toHaveLength(2);
  expect(items.map(({ device, isThis }) => [device, isThis])).toEqual([
    ['Firefox on Linux', false],
    ['A program', true],
  ]);
  expect(items[0]).toMatchObject({ ip: '127.0.0.1' });
  expect(Date.parse(items[0]?.expiresAt ?? '') - Date.parse(items[0]?.startedAt ?? '')).toBe(12 * 3_600_000);
});

test('ending one acts on its very next request, is on record, and leaves the others', async () => {
  const other = await elsewhere();
  expect(await other.me()).toBe(200);
  const [newest] = await listed();
  const params = { signInId: newest?.id ?? '' };
  expect((await t.as('manager').call(contract.endSignIn, { params })).status).toBe(204);
  expect(await other.me()).toBe(401);
  expect((await t.as('manager').call(contract.getMe)).status).toBe(200);
  const id = await t.userId('manager');
  expect((await t.audit()).at(-1)).toMatchObject({
    action: 'auth.sign-in-ended',
    actor: { id },
    object: { type: 'user', id },
    reason: 'ended-by-owner',
  });
  // The id of a sign-in is what a cookie is made of; the log names it by a hash.
  expect(JSON.stringify(await t.audit())).not.toContain(newest?.id);
  const again = await t.as('manager').call(contract.endSignIn, { params });
  expect([again.status, again.body.code]).toEqual([404, 'not-found']);
});

test('nobody ends the sign-in of somebody else', async () => {
  const theirs = await elsewhere('auditor');
  const row = await t.db
    .selectFrom('auth_sessions')
    .select('id')
    .where('user_id', '=', await t.userId('auditor'))
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
  const answer = await t.as('manager').call(contract.endSignIn, { params: { signInId: row.id } });
  expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
  expect(await theirs.me()).toBe(200);
});

test('ending all others leaves this one, with an entry for each that ended', async () => {
  const others = [await elsewhere(), await elsewhere()];
  const before = (await listed()).length;
  const entries = (await t.audit()).length;
  const { status, body } = await t.as('manager').call(contract.endOtherSignIns);
  expect([status, body.ended]).toEqual([200, before - 1]);
  for (const other of others) expect(await other.me()).toBe(401);
  expect((await listed()).map(({ isThis }) => isThis)).toEqual([true]);
  expect((await t.audit()).length - entries).toBe(before - 1);
  expect((await t.as('manager').call(contract.endOtherSignIns)).body.ended).toBe(0);
});

test('what is no id is named, and all of it wants a sign-in', async () => {
  const { status, body } = await t.as('manager').call(contract.endSignIn, { params: { signInId: 'x' } });
  expect([status, body.errors[0].pointer]).toEqual([400, '/path/signInId']);
  const params = { signInId: '01890000-0000-7000-8000-000000000000' };
  for (const answer of [
    await t.anonymous.call(contract.listSignIns),
    await t.anonymous.call(contract.endSignIn, { params }),
    await t.anonymous.call(contract.endOtherSignIns),
  ]) {
    expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in']);
  }
});
