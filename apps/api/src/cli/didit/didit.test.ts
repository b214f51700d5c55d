import { connect } from '@docket/db';
import { createTestDatabase } from '@docket/db/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { API_KEY, type LocalDidit, startDidit } from '../../../test/spawn-docket.ts';

vi.setConfig({ testTimeout: 60_000 });

const PASSWORD = 'Correct-Horse-7';
const EMAIL = 'dev@docket-users.net';
let didit: LocalDidit;

beforeAll(async () => {
  didit = await startDidit();
});
afterAll(() => didit.sandbox.close());

async function mailedCode(): Promise<string> {
  const mails = await didit.control('GET', '/_sandbox/mail');
  return String(mails[0].code);
}

describe('a Didit account', () => {
  test('is opened, verified and signed in to, and no answer shows password, key or token unasked', async () => {
    const stdin = { input: `${PASSWORD}\n` };
    const registered = await didit.kyc(['didit', 'register', '--email', EMAIL, '--password-stdin'], stdin);
    expect(registered).toMatchObject({ code: 0, out: expect.stringContaining('docket didit verify') });
    const verified = await didit.kyc(['didit', 'verify', '--email', EMAIL, '--code', await mailedCode()]);
    expect(verified).toMatchObject({ code: 0, out: expect.stringMatching(/API key: +••••ghij/) });
    const login = await didit.kyc(['didit', 'login', '--email', EMAIL, '--password-stdin', '--json'], stdin);
    expect(login).toMatchObject({ code: 0, json: { email: EMAIL, expires_in: 86_400 } });
    expect(login.json.access_token).toMatch(/^••••/);
    for (const { out, err } of [registered, verified, login]) {
      expect(out + err).not.toContain(PASSWORD);
      expect(out + err).not.toContain(API_KEY);
    }
  });

  test('shows its key when asked to, in an answer a program can read', async () => {
    const email = `second-${EMAIL}`;
    await didit.kyc(['didit', 'register', '--email', email, '--password-stdin'], { input: `${PASSWORD}\n` });
    const args = ['--email', email, '--code', await mailedCode(), '--show-key', '--json'];
    const { code, json } = await didit.kyc(['didit', 'verify', ...args]);
    expect({ code, key: json.api_key }).toEqual({ code: 0, key: API_KEY });
  });

  test('gives its key to Docket, sealed, without a word of it on the screen', async () => {
    const database = await createTestDatabase();
    const email = `stored-${EMAIL}`;
    await didit.kyc(['didit', 'register', '--email', email, '--password-stdin'], { input: `${PASSWORD}\n` });
    const verify = ['didit', 'verify', '--email', email, '--code', await mailedCode(), '--store'];
    const env = { DATABASE_URL: database.url };
    const noKey = await didit.kyc(verify, { env });
    expect(noKey).toMatchObject({ code: 1, err: expect.stringContaining('SECRETS_KEY') });
    const stored = await didit.kyc(verify, {
      env: { ...env, SECRETS_KEY: Buffer.alloc(32, 7).toString('base64') },
    });
    expect(stored).toMatchObject({ code: 0, out: expect.stringContaining('Docket has the key') });
    const { db, close } = connect(database.url, { max: 1 });
    const row = await db.selectFrom('connections').selectAll().executeTakeFirstOrThrow();
    await close();
    await database.drop();
    expect(row).toMatchObject({ api_key_sealed: expect.stringMatching(/^v1\./), version: 2 });
    expect(JSON.stringify(row) + stored.out + stored.err).not.toContain(API_KEY);
  });

  test('is not opened without a password, with a weak one, or with one among the arguments', async () => {
    const email = `third-${EMAIL}`;
    const register = ['didit', 'register', '--email', email];
    const [none, weak, typed] = await Promise.all([
      didit.kyc(register),
      didit.kyc([...register, '--password-stdin'], { input: 'weak-pw\n' }),
      didit.kyc([...register, `--password=${PASSWORD}`]),
    ]);
    expect(none).toMatchObject({ code: 2, err: expect.stringContaining('--password-stdin') });
    expect(weak).toMatchObject({ code: 1, err: expect.stringContaining('password') });
    expect(weak.err).not.toContain('weak-pw');
    expect(typed.code).toBe(2);
    expect(typed.err).not.toContain(PASSWORD);
  });

  test('is not verified by a wrong code', async () => {
    const wrong = await didit.kyc(['didit', 'verify', '--email', EMAIL, '--code', 'AAAAAA']);
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('code') });
    expect(await didit.kyc(['didit', 'verify', '--email', EMAIL, '--code', '12'])).toMatchObject({ code: 2 });
  });
});

describe('credit', () => {
  test('is shown in dollars, and as Didit’s decimal text for programs', async () => {
    expect((await didit.kyc(['didit', 'balance'])).out).toMatch(/^Balance: +\$\d+\.\d{4}$/m);
    expect((await didit.kyc(['didit', 'balance', '--json'])).json.balance).toMatch(/^\d+\.\d{4}$/);
  });

  test('is topped up by a page to pay on, from 50 dollars', async () => {
    const [paid, less] = await Promise.all([
      didit.kyc(['didit', 'top-up', '--amount', '50', '--json']),
      didit.kyc(['didit', 'top-up', '--amount', '49']),
    ]);
    expect(paid.code).toBe(0);
    expect(URL.canParse(paid.json.checkout_session_url)).toBe(true);
    expect(less).toMatchObject({ code: 2, err: expect.stringContaining('from 50') });
  });
});

describe('webhook destinations', () => {
  test('are made, listed and deleted, with the signing secret masked', async () => {
    const url = 'https://docket.example.com/webhooks/didit/abc';
    const made = await didit.kyc(['didit', 'webhooks', 'create', '--url', url, '--json']);
    expect(made.json).toMatchObject({ url, subscribed_events: ['status.updated', 'data.updated'] });
    expect(made.json.secret_shared_key).toMatch(/^••••.{4}$/);
    const listed = await didit.kyc(['didit', 'webhooks', 'list']);
    expect(listed.out).toContain(url);
    const kept = await didit.kyc(['didit', 'webhooks', 'delete', made.json.uuid]);
    expect(kept).toMatchObject({ code: 2, err: expect.stringContaining('--yes') });
    expect(await didit.kyc(['didit', 'webhooks', 'delete', made.json.uuid, '--yes'])).toMatchObject({
      code: 0,
    });
    expect((await didit.kyc(['didit', 'webhooks', 'list', '--json'])).json).toEqual([]);
  });

  test('show the secret when asked to', async () => {
    const args = ['--url', 'https://docket.example.com/b', '--show-key', '--json'];
    const { json } = await didit.kyc(['didit', 'webhooks', 'create', ...args]);
    expect(json.secret_shared_key).toMatch(/^[\w-]{20,}$/);
  });

  test('need an address', async () => {
    const runs = await Promise.all([
      didit.kyc(['didit', 'webhooks', 'create', '--url', 'nowhere']),
      didit.kyc(['didit', 'webhooks', 'create']),
    ]);
    for (const run of runs) expect(run).toMatchObject({ code: 2, err: expect.stringContaining('--url') });
  });
});
