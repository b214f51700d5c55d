import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { canonicalise } from './canonical-json.ts';
import { signWebhook, verifyWebhook } from './signature.ts';

const Vector = z.object({
  name: z.string(),
  secret: z.string(),
  raw_b64: z.string(),
  canonical: z.string(),
  x_timestamp: z.string(),
  x_signature: z.string(),
  x_signature_v2: z.string(),
  x_signature_simple: z.string(),
});
const file = new URL('../fixtures/webhook-vectors.json', import.meta.url);
const vectors = z.array(Vector).parse(JSON.parse(readFileSync(file, 'utf8')));

const secret = 'emu_secret_0000000000000000000000000000000A';
const now = new Date(1_790_000_000_000);
const event = {
  webhook_type: 'status.updated',
  timestamp: 1_790_000_000,
  status: 'Approved',
  session_id: 's',
};

function delivery(body: string | Buffer, headers: Record<string, string | string[]>, secrets = [secret]) {
  return { rawBody: Buffer.from(body), headers, secrets, now };
}

function signed(body: unknown) {
  const text = JSON.stringify(body);
  return { text, headers: signWebhook(text, secret) };
}

describe.each(vectors)('the delivery "$name"', (vector) => {
  const rawBody = Buffer.from(vector.raw_b64, 'base64');
  const base = { rawBody, secrets: [vector.secret], now: new Date(Number(vector.x_timestamp) * 1000) };

  it('is accepted by the signature over its bytes', () => {
    const verdict = verifyWebhook({ ...base, headers: { 'X-Signature': vector.x_signature } });
    expect(verdict).toMatchObject({ ok: true, scheme: 'raw' });
  });

  it('is accepted by the signature over its canonical form', () => {
    expect(canonicalise(rawBody.toString('utf8'))).toBe(vector.canonical);
    const verdict = verifyWebhook({ ...base, headers: { 'x-signature-v2': vector.x_signature_v2 } });
    expect(verdict).toMatchObject({ ok: true, scheme: 'v2' });
  });

  it('gets the same signatures from signWebhook', () => {
    expect(signWebhook(rawBody, vector.secret)).toEqual({
      'x-timestamp': vector.x_timestamp,
      'x-signature': vector.x_signature,
      'x-signature-v2': vector.x_signature_v2,
      'x-signature-simple': vector.x_signature_simple,
    });
  });

  it('is refused with another secret, and with the simple signature alone', () => {
    const both = { 'x-signature': vector.x_signature, 'x-signature-v2': vector.x_signature_v2 };
    const other = verifyWebhook({ ...base, secrets: ['another'], headers: both });
    expect(other).toEqual({ ok: false, reason: 'bad-signature' });
    const simple = verifyWebhook({ ...base, headers: { 'x-signature-simple': vector.x_signature_simple } });
    expect(simple).toEqual({ ok: false, reason: 'missing-signature' });
  });
});

describe('verifyWebhook', () => {
  it('refuses a body with any one bit flipped', () => {
    const { text, headers } = signed(event);
    const bytes = Buffer.from(text);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        expect(verifyWebhook(delivery(flipped, headers)).ok).toBe(false);
      }),
    );
  });

  it('accepts a body a proxy wrote anew, by the second signature only', () => {
    const { headers } = signed(event);
    const rewritten = JSON.stringify(Object.fromEntries(Object.entries(event).reverse()), null, 2);
    expect(verifyWebhook(delivery(rewritten, headers))).toMatchObject({ ok: true, scheme: 'v2' });
    const rawOnly = { 'x-signature': headers['x-signature'] };
    expect(verifyWebhook(delivery(rewritten, rawOnly))).toEqual({ ok: false, reason: 'bad-signature' });
  });

  it('accepts the old secret while secrets change, and never an empty one', () => {
    const { text, headers } = signed(event);
    expect(verifyWebhook(delivery(text, headers, ['new', secret])).ok).toBe(true);
    const empty = signWebhook(text, '');
    expect(verifyWebhook(delivery(text, empty, ['']))).toEqual({ ok: false, reason: 'bad-signature' });
    expect(verifyWebhook(delivery(text, headers, [])).ok).toBe(false);
  });

  it.each([
    [-15 * 60, true],
    [-15 * 60 - 1, false],
    [60, true],
    [61, false],
  ])('with a body %i seconds from now answers fresh = %s', (offset, fresh) => {
    const { text, headers } = signed({ ...event, timestamp: event.timestamp + offset });
    const verdict = verifyWebhook(delivery(text, headers));
    expect(verdict.ok).toBe(fresh);
    if (!verdict.ok) expect(verdict.reason).toBe('stale');
  });

  it('judges age by the signed body, whatever the unsigned header claims', () => {
    const { text, headers } = signed({ ...event, timestamp: event.timestamp - 86_400 });
    const verdict = verifyWebhook(delivery(text, { ...headers, 'x-timestamp': String(event.timestamp) }));
    expect(verdict).toEqual({ ok: false, reason: 'stale' });
  });

  it.each(['not hex', 'abcd', '', 'é'.repeat(64), '0'.repeat(63), '0'.repeat(128)])(
    'refuses the malformed signature %j without throwing',
    (signature) => {
      const verdict = verifyWebhook(delivery(JSON.stringify(event), { 'x-signature': signature }));
      expect(verdict).toEqual({ ok: false, reason: 'bad-signature' });
    },
  );

  it('accepts upper-case hex, and refuses a header sent twice', () => {
    const { text, headers } = signed(event);
    const signature = headers['x-signature'];
    expect(verifyWebhook(delivery(text, { 'X-SIGNATURE': signature.toUpperCase() })).ok).toBe(true);
    expect(verifyWebhook(delivery(text, { 'x-signature': [signature, signature] })).ok).toBe(false);
  });

  it('calls a signed body without type or time unreadable', () => {
    for (const body of [{ timestamp: event.timestamp }, { webhook_type: 'status.updated' }, []]) {
      const { text, headers } = signed(body);
      expect(verifyWebhook(delivery(text, headers))).toEqual({ ok: false, reason: 'unreadable' });
    }
  });

  it('keeps keys it does not know', () => {
    const { text, headers } = signed({ ...event, brand_new: { a: 1 } });
    expect(verifyWebhook(delivery(text, headers))).toMatchObject({ event: { brand_new: { a: 1 } } });
  });
});
