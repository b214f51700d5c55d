import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDiditAccount } from './account.ts';
import { createDidit, type Didit } from './client.ts';
import { API_KEY, errorOf, type ScriptedDidit, startScriptedDidit } from './testing/local-didit.ts';

const EMAIL = 'desk@tinta.example';
const PASSWORD = 'Canary"Pässw0rd\\1!';

let local: ScriptedDidit;
let didit: Didit;

beforeAll(async () => {
  local = await startScriptedDidit();
  // Nothing listens at the base URL: every call here has to go to the account host.
  const accountBaseUrl = `${local.origin}/auth/v2`;
  didit = createDidit({ baseUrl: 'http://127.0.0.1:9', apiKey: API_KEY, accountBaseUrl, timeoutMs: 2_000 });
});
beforeEach(() => local.forget());
afterAll(async () => {
  await didit.close();
  await local.stop();
});

const verified = {
  access_token: 'access',
  refresh_token: 'refresh',
  expires_in: 86_400,
  organization: { uuid: 'o', name: 'tinta' },
  application: { uuid: 'a', name: 'tinta', client_id: 'c', api_key: 'sk_live_new' },
};

describe('an account', () => {
  it('is registered, verified and logged in to, in Didit’s words', async () => {
    local.answering(201, { message: 'Registration successful.', email: EMAIL });
    expect((await didit.account.register({ email: EMAIL, password: PASSWORD })).email).toBe(EMAIL);
    expect(local.sent()).toEqual({ email: EMAIL, password: PASSWORD });
    local.answering(200, { message: 'Sent.' });
    await didit.account.resendOtp({ email: EMAIL });
    expect(local.sent()).toEqual({ email: EMAIL });
    local.answering(200, verified);
    const { application } = await didit.account.verifyEmail({ email: EMAIL, code: 'A3K9F2' });
    expect(application.api_key).toBe('sk_live_new');
    const { application: _application, organization: _organization, ...tokens } = verified;
    local.answering(200, { ...tokens, message: 'Login successful' });
    expect((await didit.account.login({ email: EMAIL, password: PASSWORD })).access_token).toBe('access');
    expect(local.asked()).toEqual([
      'POST /auth/v2/programmatic/register/',
      'POST /auth/v2/programmatic/resend-otp/',
      'POST /auth/v2/programmatic/verify-email/',
      'POST /auth/v2/programmatic/login/',
    ]);
  });

  it('is opened without the key ever leaving for its host', async () => {
    local.answering(200, { message: 'Sent.' });
    await didit.account.resendOtp({ email: EMAIL, password: PASSWORD });
    expect(JSON.stringify(local.seen)).not.toContain(API_KEY);
    expect(local.seen[0]?.headers['x-api-key']).toBeUndefined();
  });

  it('is not open before an answer with a key is there', async () => {
    const { api_key: _key, ...application } = verified.application;
    local.answering(200, { ...verified, application });
    const error = await errorOf(didit.account.verifyEmail({ email: EMAIL, code: 'A3K9F2' }));
    expect(error).toMatchObject({ kind: 'unreadable', maybeApplied: true });
    expect(error.detail).toBe('unexpected application.api_key (invalid_type)');
  });

  it('that is locked or registers too often says for how long', async () => {
    local.answering(429, { detail: 'Too many attempts.' });
    const error = await errorOf(didit.account.login({ email: EMAIL, password: PASSWORD }));
    expect(error).toMatchObject({ kind: 'rate_limited', detail: 'Too many attempts.' });
    expect(local.seen).toHaveLength(1);
  });

  it('keeps passwords and codes out of errors, however the host spells them', async () => {
    const escaped = JSON.stringify({ password: [`"${PASSWORD}" is too common.`] }).replace('ä', '\\u00e4');
    local.answering(400, Buffer.from(escaped));
    const password = await errorOf(didit.account.register({ email: EMAIL, password: PASSWORD }));
    expect(password.fields).toEqual({ password: ['"[secret]" is too common.'] });
    local.answering(400, { detail: 'Code A3K9F2 has expired.' });
    const code = await errorOf(didit.account.verifyEmail({ email: EMAIL, code: 'A3K9F2' }));
    expect(code.detail).toBe('Code [secret] has expired.');
    for (const error of [password, code]) {
      const shown = inspect(error, { depth: 20, showHidden: true });
      expect(shown).not.toMatch(/Canary|A3K9F2/);
    }
  });
});

describe('the account calls alone', () => {
  it('need no key', async () => {
    const account = createDiditAccount({ accountBaseUrl: `${local.origin}/auth/v2/` });
    local.answering(201, { message: 'ok', email: EMAIL });
    await account.register({ email: EMAIL, password: PASSWORD });
    expect(local.asked()).toEqual(['POST /auth/v2/programmatic/register/']);
    await account.close();
    const error = await errorOf(account.login({ email: EMAIL, password: PASSWORD }));
    expect(error).toMatchObject({ code: 'CLIENT_CLOSED', maybeApplied: false });
  });

  it.each(['', 'apx.didit.me', 'ftp://apx.didit.me'])('refuse the host %j', (accountBaseUrl) => {
    expect(() => createDiditAccount({ accountBaseUrl })).toThrow(/^the base URL is not an http/);
    const make = () => createDidit({ baseUrl: local.origin, apiKey: API_KEY, accountBaseUrl });
    expect(make).toThrow(/^the base URL is not an http/);
  });
});
