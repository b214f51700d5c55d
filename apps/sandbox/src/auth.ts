import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { isoMicros } from './clock.ts';
import type { Sandbox } from './context.ts';
import { NOT_FOUND, Refusal, SESSION_NOT_FOUND } from './http-answers.ts';
import type { Json } from './json.ts';
import type { Access, KeyRecord, Resource } from './keys.ts';
import { FULL_ACCESS, isInReach, may } from './keys.ts';
import type { SessionRecord } from './records.ts';

/** How July's description words a refusal on a route; the newest documentation knows one way only. */
export type RefusalStyle = 'plain' | 'credentials' | 'share' | 'users';
export type Need = { resource: Resource; level: 'read' | 'write'; style?: RefusalStyle };

/** Changing a session, by whatever route (Didit OpenAPI: `write:sessions`). */
export const WRITE_SESSIONS: Need = { resource: 'sessions', level: 'write', style: 'credentials' };

const NO_PERMISSION = 'You do not have permission to perform this action.';
const BAD_CREDENTIALS = 'Authentication credentials were not provided or are invalid.';
const NO_TOKEN = 'You must be authenticated with a valid access token to access this endpoint.';

/**
 * No key is a 403, a wrong key a 401 (Didit docs: API errors, the newest of three generations). Under the July
 * profile both are a 403, except where that description says otherwise.
 * @throws Refusal 401, 403
 */
export function requireKey(sandbox: Sandbox, request: FastifyRequest, need: Need): Access {
  const sent = request.headers['x-api-key'];
  const style = need.style ?? 'plain';
  if (typeof sent !== 'string' || sent === '') throw refuse(sandbox, 'missing', style);
  const access = accessOf(sandbox, sent);
  if (access === null) throw refuse(sandbox, 'wrong', style);
  if (isExpired(sandbox, access.key)) throw expired(sandbox);
  if (!may(access, need.resource, need.level)) throw new Refusal(403, { detail: NO_PERMISSION });
  return access;
}

function accessOf(sandbox: Sandbox, sent: string): Access | null {
  if (timingSafeEqual(digest(sent), digest(sandbox.apiKey))) return FULL_ACCESS;
  const key = sandbox.store.keys.all().find((one) => timingSafeEqual(digest(sent), digest(one.key)));
  return key === undefined ? null : { key };
}

function isExpired(sandbox: Sandbox, key: KeyRecord | null): boolean {
  return key?.expiresAt != null && key.expiresAt <= isoMicros(sandbox.clock.now());
}

function expired(sandbox: Sandbox): Refusal {
  return sandbox.profile.read().auth === 'july'
    ? new Refusal(403, { detail: NO_PERMISSION })
    : new Refusal(401, { detail: 'This API key has expired.' });
}

function refuse(sandbox: Sandbox, what: 'missing' | 'wrong', style: RefusalStyle): Refusal {
  if (sandbox.profile.read().auth === 'newest') {
    return what === 'missing'
      ? new Refusal(403, { detail: NO_PERMISSION })
      : new Refusal(401, { detail: BAD_CREDENTIALS });
  }
  switch (style) {
    case 'plain':
      return new Refusal(403, { detail: NO_PERMISSION });
    case 'credentials':
      return new Refusal(403, { detail: BAD_CREDENTIALS });
    case 'share':
      return new Refusal(401, { detail: BAD_CREDENTIALS });
    case 'users':
      return what === 'missing'
        ? new Refusal(401, { detail: NO_TOKEN })
        : new Refusal(403, { detail: NO_PERMISSION });
  }
}

export type Reached = { session: SessionRecord; access: Access };

/**
 * For the routes where Didit looks the session up before it looks at the key (decision, PDF, delete, data
 * corrections): an unknown session is a 404 even for a stranger.
 */
export function requireSessionThenKey(
  sandbox: Sandbox,
  request: FastifyRequest,
  id: string,
  need: Need,
): Reached {
  const session = sandbox.store.sessions.get(id);
  if (session === undefined) throw new Refusal(404, NOT_FOUND);
  const access = requireKey(sandbox, request, need);
  if (session.deletedAt !== null) throw new Refusal(404, SESSION_NOT_FOUND);
  if (!isInReach(access, session)) throw new Refusal(404, NOT_FOUND);
  return { session, access };
}

export function requireKeyThenSession(
  sandbox: Sandbox,
  request: FastifyRequest,
  id: string,
  need: Need,
  missing: Json = NOT_FOUND,
): Reached {
  const access = requireKey(sandbox, request, need);
  const session = sandbox.store.sessions.get(id);
  if (session === undefined || session.deletedAt !== null || !isInReach(access, session)) {
    throw new Refusal(404, missing);
  }
  return { session, access };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
