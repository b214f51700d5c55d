import { createHmac, timingSafeEqual } from 'node:crypto';
import { unixSeconds } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import type { JsonObject } from '../json.ts';
import { isObject, numberOf, textOf } from '../json.ts';

/** What a share token says: a JSON web token signed with HS256 (Didit OpenAPI: share session). */
export type ShareClaim = {
  session_id: string;
  from_application_id: string;
  for_application_id: string;
  iat: number;
  exp: number;
};

export function signShare(sandbox: Sandbox, claim: ShareClaim): string {
  const text = [{ alg: 'HS256', typ: 'JWT' }, claim].map(encode).join('.');
  return `${text}.${signature(sandbox, text)}`;
}

/** The claim, or what is wrong with the token in Didit's words. */
export function verifyShare(sandbox: Sandbox, token: string): ShareClaim | { problem: string } {
  const [head = '', payload = '', given = ''] = token.split('.');
  const right = Buffer.from(signature(sandbox, `${head}.${payload}`));
  const sent = Buffer.from(given);
  if (sent.length !== right.length || !timingSafeEqual(sent, right)) {
    return { problem: 'Invalid share token.' };
  }
  const claim = readClaim(payload);
  if (claim === null) return { problem: 'Invalid share token.' };
  if (claim.exp <= unixSeconds(sandbox.clock.now())) return { problem: 'Share token has expired.' };
  if (claim.for_application_id !== sandbox.applicationId) {
    return { problem: 'This token is not valid for this application.' };
  }
  const original = sandbox.store.sessions.get(claim.session_id);
  if (original === undefined || original.deletedAt !== null) {
    return { problem: 'Original session does not exist.' };
  }
  return claim;
}

function readClaim(payload: string): ShareClaim | null {
  const data: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  if (!isObject(data)) return null;
  const text = (key: string) => textOf(data[key]) ?? '';
  return {
    session_id: text('session_id'),
    from_application_id: text('from_application_id'),
    for_application_id: text('for_application_id'),
    iat: numberOf(data.iat) ?? 0,
    exp: numberOf(data.exp) ?? 0,
  };
}

function encode(part: JsonObject): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function signature(sandbox: Sandbox, text: string): string {
  return createHmac('sha256', sandbox.mediaSecret).update(`share\n${text}`).digest('base64url');
}
