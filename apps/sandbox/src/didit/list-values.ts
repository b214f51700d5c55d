import { isIP } from 'node:net';
import type { Sandbox } from '../context.ts';
import type { EntryType } from '../entity-records.ts';
import { Refusal, SESSION_NOT_FOUND } from '../http-answers.ts';
import { alpha3Of, isAlpha3 } from '../iso-countries.ts';
import { textOf } from '../json.ts';
import type { SessionRecord } from '../records.ts';
import { identityOf } from '../scenarios/blocklist-effect.ts';

/** One spelling per value (Didit docs: lists, validation per type). @throws Refusal 400 */
export function entryValueOf(type: EntryType, given: string): string {
  const value = given.trim();
  switch (type) {
    case 'email':
      return checked(value.toLowerCase(), /^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'Enter a valid email address.');
    case 'phone':
      return checked(value.replace(/[\s()-]/g, ''), /^\+\d{6,15}$/, 'Enter a valid phone number.');
    case 'ip_address':
      return ipOrRange(value);
    case 'device_fingerprint':
      return checked(value, /^[\w\-:.]{8,}$/, 'Enter a valid device fingerprint.');
    case 'country':
      return countryCode(value.toUpperCase());
    case 'face':
      throw new Refusal(400, { value: ['Faces are added from a session or by upload.'] });
    case 'document':
    case 'wallet_address':
    case 'bank_account':
      return value.replace(/\s/g, '');
    case 'user':
    case 'business':
    case 'key':
      return value;
  }
}

function checked(value: string, pattern: RegExp, text: string): string {
  if (pattern.test(value)) return value;
  throw new Refusal(400, { value: [text] });
}

function ipOrRange(value: string): string {
  const [address = '', bits] = value.split('/', 2);
  const version = isIP(address);
  const widest = version === 4 ? 32 : 128;
  const fine = version !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest));
  if (!fine) throw new Refusal(400, { value: ['Enter a valid IP address or CIDR range.'] });
  return value;
}

function countryCode(code: string): string {
  const alpha3 = code.length === 2 ? alpha3Of(code) : code;
  if (alpha3 !== null && isAlpha3(alpha3)) return alpha3;
  throw new Refusal(400, { value: ['Invalid ISO 3166-1 alpha-3 country code.'] });
}

/** Taken from what the session showed. @throws Refusal 400, 404 */
export function sessionValueOf(sandbox: Sandbox, type: EntryType, sessionId: string): string {
  const session = sandbox.store.sessions.get(sessionId);
  if (session === undefined || session.deletedAt !== null) throw new Refusal(404, SESSION_NOT_FOUND);
  const value = shown(session, type);
  if (value !== null) return value;
  throw new Refusal(400, { reference_session_id: [`The session has no ${type} to add.`] });
}

function shown(session: SessionRecord, type: EntryType): string | null {
  switch (type) {
    case 'face':
    case 'document':
    case 'phone':
    case 'email':
      return identityOf(session, type);
    case 'ip_address':
      return textOf(session.blocks.ip_analyses?.[0]?.ip_address);
    case 'device_fingerprint':
      return textOf(session.blocks.ip_analyses?.[0]?.device_fingerprint);
    case 'user':
      return session.vendorData;
    case 'country':
      return textOf(session.blocks.id_verifications?.[0]?.issuing_state);
    case 'wallet_address':
    case 'bank_account':
    case 'business':
    case 'key':
      return null;
  }
}
