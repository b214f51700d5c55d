import { describe, expect, it } from 'vitest';
import { canonicalise } from './canonical-json.ts';
import { signWebhook, verifyWebhook } from './signature.ts';
import { WebhookEvent } from './webhook-event.ts';

const secret = 'whsec_for_tests_only_0000000000000000000000';
const timestamp = 1_790_000_000;
const now = new Date(timestamp * 1000);

function verdictOf(text: string, headers: Record<string, string>) {
  return verifyWebhook({ rawBody: Buffer.from(text), headers, secrets: [secret], now });
}

describe('an event', () => {
  it('needs a type and a time, and nothing else', () => {
    const event = WebhookEvent.parse({ webhook_type: 'brand.new', timestamp });
    expect(event).toEqual({ webhook_type: 'brand.new', timestamp });
    expect(WebhookEvent.safeParse({ webhook_type: 'status.updated' }).success).toBe(false);
    expect(WebhookEvent.safeParse({ webhook_type: null, timestamp }).success).toBe(false);
  });

  it('about a user has no session', () => {
    const event = WebhookEvent.parse({
      webhook_type: 'user.status.updated',
      timestamp,
      vendor_data: 'user-1',
      previous_status: 'ACTIVE',
      status: 'BLOCKED',
      changed_fields: null,
    });
    expect(event.session_id).toBeUndefined();
    expect(event.status).toBe('BLOCKED');
  });

  it('keeps the decision inside as it came, because nobody may act on it', () => {
    const decision = { id_verifications: 'surprise' };
    expect(WebhookEvent.parse({ webhook_type: 'status.updated', timestamp, decision }).decision).toEqual(
      decision,
    );
  });

  it('tells which steps a person has to do again', () => {
    const event = WebhookEvent.parse({
      webhook_type: 'status.updated',
      timestamp,
      resubmit_info: { nodes_to_resubmit: [{ node_id: 'feature_ocr_1', feature: 'OCR' }], reasons: null },
    });
    expect(event.resubmit_info?.nodes_to_resubmit).toEqual([{ node_id: 'feature_ocr_1', feature: 'OCR' }]);
  });
});

describe('a delivery a proxy wrote anew', () => {
  const sent = `{"score":1e-05,"timestamp":${timestamp},"total":50.0,"webhook_type":"status.updated"}`;

  it.each([
    ['with another spelling of a small float', sent.replace('1e-05', '0.00001')],
    ['with a capital exponent', sent.replace('1e-05', '1.0E-5')],
    ['with an integral float as an integer', sent.replace('50.0', '50')],
    ['with an integral float in powers of ten', sent.replace('50.0', '5e1')],
    ['with spaces and line breaks', sent.replaceAll(',', ' ,\n  ')],
    ['with letters escaped', sent.replace('"score"', '"\\u0073core"')],
  ])('%s is still Didit’s by the second signature', (_name, text) => {
    const { 'x-signature-v2': v2 } = signWebhook(sent, secret);
    expect(verdictOf(text, { 'x-signature-v2': v2 })).toMatchObject({ ok: true, scheme: 'v2' });
    expect(canonicalise(text)).toBe(canonicalise(sent));
  });

  it.each([
    ['a float', sent.replace('1e-05', '1.0000000000000002e-05')],
    ['an integer', sent.replace('50.0', '51')],
    ['the type of a value', sent.replace('50.0', '"50"')],
    ['a key', sent.replace('"score"', '"Score"')],
    ['an added key', sent.replace('{', '{"extra":null,')],
  ])('and changed in %s is not', (_name, text) => {
    const { 'x-signature-v2': v2 } = signWebhook(sent, secret);
    expect(verdictOf(text, { 'x-signature-v2': v2 })).toEqual({ ok: false, reason: 'bad-signature' });
  });
});

describe('the three signatures', () => {
  it('cover the bytes, the meaning, and four fields', () => {
    const text = `{ "status":"Approved","webhook_type":"status.updated","timestamp":${timestamp} }`;
    const spaced = signWebhook(text, secret);
    const dense = signWebhook(text.replaceAll(' ', ''), secret);
    const declined = signWebhook(text.replace('Approved', 'Declined'), secret);
    expect(spaced['x-signature']).not.toBe(dense['x-signature']);
    expect(spaced['x-signature-v2']).toBe(dense['x-signature-v2']);
    expect(spaced['x-signature-simple']).toBe(dense['x-signature-simple']);
    expect(spaced['x-signature-simple']).not.toBe(declined['x-signature-simple']);
  });

  it('are accepted when they cover everything, and the one over four fields never', () => {
    const text = JSON.stringify({ webhook_type: 'status.updated', timestamp, status: 'Approved' });
    const headers = signWebhook(text, secret);
    const alone = (name: keyof typeof headers) => verdictOf(text, { [name]: headers[name] });
    expect(alone('x-signature').ok).toBe(true);
    expect(alone('x-signature-v2').ok).toBe(true);
    expect(alone('x-signature-simple')).toEqual({ ok: false, reason: 'missing-signature' });
    expect(verdictOf(text, { ...headers, 'x-signature': '0'.repeat(64) })).toMatchObject({ scheme: 'v2' });
  });
});
