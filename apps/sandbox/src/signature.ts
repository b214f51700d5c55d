import { createHmac } from 'node:crypto';
import type { Json } from './json.ts';
import { isObject } from './json.ts';

/**
 * The three signatures of a delivery (Didit docs: webhooks; official demo receiver). The secret is used as
 * UTF-8 text; all signatures are lower-case hex HMAC-SHA256.
 */
export type SignatureHeaders = {
  'x-signature': string;
  'x-signature-v2': string;
  'x-signature-simple': string;
  'x-timestamp': string;
};

/** Keys by code point (UTF-16 order differs beyond U+FFFF), no spaces, non-ASCII raw. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isObject(value)) {
    const keys = Object.keys(value).sort(byCodePoint);
    return `{${keys.map((key) => `${quote(key)}:${canonicalJson(value[key] ?? null)}`).join(',')}}`;
  }
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return numberText(value);
  return String(value);
}

/** What goes over the wire: the canonical text with every non-ASCII character escaped. */
export function wireJson(value: Json): string {
  return canonicalJson(value).replace(/[\u007f-\uffff]/g, (unit) =>
    unit === '\u007f' ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export function hmacHex(secret: string, message: string): string {
  return createHmac('sha256', secret).update(message, 'utf8').digest('hex');
}

export function simpleMessage(body: Json): string {
  const fields = isObject(body) ? body : {};
  const names = ['timestamp', 'session_id', 'status', 'webhook_type'];
  return names.map((name) => String(fields[name] ?? '')).join(':');
}

/** @param rawBody the exact text that is sent */
export function signDelivery(secret: string, rawBody: string, timestamp: number): SignatureHeaders {
  const body: Json = JSON.parse(rawBody);
  return {
    'x-signature': hmacHex(secret, rawBody),
    'x-signature-v2': hmacHex(secret, canonicalJson(body)),
    'x-signature-simple': hmacHex(secret, simpleMessage(body)),
    'x-timestamp': String(timestamp),
  };
}

function byCodePoint(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** JSON.stringify escapes the same characters as Python, but also lone surrogates, which cannot be hashed. */
function quote(text: string): string {
  return JSON.stringify(text);
}

/** Python's shortest form: scientific below 1e-4, with two exponent digits; integral values without fraction. */
function numberText(value: number): string {
  if (Object.is(value, -0)) return '0';
  if (Number.isInteger(value)) return BigInt(value).toString();
  const size = Math.abs(value);
  const text = size < 1e-4 ? value.toExponential() : String(value);
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}
