import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hmacHex, signDelivery, simpleMessage, wireJson } from './signature.ts';
import { startReceiver, startSandbox, until } from './testing.ts';
import { isWorthRetrying } from './webhook-sender.ts';

type Vector = {
  name: string;
  secret: string;
  raw: string;
  canonical: string;
  simple_string: string;
  x_signature: string;
  x_signature_v2: string;
  x_signature_simple: string;
};
const vectors: Vector[] = JSON.parse(
  readFileSync(new URL('fixtures/webhook-vectors.json', import.meta.url), 'utf8'),
);
/** T5 holds integers that JavaScript cannot represent; the sandbox never sends such numbers. */
const exact = vectors.filter((vector) => !vector.name.startsWith('T5'));
const SECRET = 'a-secret-of-the-first-destination-0000000000';

describe('signatures', () => {
  for (const vector of exact) {
    it(`agree with vector ${vector.name}`, () => {
      const body = JSON.parse(vector.raw);
      expect(canonicalJson(body)).toBe(vector.canonical);
      expect(simpleMessage(body)).toBe(vector.simple_string);
      const signed = signDelivery(vector.secret, vector.raw, 1);
      expect(signed['x-signature']).toBe(vector.x_signature);
      expect(signed['x-signature-v2']).toBe(vector.x_signature_v2);
      expect(signed['x-signature-simple']).toBe(vector.x_signature_simple);
    });
  }

  it('of the number vector agree where its text is given', () => {
    const vector = vectors.find((candidate) => candidate.name.startsWith('T5'));
    expect(hmacHex(vector?.secret ?? '', vector?.canonical ?? '')).toBe(vector?.x_signature_v2);
    expect(canonicalJson({ x: 1e-5, y: 1e21, z: -0, w: 0.1 })).toBe(
      '{"w":0.1,"x":1e-05,"y":1000000000000000000000,"z":0}',
    );
  });

  it('are made over a body that is sorted, compact and plain ASCII', () => {
    const vector = vectors[1];
    expect(wireJson(JSON.parse(vector?.raw ?? ''))).toBe(vector?.raw);
  });
});

describe('deliveries', () => {
  it('announce every status of a played session with the documented headers', async () => {
    const receiver = await startReceiver(200);
    const t = await startSandbox({ webhook: { url: receiver.url, secret: SECRET } });
    const id = await t.played('review_aml_pep_hit', { vendor_data: 'cust-ü' });
    await until(() => receiver.received.length === 2);
    const bodies = receiver.received.map(({ body }) => JSON.parse(body));
    expect(bodies.map((body) => body.status).sort()).toEqual(['In Progress', 'In Review']);
    const [last] = receiver.received.filter(({ body }) => body.includes('"status":"In Review","timestamp"'));
    const body = JSON.parse(last?.body ?? '');
    expect(body).toMatchObject({
      webhook_type: 'status.updated',
      session_id: id,
      environment: 'sandbox',
      vendor_data: 'cust-ü',
    });
    expect(body.decision.aml_screenings[0].total_hits).toBe(3);
    expect(last?.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'DiditWebhook/2.0 +https://didit.me',
      'x-timestamp': String(body.timestamp),
      'x-signature': hmacHex(SECRET, last?.body ?? ''),
      'x-signature-v2': hmacHex(SECRET, canonicalJson(body)),
      'x-signature-simple': hmacHex(SECRET, simpleMessage(body)),
    });
  });

  it('carry no decision for unfinished statuses and the reasons for a resubmission', async () => {
    const receiver = await startReceiver(200);
    const t = await startSandbox({ webhook: { url: receiver.url, secret: SECRET } });
    const id = await t.played('review_mrz_check_digit', { webhook: false });
    await t.call('PATCH', `/v3/session/${id}/update-status/`, {
      new_status: 'Resubmitted',
      comment: 'glare',
    });
    await until(() => receiver.received.length === 1);
    const body = JSON.parse(receiver.received[0]?.body ?? '');
    expect(body.decision).toBeUndefined();
    expect(body.resubmit_info).toEqual({
      nodes_to_resubmit: [{ node_id: 'feature_ocr_1', feature: 'OCR' }],
      reasons: { feature_ocr_1: 'glare' },
    });
  });

  it('are tried three times on 5xx with the same event id and then given up', async () => {
    const receiver = await startReceiver(503, 404, 500);
    const t = await startSandbox({
      webhook: { url: receiver.url, secret: SECRET },
      webhookRetryScale: 0.0005,
    });
    await t.played('in_progress');
    await until(() => receiver.received.length === 3);
    await until(() => receiver.received.length === 3);
    expect(new Set(receiver.received.map(({ body }) => JSON.parse(body).event_id)).size).toBe(1);
    const find = async () => (await t.call('GET', '/_sandbox/deliveries')).json[0];
    for (let tries = 0; tries < 50 && (await find()).state === 'pending'; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect((await find()).state).toBe('failed');
    expect((await find()).attempts.map((attempt: { status: number }) => attempt.status)).toEqual([
      503, 404, 500,
    ]);
  });

  it('are not repeated after any other answer', () => {
    expect([200, 301, 400, 401, 409, 429].filter(isWorthRetrying)).toEqual([]);
    expect([null, 404, 500, 503].every(isWorthRetrying)).toBe(true);
  });

  it('go only to enabled destinations that subscribed to the event', async () => {
    const receiver = await startReceiver(200);
    const t = await startSandbox();
    const made = await t.call('POST', '/v3/webhook/destinations/', {
      label: 'Later',
      url: receiver.url,
      subscribed_events: ['data.updated'],
    });
    await t.played('approve');
    expect((await t.call('GET', '/_sandbox/deliveries')).json).toEqual([]);
    await t.call('PATCH', `/v3/webhook/destinations/${made.json.uuid}/`, {
      subscribed_events: ['status.updated'],
    });
    await t.played('approve');
    await until(() => receiver.received.length === 2);
    expect(receiver.received[0]?.headers['x-signature']).toBe(
      hmacHex(made.json.secret_shared_key, receiver.received[0]?.body ?? ''),
    );
  });
});

describe('webhook destinations', () => {
  const path = '/v3/webhook/destinations/';

  it('are listed bare and without secret, and shown with secret', async () => {
    const t = await startSandbox();
    const made = await t.call('POST', path, {
      label: 'A',
      url: 'https://a.example/h',
      subscribed_events: ['status.updated'],
    });
    expect(made.status).toBe(201);
    expect(made.json.secret_shared_key).toMatch(/^[\w-]{43}$/);
    const list = (await t.call('GET', path)).json;
    expect(list).toHaveLength(1);
    expect(list[0]).not.toHaveProperty('secret_shared_key');
    expect((await t.call('GET', `${path}${made.json.uuid}/`)).json.secret_shared_key).toBe(
      made.json.secret_shared_key,
    );
    expect((await t.call('DELETE', `${path}${made.json.uuid}/`)).status).toBe(204);
    expect((await t.call('GET', `${path}${made.json.uuid}/`)).json).toEqual({
      detail: 'Webhook destination not found.',
    });
  });

  it('refuse plain http off loopback, unknown events, an empty list and a second one for an address', async () => {
    const t = await startSandbox();
    const make = async (more: Record<string, unknown>) =>
      (await t.call('POST', path, { label: 'A', url: 'https://a.example/h', ...more })).json;
    expect(await make({ url: 'http://a.example/h' })).toEqual({ url: ['Webhook URL must use HTTPS.'] });
    expect(await make({ subscribed_events: ['foo.bar'] })).toEqual({
      subscribed_events: ['Unsupported webhook events: foo.bar'],
    });
    expect(await make({ subscribed_events: [] })).toEqual({
      subscribed_events: ['At least one subscribed event is required.'],
    });
    await make({});
    expect(await make({})).toEqual({ url: ['This webhook destination already exists for the application.'] });
  });
});
