import { contract, type Endpoint, FRESH_MINUTES } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, readCookies, startHarness } from '../../../../test/harness.ts';
import { OIDC_CLIENT, type RunningProvider, startOidcProvider } from '../../../../test/oidc-provider.ts';
import { codeOf } from '../../../../test/totp-code.ts';

const DESK = 'http://127.0.0.1:9';
let t: Harness;
let provider: RunningProvider;
beforeAll(async () => {
  provider = await startOidcProvider(`${DESK}/api/auth/oidc/callback`, {
    rita: { email: 'Reviewer@Docket.Demo', email_verified: true },
    impostor: { email: 'reviewer@docket.demo', email_verified: true },
    careless: { email: 'manager@docket.demo', email_verified: false },
    stranger: { email: 'nobody@example.com', email_verified: true },
    aude: { email: 'auditor@docket.demo', email_verified: true },
  });
  t = await startHarness({
    env: {
      PUBLIC_URL: DESK,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: OIDC_CLIENT.id,
      OIDC_CLIENT_SECRET: OIDC_CLIENT.secret,
      OIDC_BUTTON_LABEL: 'Sign in with Acme',
    },
  });
});
afterAll(async () => {
  await t.close();
  await provider.close();
});

async function start(returnTo?: string, query: { again?: string } = {}) {
  const answer = await t.app.inject({
    url: contract.startOidc.url,
    query: returnTo === undefined ? query : { ...query, return: returnTo },
  });
  return { answer, cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' };
}

/** Goes through the provider as a browser does, up to the address it sends the person back to. */
async function atProvider(address: string, subject: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = new URL(address);
  for (let step = 0; step < 10; step += 1) {
    if (at.href.startsWith(DESK)) return at.pathname + at.search;
    if (at.pathname.startsWith('/interaction/')) at.searchParams.set('account', subject);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`${at.href} answered ${answer.status}: ${await answer.text()}`);
    at = new URL(location, at);
  }
  throw new Error('the provider sends in circles');
}

const comeBack = (url: string, cookie: string) => t.app.inject({ url, headers: { cookie } });

async function signInAs(subject: string, returnTo?: string) {
  const { answer, cookie } = await start(returnTo);
  return comeBack(await atProvider(String(answer.headers.location), subject), cookie);
}

async function refusal(subject: string) {
  const { headers } = await signInAs(subject);
  const cookies = [headers['set-cookie']].flat().map((line) => String(line).split('=')[0]);
  return { location: headers.location, cookies, entry: (await t.audit()).at(-1) };
}

describe('signing in at the identity provider', () => {
  test('is offered with the words of the setting', async () => {
    expect((await t.anonymous.call(contract.getEnvironment)).body.oidc).toEqual({
      label: 'Sign in with Acme',
    });
  });

  test('asks with code, PKCE, state and nonce, kept in a short cookie that survives the way back', async () => {
    const { answer } = await start();
    const asked = new URL(String(answer.headers.location)).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^.{20,}$/),
      nonce: expect.stringMatching(/^.{20,}$/),
      max_age: '43200',
    });
    expect(answer.headers['set-cookie']).toMatch(
      /^docket-oidc=[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test('binds the account with that verified e-mail, lets the person in and leads where they wanted to go', async () => {
    const answer = await signInAs('rita', '/queue?view=all');
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/queue?view=all']);
    const [, ...cookies] = [answer.headers['set-cookie']].flat();
    const { access } = readCookies({ headers: { 'set-cookie': cookies.map(String) } });
    const me = await t.app.inject({ url: '/api/auth/me', headers: { cookie: access } });
    expect(me.json().user.email).toBe('reviewer@docket.demo');
    const id = await t.userId('reviewer');
    expect((await t.audit()).slice(-2)).toMatchObject([
      { action: 'auth.identity-bound', object: { type: 'user', id } },
      { action: 'auth.signed-in', actor: { id }, refs: { by: 'oidc' } },
    ]);
    const rows = await t.db.selectFrom('user_identities').selectAll().execute();
    expect(rows).toMatchObject([{ issuer: provider.issuer, subject: 'rita', user_id: id }]);
  });

  test('knows the person from then on by that identity, whatever their e-mail there', async () => {
    provider.people.rita = { email: 'rita@elsewhere.example', email_verified: false };
    expect((await signInAs('rita')).headers.location).toBe('/');
    expect((await t.audit()).at(-1)).toMatchObject({ action: 'auth.signed-in' });
  });

  test('refuses everybody else with the same words, and the record says why', async () => {
    const id = await t.userId('auditor');
    await t.db.updateTable('users').set({ state: 'disabled' }).where('id', '=', id).execute();
    const users = await t.db.selectFrom('users').select('id').execute();
    for (const [subject, reason] of [
      ['stranger', 'oidc-no-account'],
      ['careless', 'oidc-email-not-verified'],
      ['impostor', 'oidc-other-identity'],
      ['aude', 'oidc-account-disabled'],
    ] as const) {
      const { location, cookies, entry } = await refusal(subject);
      expect([location, cookies]).toEqual(['/signin?oidc=refused', ['docket-oidc']]);
      expect(entry).toMatchObject({ action: 'auth.sign-in-failed', outcome: 'denied', reason });
    }
    // No account was made, and no address is in the log.
    expect(await t.db.selectFrom('users').select('id').execute()).toHaveLength(users.length);
    expect(JSON.stringify(await t.audit())).not.toContain('nobody@example.com');
    await t.db.updateTable('users').set({ state: 'active' }).where('id', '=', id).execute();
  });

  test('takes an answer only in the browser that asked, once, and to its own question', async () => {
    const mine = await start();
    const other = await start();
    const url = await atProvider(String(mine.answer.headers.location), 'rita');
    const failed = '/signin?oidc=failed';
    expect((await comeBack(url, '')).headers.location).toBe(failed);
    expect((await comeBack(url, other.cookie)).headers.location).toBe(failed);
    expect((await comeBack(url, 'docket-oidc=noise')).headers.location).toBe(failed);
    expect((await comeBack(url.replace(/code=[^&]+/, 'code=forged'), mine.cookie)).headers.location).toBe(
      failed,
    );
    expect((await comeBack(url, mine.cookie)).headers.location).toBe('/');
    expect((await comeBack(url, mine.cookie)).headers.location).toBe(failed);
    expect((await t.audit()).at(-1)).toMatchObject({ action: 'auth.sign-in-failed', reason: 'oidc-failed' });
  });

  test('says at the provider’s no what happened, and leads nowhere outside', async () => {
    const { cookie } = await start();
    const denied = await comeBack('/api/auth/oidc/callback?error=access_denied', cookie);
    expect(denied.headers.location).toBe('/signin?oidc=failed');
    for (const foreign of ['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example']) {
      expect((await start(foreign)).answer.statusCode).toBe(400);
    }
  });
});

describe('somebody who has no password', () => {
  const told = ({ status, body }: { status: number; body: { code?: string } }) => [status, body?.code];
  type Call = (
    endpoint: Pick<Endpoint, 'method' | 'url'>,
    body?: object,
  ) => ReturnType<typeof t.anonymous.call>;

  /** With an account that knows them only by the provider, signed in just now. */
  async function visit(name: string): Promise<Call> {
    t.forget('admin');
    const email = `${name}@docket.test`;
    const { status } = await t.as('admin').call(contract.createUser, {
      body: { email, name: 'Nora Nord', role: 'manager' },
    });
    expect(status).toBe(201);
    provider.people[name] = { email, email_verified: true };
    return callAs(name);
  }

  async function callAs(name: string): Promise<Call> {
    const [, ...cookies] = [(await signInAs(name)).headers['set-cookie']].flat().map(String);
    const { access } = readCookies({ headers: { 'set-cookie': cookies } });
    return (endpoint, body) => t.anonymous.call(endpoint, { headers: { cookie: access }, body });
  }

  test('confirms at the provider, which asks anew, while there is no second factor', async () => {
    const call = await visit('nils');
    await t.db
      .updateTable('auth_sessions')
      .set({ confirmed_at: new Date(t.clock.now().getTime() - FRESH_MINUTES * 60_000 - 1_000) })
      .execute();
    expect(told(await call(contract.startAuthenticator))).toEqual([403, 'fresh-sign-in-required']);
    const { answer } = await start('/account', { again: 'true' });
    expect(new URL(String(answer.headers.location)).searchParams.get('max_age')).toBe('60');
    expect((await start('/account', { again: 'maybe' })).answer.statusCode).toBe(400);
    expect((await (await callAs('nils'))(contract.startAuthenticator)).status).toBe(200);
  });

  test('adds an authenticator app after signing in, and confirms by it later', async () => {
    const call = await visit('nora');
    const { secret } = (await call(contract.startAuthenticator)).body;
    const first = await call(contract.confirmAuthenticator, { code: codeOf(secret, t.clock.now()) });
    expect(first.status).toBe(200);
    t.clock.advance(FRESH_MINUTES * 60_000 + 1_000);
    expect(told(await call(contract.renewRecoveryCodes))).toEqual([403, 'fresh-sign-in-required']);
    const proof = { kind: 'code', code: codeOf(secret, t.clock.now()) };
    expect((await call(contract.confirmSecondFactor, { proof })).status).toBe(200);
    expect((await call(contract.renewRecoveryCodes)).status).toBe(200);
    // The provider vouches for who comes in, and not for the factor that is here.
    const anew = await callAs('nora');
    expect(told(await anew(contract.renewRecoveryCodes))).toEqual([403, 'fresh-sign-in-required']);
  });
});

test('without a provider there is no button and nothing behind it', async () => {
  await using plain = await startHarness();
  expect((await plain.anonymous.call(contract.getEnvironment)).body.oidc).toBeNull();
  for (const { url } of [contract.startOidc, contract.finishOidc]) {
    expect((await plain.app.inject({ url })).statusCode).toBe(404);
  }
});

test('a provider that is away leads back to the sign-in page', async () => {
  await using alone = await startHarness({
    env: {
      PUBLIC_URL: DESK,
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: OIDC_CLIENT.id,
      OIDC_CLIENT_SECRET: OIDC_CLIENT.secret,
    },
  });
  const answer = await alone.app.inject({ url: contract.startOidc.url });
  expect([answer.statusCode, answer.headers.location]).toEqual([302, '/signin?oidc=unavailable']);
});
