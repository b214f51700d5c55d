import { createHmac } from 'node:crypto';
import { contract, grantOf, PERMISSIONS } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../test/harness.ts';
import { DEMO_PASSWORD } from '../users/ensure-demo-users.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

const signIn = (email: string, password: string) =>
  t.anonymous.call(contract.signIn, { body: { email, password } });

describe('signing in', () => {
  test('sets a cookie that no script and no other site can use, and is on record', async () => {
    const { status, body, headers } = await signIn('Reviewer@Docket.Demo', DEMO_PASSWORD);
    expect([status, body.user.role]).toEqual([200, 'reviewer']);
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^docket=[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Strict$/),
      expect.stringMatching(
        /^docket-refresh=[\w-]{43}; Max-Age=43200; Path=\/api\/auth\/refresh; HttpOnly; SameSite=Strict$/,
      ),
    ]);
    expect(JSON.stringify(body)).not.toContain('argon2');
    expect((await t.audit()).at(-1)).toMatchObject({ action: 'auth.signed-in', outcome: 'ok' });
  });

  test('puts neither role nor name into the token', async () => {
    const [, payload = ''] = (await t.cookie('manager')).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid']);
  });

  test('tells a person who they are and exactly what the matrix grants', async () => {
    const { body } = await t.as('auditor').call(contract.getMe);
    // The matrix's keys are its permissions.
    const names = Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[];
    expect(body.user.permissions).toEqual(names.filter((name) => grantOf('auditor', name) !== null));
  });

  test('refuses an unknown e-mail and a wrong password with the same words, and records both', async () => {
    const unknown = await signIn('nobody@docket.demo', DEMO_PASSWORD);
    const wrong = await signIn('admin@docket.demo', 'not the password');
    const told = ({ status, body }: typeof wrong) => [status, body.code, body.title, body.detail];
    expect(told(unknown)).toEqual(told(wrong));
    expect(unknown.status).toBe(401);
    expect((await t.audit()).slice(-2)).toMatchObject([
      { action: 'auth.sign-in-failed', object: null },
      { action: 'auth.sign-in-failed', object: { type: 'user', id: await t.userId('admin') } },
    ]);
  });

  test('is slowed down per account after five failures, also with the right password, and recovers', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn('reviewer2@docket.demo', 'wrong');
    const blocked = await signIn('reviewer2@docket.demo', DEMO_PASSWORD);
    expect([blocked.status, blocked.body.code]).toEqual([429, 'too-many-requests']);
    expect(Number(blocked.headers['retry-after'])).toBeGreaterThan(20);
    expect((await signIn('manager@docket.demo', DEMO_PASSWORD)).status).toBe(200);
    t.clock.advance(31_000);
    expect((await signIn('reviewer2@docket.demo', DEMO_PASSWORD)).status).toBe(200);
    const left = await t.db
      .selectFrom('sign_in_failures')
      .select('failures')
      .where('subject', '=', 'account:reviewer2@docket.demo')
      .execute();
    expect(left).toEqual([]);
  });

  test('wants both fields and nothing else', async () => {
    const answer = await t.anonymous.call(contract.signIn, { body: { email: 'x', role: 'admin' } });
    const pointers = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect([answer.status, pointers.sort()]).toEqual([400, ['/body/email', '/body/password', '/body/role']]);
  });
});

describe('a sign-in that is not one', () => {
  const me = async (token: string) => {
    const answer = await t.app.inject({ url: '/api/auth/me', headers: { cookie: `docket=${token}` } });
    return answer.statusCode;
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const sealed = (header: object, payload: object, key: Buffer | string) => {
    const text = `${part(header)}.${part(payload)}`;
    return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
  };

  async function parts() {
    const token = (await t.cookie('reviewer')).slice('docket='.length);
    const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return { token, payload, key: t.deps.env.SESSION_SECRET };
  }
  const HS256 = { alg: 'HS256', typ: 'at+jwt' };

  test('a real token works, and so does one sealed here the same way', async () => {
    const { token, payload, key } = await parts();
    expect(await me(token)).toBe(200);
    expect(await me(sealed(HS256, payload, key))).toBe(200);
  });

  test.each([
    ['without a signature', ({ payload }) => `${part({ alg: 'none', typ: 'JWT' })}.${part(payload)}.`],
    ['signed with another key', ({ payload }) => sealed(HS256, payload, 'another key of some length')],
    ['for another audience', ({ payload, key }) => sealed(HS256, { ...payload, aud: 'else' }, key)],
    ['of another issuer', ({ payload, key }) => sealed(HS256, { ...payload, iss: 'else' }, key)],
    ['that has run out', ({ payload, key }) => sealed(HS256, { ...payload, exp: 1_000_000_000 }, key)],
    ['of another type', ({ payload, key }) => sealed({ alg: 'HS256', typ: 'JWT' }, payload, key)],
    ['that never runs out', ({ payload: { exp: _, ...rest }, key }) => sealed(HS256, rest, key)],
    [
      'with another algorithm in its head',
      ({ payload, key }) => sealed({ ...HS256, alg: 'HS512' }, payload, key),
    ],
    [
      'of a sign-in that never was',
      ({ payload, key }) => sealed(HS256, { ...payload, sid: '01890000-0000-7000-8000-000000000000' }, key),
    ],
    ['whose sign-in is no id', ({ payload, key }) => sealed(HS256, { ...payload, sid: "' or 1=1" }, key)],
    ['that is cut off', ({ token }) => token.slice(0, -3)],
    ['that is noise', () => 'noise'],
  ] satisfies [string, (known: Awaited<ReturnType<typeof parts>>) => string][])(
    'a token %s is nobody',
    async (_, forge) => {
      expect(await me(forge(await parts()))).toBe(401);
    },
  );

  test('a token in the Authorization header counts for nothing', async () => {
    const { token } = await parts();
    const answer = await t.app.inject({ url: '/api/auth/me', headers: { authorization: `Bearer ${token}` } });
    expect(answer.statusCode).toBe(401);
  });
});

describe('a sign-in ends', () => {
  test('at once when the person signs out: the old cookie is nobody', async () => {
    const old = await t.cookie('admin');
    const answer = await t.as('admin').call(contract.signOut);
    expect(String(answer.headers['set-cookie'])).toMatch(/^docket=;/);
    t.forget('admin');
    const after = await t.app.inject({ url: '/api/auth/me', headers: { cookie: old } });
    expect(after.statusCode).toBe(401);
    expect((await t.audit()).at(-1)).toMatchObject({ action: 'auth.signed-out', actor: { role: 'admin' } });
  });

  test('at once when the account is disabled, and changes with the role on the next request', async () => {
    const id = await t.userId('auditor');
    expect((await t.as('auditor').call(contract.listCases)).status).toBe(200);
    await t.db.updateTable('users').set({ role: 'admin' }).where('id', '=', id).execute();
    expect((await t.as('auditor').call(contract.listCases)).status).toBe(403);
    await t.db
      .updateTable('users')
      .set({ role: 'auditor', state: 'disabled' })
      .where('id', '=', id)
      .execute();
    expect((await t.as('auditor').call(contract.listCases)).status).toBe(401);
    expect((await signIn('auditor@docket.demo', DEMO_PASSWORD)).body.code).toBe('wrong-credentials');
    await t.db.updateTable('users').set({ state: 'active' }).where('id', '=', id).execute();
  });

  test('after twelve hours', async () => {
    expect((await t.as('manager').call(contract.getMe)).status).toBe(200);
    t.clock.advance(12 * 3_600_000 + 1_000);
    expect((await t.as('manager').call(contract.getMe)).status).toBe(401);
    t.forget('manager');
    expect((await t.as('manager').call(contract.getMe)).status).toBe(200);
  });
});
