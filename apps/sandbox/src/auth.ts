import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Sandbox } from './context.ts';
import { NOT_FOUND, Refusal, SESSION_NOT_FOUND } from './http-answers.ts';
import type { Json } from './json.ts';
import type { SessionRecord } from './records.ts';

/**
 * No key is a 403, a wrong key a 401 (Didit docs: API errors, the newest of three generations).
 * @throws Refusal 401, 403
 */
export function requireKey(sandbox: Sandbox, request: FastifyRequest): void {
  const sent = request.headers['x-api-key'];
  if (typeof sent !== 'string' || sent === '') {
    throw new Refusal(403, { detail: 'You do not have permission to perform this action.' });
  }
  if (!timingSafeEqual(digest(sent), digest(sandbox.apiKey))) {
    throw new Refusal(401, { detail: 'Authentication credentials were not provided or are invalid.' });
  }
}

/**
 * For the routes where Didit looks the session up before it looks at the key (decision, PDF, delete):
 * an unknown session is a 404 even for a stranger.
 */
export function requireSessionThenKey(sandbox: Sandbox, request: FastifyRequest, id: string): SessionRecord {
  const session = sandbox.store.sessions.get(id);
  if (session === undefined) throw new Refusal(404, NOT_FOUND);
  requireKey(sandbox, request);
  if (session.deletedAt !== null) throw new Refusal(404, SESSION_NOT_FOUND);
  return session;
}

export function requireKeyThenSession(
  sandbox: Sandbox,
  request: FastifyRequest,
  id: string,
  missing: Json = NOT_FOUND,
): SessionRecord {
  requireKey(sandbox, request);
  const session = sandbox.store.sessions.get(id);
  if (session === undefined || session.deletedAt !== null) throw new Refusal(404, missing);
  return session;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
