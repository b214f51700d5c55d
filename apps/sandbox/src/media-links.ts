import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Sandbox } from './context.ts';
import type { Json } from './json.ts';
import { mapStrings } from './json.ts';
import type { Access } from './keys.ts';
import { FULL_ACCESS, may } from './keys.ts';
import type { SessionRecord } from './records.ts';

/**
 * Pictures are handed out as links that expire, in the query style of S3. Inside the sandbox a picture is the
 * text `media:<file>` (of the same session) or `media:<session id>/<file>` (of another one).
 */
const PREFIX = 'media:';

export type LinkVerdict = 'ok' | 'expired' | 'bad-signature';

export function mediaRef(file: string, sessionId?: string): string {
  return PREFIX + (sessionId === undefined ? file : `${sessionId}/${file}`);
}

/** A copy of the value in which every picture reference is a fresh link; gone and hidden pictures become null. */
export function withLinks(
  sandbox: Sandbox,
  session: SessionRecord,
  value: Json,
  access: Access = FULL_ACCESS,
): Json {
  return mapStrings(value, (text) =>
    text.startsWith(PREFIX) ? linkOf(sandbox, session, text, access) : text,
  );
}

/** A key without the right to media reads null (Didit docs: API keys). */
export function linkOf(
  sandbox: Sandbox,
  session: SessionRecord,
  ref: string,
  access: Access = FULL_ACCESS,
): string | null {
  if (!may(access, 'media', 'read')) return null;
  const [first = '', second] = ref.slice(PREFIX.length).split('/', 2);
  const owner = second === undefined ? session : sandbox.store.sessions.get(first);
  const file = second ?? first;
  if (owner === undefined || owner.deletedAt !== null || owner.media[file] === undefined) return null;
  return presign(sandbox, `/media/${owner.id}/${file}`);
}

function presign(sandbox: Sandbox, path: string): string {
  const date = sandbox.clock
    .now()
    .toISOString()
    .replace(/[-:]|\.\d+/g, '');
  const expires = String(sandbox.mediaExpirySeconds);
  const query = new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Date': date,
    'X-Amz-Expires': expires,
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': signatureOf(sandbox, path, date, expires),
  });
  return `${sandbox.origin()}${path}?${query}`;
}

export function judgeLink(sandbox: Sandbox, path: string, query: URLSearchParams): LinkVerdict {
  const date = query.get('X-Amz-Date') ?? '';
  const expires = query.get('X-Amz-Expires') ?? '';
  const given = Buffer.from(query.get('X-Amz-Signature') ?? '');
  const right = Buffer.from(signatureOf(sandbox, path, date, expires));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return 'bad-signature';
  const signedAt = Date.parse(
    date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  return sandbox.clock.now().getTime() >= signedAt + Number(expires) * 1000 ? 'expired' : 'ok';
}

function signatureOf(sandbox: Sandbox, path: string, date: string, expires: string): string {
  return createHmac('sha256', sandbox.mediaSecret).update([path, date, expires].join('\n')).digest('hex');
}
