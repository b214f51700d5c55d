import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalise } from './canonical-json.ts';
import { WebhookEvent } from './webhook-event.ts';

export interface WebhookDelivery {
  /** The bytes exactly as they arrived, before any parsing. */
  rawBody: Uint8Array;
  headers: Record<string, string | string[] | undefined>;
  /** The destination's secret, and during a change of secrets the old one too. */
  secrets: readonly string[];
  now: Date;
}

export type WebhookVerdict =
  | { ok: true; event: WebhookEvent; scheme: 'raw' | 'v2' }
  | { ok: false; reason: 'missing-signature' | 'bad-signature' | 'stale' | 'unreadable' };

// Didit repeats a failed delivery for about five minutes and does not say whether it signs anew, hence the room
// on the old side; ahead there is only clock difference.
const MAX_AGE_MS = 15 * 60_000;
const MAX_AHEAD_MS = 60_000;

/**
 * Decides whether Didit sent this delivery, lately, and what it says.
 *
 * Accepts `X-Signature` (over the raw bytes) or `X-Signature-V2` (over the canonical JSON, for proxies that
 * re-encode). `X-Signature-Simple` covers four fields and not the decision, so on its own it counts as missing.
 * Age is judged by the `timestamp` inside the body, because no scheme signs the `X-Timestamp` header. A replay
 * within the window is for the caller to recognise, by `event_id`.
 *
 * Source: Didit docs: Webhooks, signature verification
 */
export function verifyWebhook(delivery: WebhookDelivery): WebhookVerdict {
  const raw = headerOf(delivery.headers, 'x-signature');
  const v2 = headerOf(delivery.headers, 'x-signature-v2');
  if (raw === null && v2 === null) return { ok: false, reason: 'missing-signature' };
  const scheme = matchingScheme(delivery, raw, v2);
  if (scheme === null) return { ok: false, reason: 'bad-signature' };
  const parsed = WebhookEvent.safeParse(parseOrUndefined(delivery.rawBody));
  if (!parsed.success) return { ok: false, reason: 'unreadable' };
  const ageMs = delivery.now.getTime() - parsed.data.timestamp * 1000;
  if (ageMs > MAX_AGE_MS || ageMs < -MAX_AHEAD_MS) return { ok: false, reason: 'stale' };
  return { ok: true, event: parsed.data, scheme };
}

/** The signatures Didit would put on this body; for pretending to be Didit, in tests and to try an address. */
export function signWebhook(rawBody: Uint8Array | string, secret: string) {
  const bytes = Buffer.from(rawBody);
  const body: Record<string, unknown> = JSON.parse(bytes.toString('utf8'));
  const field = (name: string) => (body[name] === undefined || body[name] === null ? '' : String(body[name]));
  const simple = ['timestamp', 'session_id', 'status', 'webhook_type'].map(field).join(':');
  return {
    'x-timestamp': field('timestamp'),
    'x-signature': hmac(bytes, secret).toString('hex'),
    'x-signature-v2': hmac(canonicalise(bytes.toString('utf8')), secret).toString('hex'),
    'x-signature-simple': hmac(simple, secret).toString('hex'),
  };
}

function matchingScheme(
  delivery: WebhookDelivery,
  raw: string | null,
  v2: string | null,
): 'raw' | 'v2' | null {
  if (raw !== null && isSignedBy(delivery.rawBody, raw, delivery.secrets)) return 'raw';
  if (v2 === null) return null;
  const canonical = canonicalOrNull(delivery.rawBody);
  return canonical !== null && isSignedBy(canonical, v2, delivery.secrets) ? 'v2' : null;
}

function isSignedBy(message: Uint8Array | string, signature: string, secrets: readonly string[]): boolean {
  if (!/^[0-9a-f]{64}$/i.test(signature)) return false;
  const claimed = Buffer.from(signature, 'hex');
  let matched = false;
  // Every secret is tried, so that timing does not tell which one fitted. An empty one would let anybody sign.
  for (const secret of secrets) {
    if (secret !== '' && timingSafeEqual(hmac(message, secret), claimed)) matched = true;
  }
  return matched;
}

function hmac(message: Uint8Array | string, secret: string): Buffer {
  // The secret is used as the text it is, although it looks like base64.
  return createHmac('sha256', secret).update(message).digest();
}

/** One header by its lower-case name; a repeated header is ambiguous and read as one that cannot match. */
function headerOf(headers: WebhookDelivery['headers'], name: string): string | null {
  const key = Object.keys(headers).find((candidate) => candidate.toLowerCase() === name);
  const value = key === undefined ? undefined : headers[key];
  if (value === undefined) return null;
  return Array.isArray(value) ? value.join(',') : value.trim();
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

function canonicalOrNull(bytes: Uint8Array): string | null {
  try {
    return canonicalise(decode(bytes));
  } catch {
    // Not JSON or not UTF-8: there is no canonical form that could have been signed.
    return null;
  }
}

function parseOrUndefined(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decode(bytes));
  } catch {
    // The caller answers `unreadable`; the parser's message would quote the body.
    return undefined;
  }
}
