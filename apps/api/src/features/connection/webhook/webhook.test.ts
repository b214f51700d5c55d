import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { contract, NEEDED_EVENTS } from '@docket/contracts';
import { signWebhook } from '@docket/didit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../../test/harness.ts';

let t: Harness;
let base: string;

beforeEach(async () => {
  t = await startHarness();
  const { port } = t.app.server.address() as AddressInfo; // listening on TCP
  base = `http://127.0.0.1:${port}`;
});
afterEach(() => t.close());

const admin = () => t.as('admin');
const show = async () => (await admin().call(contract.getConnection)).body.connection;
const headers = async () => ({ 'if-match': `"${(await show()).version}"` });
const connect = async (body: object = { baseUrl: base }) =>
  admin().call(contract.connectWebhook, { headers: await headers(), body });
const rotate = async (body: object = {}) =>
  admin().call(contract.rotateWebhookSecret, { headers: await headers(), body });
const destinations = () => t.deps.didit.webhooks.destinations;
const secretNow = () => t.deps.connection.state().webhookSecrets[0]?.secret ?? '';

/** What an event signed with this secret is answered. */
async function deliver(secret: string, path?: string): Promise<number> {
  const timestamp = Math.floor(t.clock.now().getTime() / 1000);
  const body = JSON.stringify({ event_id: randomUUID(), webhook_type: 'status.updated', timestamp });
  const answer = await t.app.inject({
    method: 'POST',
    url: path ?? (await show()).webhook.path,
    headers: { 'content-type': 'application/json', ...signWebhook(body, secret) },
    payload: body,
  });
  return answer.statusCode;
}

describe('the webhook destination', () => {
  test('is created with one call: address, events and secret, and a signed test event comes back', async () => {
    const { status, body } = await connect();
    expect(status).toBe(200);
    expect(body.connection.webhook).toMatchObject({
      source: 'database',
      address: `${base}${body.connection.webhook.path}`,
      destination: { state: 'ok', missingEvents: [], because: null },
    });
    const [made] = await destinations().list();
    expect(made).toMatchObject({ enabled: true, subscribed_events: [...NEEDED_EVENTS] });
    const tested = await admin().call(contract.testWebhook);
    expect(tested.body).toMatchObject({ ok: true, status: 204 });
    expect(await t.db.selectFrom('deliveries').selectAll().execute()).toEqual([]);
  });

  test('keeps the address it had, and the secret of the environment is accepted for the overlap', async () => {
    const before = (await show()).webhook.path;
    await connect();
    expect((await show()).webhook.path).toBe(before);
    const old = t.deps.env.DIDIT_WEBHOOK_SECRET ?? '';
    expect(await deliver(old)).toBe(200);
    t.clock.advance(24 * 3_600_000 + 1_000);
    t.forget('admin');
    expect(await deliver(old)).toBe(401);
    expect(await deliver(secretNow())).toBe(200);
  });

  test.each([
    ['disabled', { enabled: false }],
    ['wrong-events', { subscribed_events: ['user.data.updated'] }],
    ['other-address', { url: 'https://elsewhere.example/webhooks' }],
  ])('that is %s is recognised and repaired, keeping what else it tells of', async (state, wrong) => {
    await connect();
    const [made] = await destinations().list();
    await destinations().update(made?.uuid ?? '', wrong);
    expect((await show()).webhook.destination.state).toBe(state);
    const secret = secretNow();
    const { body } = await connect({});
    expect(body.connection.webhook.destination.state).toBe('ok');
    expect((await destinations().list()).map(({ uuid }) => uuid)).toEqual([made?.uuid]);
    expect(secretNow()).toBe(secret);
    if (state === 'wrong-events') {
      expect(body.connection.webhook.destination.events).toEqual(['user.data.updated', ...NEEDED_EVENTS]);
    }
  });

  test('that is gone is made anew', async () => {
    await connect();
    const [made] = await destinations().list();
    await destinations().delete(made?.uuid ?? '');
    expect((await show()).webhook.destination.state).toBe('missing');
    expect((await connect({})).body.connection.webhook.destination.state).toBe('ok');
  });

  test('needs an address, and is refused in Didit’s words where that is wrong', async () => {
    const nowhere = await connect({});
    expect([nowhere.status, nowhere.body.code]).toEqual([409, 'webhook-address-missing']);
    const plain = await connect({ baseUrl: 'http://docket.example' });
    expect([plain.status, plain.body.detail]).toEqual([422, 'Webhook URL must use HTTPS.']);
    expect(plain.body.errors).toMatchObject([{ pointer: '/body/baseUrl' }]);
  });
});

describe('rotating the secret', () => {
  test('has Didit make a new one; the old is accepted until the overlap ends, and the old destination goes', async () => {
    await connect();
    const [old] = await destinations().list();
    const [oldSecret, oldPath] = [secretNow(), (await show()).webhook.path];
    const { status, body } = await rotate({ overlapHours: 2 });
    expect(status).toBe(200);
    expect(body.connection.webhook.destination.state).toBe('ok');
    expect(Date.parse(body.connection.webhook.previousUntil) - t.clock.now().getTime()).toBeGreaterThan(
      7_100_000,
    );
    const left = await destinations().list();
    expect(left.map(({ uuid }) => uuid)).not.toContain(old?.uuid);
    expect(left).toHaveLength(1);
    expect(secretNow()).not.toBe(oldSecret);
    expect([await deliver(oldSecret, oldPath), await deliver(secretNow())]).toEqual([200, 200]);
    t.clock.advance(2 * 3_600_000 + 1_000);
    expect([await deliver(oldSecret, oldPath), await deliver(secretNow())]).toEqual([401, 200]);
    expect((await t.audit()).findLast(({ action }) => action === 'secret.rotated')).toMatchObject({
      object: { id: 'didit-webhook-secret' },
      refs: { overlapHours: '2' },
    });
  });

  test('takes one that was rotated in the Didit console, without asking Didit', async () => {
    const before = secretNow();
    const secret = randomUUID();
    expect((await rotate({ secret })).status).toBe(200);
    expect([await deliver(secret), await deliver(before)]).toEqual([200, 200]);
    const again = await rotate({ secret });
    expect([again.status, again.body.errors[0].pointer]).toEqual([400, '/body/secret']);
  });

  test('with no overlap refuses the old one at once', async () => {
    const before = secretNow();
    await rotate({ secret: randomUUID(), overlapHours: 0 });
    expect(await deliver(before)).toBe(401);
  });

  test('leaves no destination behind when somebody else was faster', async () => {
    await connect();
    const count = (await destinations().list()).length;
    const body = {};
    const stale = await admin().call(contract.rotateWebhookSecret, { headers: { 'if-match': '"1"' }, body });
    expect(stale.status).toBe(412);
    expect((await destinations().list()).length).toBe(count);
  });

  test('never shows or records a secret', async () => {
    await connect();
    const first = secretNow();
    const answers = [await rotate(), await show()];
    const all = JSON.stringify([
      answers,
      await t.audit(),
      await t.db.selectFrom('connections').selectAll().execute(),
    ]);
    for (const secret of [first, secretNow()]) expect(all.includes(secret)).toBe(false);
  });
});
