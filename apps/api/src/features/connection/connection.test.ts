import { randomUUID } from 'node:crypto';
import { type AuditEntry, contract, FRESH_MINUTES } from '@docket/contracts';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../../test/caller.ts';
import { type Harness, startHarness } from '../../../test/harness.ts';
import { DEMO_PASSWORD } from '../users/ensure-demo-users.ts';

let t: Harness;
let log: string[];

beforeEach(async () => {
  log = [];
  t = await startHarness({
    log: pino({ level: 'trace' }, { write: (line) => log.push(line) }),
  });
});
afterEach(() => t.close());

const admin = () => t.as('admin');
const show = async () => (await admin().call(contract.getConnection)).body.connection;
const ifMatch = async () => ({ 'if-match': `"${(await show()).version}"` });

/** A further key of the sandbox's one application. */
async function makeKey(spec: object = {}): Promise<string> {
  const body = { label: `key ${randomUUID()}`, scopes: ALL, ...spec };
  return (await t.control('POST', '/_sandbox/keys', body)).key;
}
const ALL = {
  sessions: 'write',
  decisions: 'read',
  media: 'read',
  people: 'write',
  workflows: 'write',
  webhooks: 'write',
};

async function setKey(apiKey: string, more: object = {}): Promise<Answer> {
  return admin().call(contract.setConnectionKey, { headers: await ifMatch(), body: { apiKey, ...more } });
}

async function row() {
  return t.db.selectFrom('connections').selectAll().executeTakeFirstOrThrow();
}

async function lastEntry(action: AuditEntry['action']): Promise<AuditEntry | undefined> {
  return (await t.audit()).findLast((entry) => entry.action === action);
}

describe('the connection', () => {
  test('is that of the environment until somebody stores another, with balance and destination asked live', async () => {
    const connection = await show();
    expect(connection).toMatchObject({
      problem: 'none',
      canStore: true,
      key: { source: 'environment', lastFour: 'kkkk', changedAt: null },
      application: { environment: 'sandbox' },
      balance: { amount: expect.stringMatching(/^\d+\.\d+$/), because: null },
      webhook: { source: 'environment', lastFour: 'ssss', destination: { state: 'missing' } },
    });
  });

  test('shows what could not be read beside what could', async () => {
    const key = await makeKey({ scopes: { sessions: 'read', decisions: 'read' } });
    expect((await setKey(key)).status).toBe(200);
    const { balance, webhook } = await show();
    expect(balance).toMatchObject({
      amount: null,
      because: expect.stringContaining('does not let this key'),
    });
    expect(webhook.destination).toMatchObject({
      state: 'unknown',
      because: expect.stringContaining('named key'),
    });
  });
});

describe('a key', () => {
  test('is stored sealed, used at once, shown as its last four characters, and on record', async () => {
    const key = await makeKey();
    const { status, body } = await setKey(key);
    expect(status).toBe(200);
    expect(body.connection.key).toMatchObject({
      source: 'database',
      lastFour: key.slice(-4),
      changedBy: { id: await t.userId('admin') },
    });
    expect(t.deps.connection.state().apiKey).toBe(key);
    await t.deps.didit.sessions.list({ limit: 1 });
    expect((await row()).api_key_sealed).toMatch(/^v1\.[0-9a-f]{8}\./);
    expect(await lastEntry('secret.rotated')).toMatchObject({
      object: { type: 'secret', id: 'didit-api-key' },
      change: {
        from: { source: 'environment', lastFour: 'kkkk' },
        to: { source: 'database', lastFour: key.slice(-4) },
      },
    });
  });

  test('appears in no answer, no log line, no audit entry and not in the table', async () => {
    const key = await makeKey();
    const answers = [
      await admin().call(contract.testConnectionKey, { body: { apiKey: key } }),
      await setKey(key),
      await setKey(`${key}x`),
      await admin().call(contract.getConnection),
    ];
    const places = {
      answers: JSON.stringify(answers),
      log: log.join(''),
      audit: JSON.stringify(await t.audit()),
      table: JSON.stringify(await row()),
    };
    for (const [place, text] of Object.entries(places)) {
      expect(text.includes(key), place).toBe(false);
      expect(text.includes(key.slice(8, 40)), place).toBe(false);
    }
  });

  test('can be tried before it is kept', async () => {
    await t.play('review_face_match_borderline');
    const good = await admin().call(contract.testConnectionKey, { body: { apiKey: await makeKey() } });
    expect(good.body).toMatchObject({ accepted: true, application: 'same', sessions: 1, cases: 1 });
    const wrong = await admin().call(contract.testConnectionKey, {
      body: { apiKey: 'sk_live_wrong_wrong_wrong' },
    });
    expect(wrong.body).toMatchObject({
      accepted: false,
      because: expect.stringContaining('does not accept'),
    });
    expect((await row()).api_key_sealed).toBeNull();
    expect(await lastEntry('connection.key-tested')).toMatchObject({ outcome: 'denied' });
  });

  test('that Didit refuses is not stored, and the attempt is on record', async () => {
    const { status, body } = await setKey('sk_live_wrong_wrong_wrong');
    expect([status, body.code, body.errors[0].pointer]).toEqual([422, 'didit-key-refused', '/body/apiKey']);
    expect((await row()).version).toBe(1);
    expect(await lastEntry('secret.rotated')).toMatchObject({
      outcome: 'denied',
      reason: 'didit-key-refused',
    });
  });

  test('of another application is refused while there are cases, unless that is what the person wants', async () => {
    await t.play('review_face_match_borderline');
    const foreign = {
      id: randomUUID(),
      status: 'In Review',
      session_created_at: new Date(),
      observed_at: new Date(),
    };
    await t.db.deleteFrom('evidence').execute();
    await t.db.deleteFrom('evidence_history').execute();
    await t.db.deleteFrom('activities').execute();
    await t.db.deleteFrom('cases').execute();
    await t.db.insertInto('cases').values(foreign).execute();
    const key = await makeKey();
    const refused = await setKey(key);
    expect([refused.status, refused.body.code]).toEqual([409, 'other-application']);
    expect(refused.body.detail).toContain('There are 1 cases here');
    expect((await row()).api_key_sealed).toBeNull();
    expect((await setKey(key, { acceptOtherApplication: true })).status).toBe(200);
    expect(await lastEntry('sync.import-started')).toMatchObject({ actor: { role: 'admin' } });
  });

  test('wants the version the person saw', async () => {
    const body = { apiKey: await makeKey() };
    const stale = await admin().call(contract.setConnectionKey, { headers: { 'if-match': '"999"' }, body });
    expect([stale.status, stale.body.code]).toEqual([412, 'version-mismatch']);
    expect((await admin().call(contract.setConnectionKey, { body })).status).toBe(428);
  });

  test('wants a password given within minutes', async () => {
    const headers = await ifMatch();
    const apiKey = await makeKey();
    t.clock.advance(FRESH_MINUTES * 60_000 + 1_000);
    const stale = await admin().call(contract.setConnectionKey, { headers, body: { apiKey } });
    expect([stale.status, stale.body.code]).toEqual([403, 'fresh-sign-in-required']);
    expect((await row()).api_key_sealed).toBeNull();
    expect((await show()).freshUntil).toBeNull();
    await admin().call(contract.confirmPassword, { body: { password: DEMO_PASSWORD } });
    expect((await admin().call(contract.setConnectionKey, { headers, body: { apiKey } })).status).toBe(200);
  });
});

describe('an account', () => {
  const credentials = { email: 'desk@tinta.example', password: 'Canary-Pässw0rd!' };

  test('is registered and verified from here, and its key goes nowhere but into the table', async () => {
    const registered = await admin().call(contract.registerDiditAccount, { body: credentials });
    expect([registered.status, registered.body.email]).toEqual([202, credentials.email]);
    const [mail] = await t.control('GET', '/_sandbox/mail');
    const { status, body } = await admin().call(contract.verifyDiditAccount, {
      headers: await ifMatch(),
      body: { email: credentials.email, code: mail.code },
    });
    expect([status, body.connection.key.source]).toEqual([200, 'database']);
    expect(body.connection.application.id).toMatch(/^[0-9a-f-]{36}$/);
    const all = JSON.stringify([registered, body, await t.audit()]) + log.join('');
    expect(all).not.toContain(t.deps.env.DIDIT_API_KEY);
    for (const secret of [credentials.password, mail.code]) expect(all.includes(secret)).toBe(false);
  });

  test('is refused in Didit’s words, at the field they are about', async () => {
    const body = { ...credentials, password: 'weakweakweak' };
    const weak = await admin().call(contract.registerDiditAccount, { body });
    expect([weak.status, weak.body.code]).toEqual([422, 'didit-refused-input']);
    expect(weak.body.errors).toMatchObject([{ pointer: '/body/password' }]);
    expect(await lastEntry('connection.account-registered')).toMatchObject({ outcome: 'error' });
    const wrongCode = await admin().call(contract.verifyDiditAccount, {
      headers: await ifMatch(),
      body: { email: credentials.email, code: 'AAAAAA' },
    });
    expect(wrongCode.body).toMatchObject({
      code: 'didit-refused-input',
      errors: [{ pointer: '/body/code' }],
    });
  });

  test('asked for too often is told how long to wait, which is no trouble of Didit’s', async () => {
    const rules = [{ method: 'POST', path: '/programmatic/register/', mode: 'throttled' }];
    await t.control('PUT', '/_sandbox/faults', { rules });
    const again = await admin().call(contract.registerDiditAccount, { body: credentials });
    expect([again.status, again.body.code]).toEqual([429, 'too-many-requests']);
    expect(again.body.detail).toMatch(/Expected available in \d+ second/);
    expect(Number(again.headers['retry-after'])).toBeGreaterThan(0);
    expect(await lastEntry('connection.account-registered')).toMatchObject({ outcome: 'error' });
    await t.control('DELETE', '/_sandbox/faults');
  });

  test('is not verified over cases of another one before the person has agreed: the code works once', async () => {
    await t.play('approve');
    await admin().call(contract.registerDiditAccount, { body: credentials });
    const [mail] = await t.control('GET', '/_sandbox/mail');
    const body = { email: credentials.email, code: mail.code };
    const refused = await admin().call(contract.verifyDiditAccount, { headers: await ifMatch(), body });
    expect([refused.status, refused.body.code]).toEqual([409, 'other-application']);
    const agreed = await admin().call(contract.verifyDiditAccount, {
      headers: await ifMatch(),
      body: { ...body, acceptOtherApplication: true },
    });
    expect(agreed.status).toBe(200);
  });

  test('is topped up on a page of Didit’s', async () => {
    const { status, body } = await admin().call(contract.topUpBalance, { body: { amountInDollars: 50 } });
    expect([status, URL.canParse(body.checkoutUrl)]).toEqual([200, true]);
    expect(await lastEntry('connection.top-up-started')).toMatchObject({ refs: { dollars: '50' } });
  });
});
