import { contract } from '@docket/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, readCookies, startHarness } from '../../../../test/harness.ts';
import { DEMO_PASSWORD } from '../../users/ensure-demo-users.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness({ env: { SIGN_IN_IDLE_MINUTES: '60' } });
});
afterAll(() => t.close());

const MINUTE_MS = 60_000;

async function signIn() {
  const body = { email: 'reviewer@docket.demo', password: DEMO_PASSWORD };
  return readCookies(await t.anonymous.call(contract.signIn, { body }));
}

const refresh = (cookie: string, body: object = {}) =>
  t.anonymous.call(contract.refreshSignIn, { headers: { cookie }, body });

async function me(cookie: string): Promise<number> {
  return (await t.app.inject({ url: '/api/auth/me', headers: { cookie } })).statusCode;
}

/** Every ten minutes for as long as is said, as a page does that is in use. */
async function useFor(cookies: { access: string; refresh: string }, minutes: number) {
  let now = cookies;
  for (let passed = 0; passed < minutes; passed += 10) {
    t.clock.advance(10 * MINUTE_MS);
    const answer = await refresh(now.refresh);
    if (answer.status !== 204) return { status: answer.status, after: passed + 10 };
    now = readCookies(answer);
  }
  return { status: 204, ...now };
}

let opened: { access: string; refresh: string };
beforeEach(async () => {
  opened = await signIn();
});

describe('renewing a sign-in', () => {
  test('takes over after ten minutes, when the access token has run out', async () => {
    t.clock.advance(9 * MINUTE_MS);
    expect(await me(opened.access)).toBe(200);
    t.clock.advance(2 * MINUTE_MS);
    expect(await me(opened.access)).toBe(401);
    const answer = await refresh(opened.refresh);
    expect(answer.status).toBe(204);
    const next = readCookies(answer);
    expect(next.refresh).not.toBe(opened.refresh);
    expect(await me(next.access)).toBe(200);
  });

  test('keeps only hashes of its tokens', async () => {
    const rows = await t.db.selectFrom('refresh_tokens').selectAll().execute();
    const text = JSON.stringify(rows);
    expect(rows.length).toBeGreaterThan(0);
    expect(text).not.toContain(opened.refresh.split('=')[1]);
  });

  test('gives tabs that ask at once the same successor, also when an answer was lost', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(opened.refresh)));
    const tokens = new Set(answers.map((answer) => readCookies(answer).refresh));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(204));
    expect(tokens.size).toBe(1);
    t.clock.advance(9_000);
    expect(readCookies(await refresh(opened.refresh)).refresh).toBe([...tokens][0]);
  });

  test('leads a late tab to the end of the chain, never back', async () => {
    const second = readCookies(await refresh(opened.refresh));
    const third = readCookies(await refresh(second.refresh));
    expect(readCookies(await refresh(opened.refresh)).refresh).toBe(third.refresh);
  });

  test('with a token that was used up ends the sign-in for both who hold it, and is on record', async () => {
    const next = readCookies(await refresh(opened.refresh));
    t.clock.advance(11_000);
    expect((await refresh(opened.refresh)).status).toBe(401);
    expect(await me(next.access)).toBe(401);
    expect((await refresh(next.refresh)).status).toBe(401);
    const id = await t.userId('reviewer');
    expect((await t.audit()).at(-1)).toMatchObject({
      action: 'auth.refresh-reused',
      outcome: 'denied',
      actor: { type: 'anonymous', id: null, ip: '127.0.0.1' },
      object: { type: 'user', id },
      request: { route: 'POST /api/auth/refresh' },
    });
    const row = await t.db
      .selectFrom('auth_sessions')
      .select('end_reason')
      .where('user_id', '=', id)
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow();
    expect(row.end_reason).toBe('refresh-reused');
  });

  test('ends after twelve hours, however much it is used', async () => {
    expect(await useFor(opened, 15 * 60)).toEqual({ status: 401, after: 12 * 60 });
  });

  test('is refused once nobody has been there for the idle limit, and that is on record', async () => {
    t.clock.advance(61 * MINUTE_MS);
    expect((await refresh(opened.refresh)).status).toBe(401);
    expect((await t.audit()).at(-1)).toMatchObject({ action: 'auth.sign-in-ended', reason: 'idle' });
  });

  test('is refused to a page that is open but left alone', async () => {
    t.clock.advance(10 * MINUTE_MS);
    const first = await refresh(opened.refresh, { untouchedMs: 59 * MINUTE_MS });
    expect(first.status).toBe(204);
    const last = await refresh(readCookies(first).refresh, { untouchedMs: 61 * MINUTE_MS });
    expect(last.status).toBe(401);
  });

  test('acts on nothing once the account is disabled', async () => {
    const id = await t.userId('reviewer');
    await t.db.updateTable('users').set({ state: 'disabled' }).where('id', '=', id).execute();
    expect((await refresh(opened.refresh)).status).toBe(401);
    await t.db.updateTable('users').set({ state: 'active' }).where('id', '=', id).execute();
    expect((await refresh(opened.refresh)).status).toBe(204);
  });

  test('takes no access token for a refresh token, and none from another site', async () => {
    expect((await refresh(opened.access)).status).toBe(401);
    const stolen = opened.access.replace(/^docket=/, 'docket-refresh=');
    expect((await refresh(stolen)).status).toBe(401);
    const headers = { cookie: opened.refresh, 'sec-fetch-site': 'cross-site' };
    const foreign = await t.anonymous.call(contract.refreshSignIn, { headers, body: {} });
    expect([foreign.status, foreign.body.code]).toEqual([403, 'cross-site-request']);
  });

  test('slows down who guesses and not who has a token', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      statuses.push((await refresh(`docket-refresh=${'x'.repeat(42)}${attempt}`)).status);
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
    expect((await refresh(opened.refresh)).status).toBe(204);
  });

  test('forgets the tokens of sign-ins that have lapsed', async () => {
    t.clock.advance(13 * 60 * MINUTE_MS);
    await signIn();
    const left = await t.db
      .selectFrom('refresh_tokens')
      .innerJoin('auth_sessions', 'auth_sessions.id', 'session_id')
      .select('token_hash')
      .where('user_id', '=', await t.userId('reviewer'))
      .execute();
    expect(left).toHaveLength(1);
  });
});

test('a stream of live changes ends with the sign-in, and follows the role', async () => {
  const { port } = t.app.server.address() as { port: number }; // listening on TCP
  const answer = await fetch(`http://127.0.0.1:${port}/api/events`, { headers: { cookie: opened.access } });
  const reader = answer.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('retry');
  const end = await t.app.inject({
    method: 'POST',
    url: '/api/auth/sign-out',
    headers: { cookie: opened.access },
  });
  expect(end.statusCode).toBe(204);
  for (;;) {
    const { done } = (await reader?.read()) ?? { done: true };
    if (done) break;
  }
});
