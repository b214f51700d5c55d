import type { FastifyInstance } from 'fastify';
import { requireKey, requireSessionThenKey, WRITE_SESSIONS } from '../auth.ts';
import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { bodyOf, pathPart, Refusal } from '../http-answers.ts';
import type { JsonObject } from '../json.ts';
import { isInReach } from '../keys.ts';
import { noteEffect } from '../ledger.ts';
import type { SessionRecord } from '../records.ts';
import { uuidParam } from '../routing.ts';

/**
 * Deleted sessions are gone from every reading at once; no webhook, blocklist entries stay (Didit OpenAPI: delete
 * session). Two answers are documented, an empty 204 and a newer 200 with a body: the profile chooses.
 */
export function registerSessionDelete(app: FastifyInstance, sandbox: Sandbox): void {
  app.delete(`/v3/session/${uuidParam('sessionId')}/delete/`, async (request, reply) => {
    const id = pathPart(request, 'sessionId');
    const { session } = requireSessionThenKey(sandbox, request, id, WRITE_SESSIONS);
    sandbox.store.transaction(() => remove(sandbox, session));
    return isEmpty(sandbox) ? reply.code(204).send() : outcomeOf(session);
  });

  // By number; unknown numbers are skipped without a word.
  app.post('/v3/sessions/delete/', async (request, reply) => {
    const access = requireKey(sandbox, request, { resource: 'sessions', level: 'write' });
    const numbers = readNumbers(bodyOf(request));
    const gone = sandbox.store.sessions
      .all()
      .filter((session) => session.deletedAt === null && isInReach(access, session))
      .filter((session) => numbers === null || numbers.has(session.number));
    sandbox.store.transaction(() => {
      for (const session of gone) remove(sandbox, session);
    });
    return isEmpty(sandbox) ? reply.code(204).send() : { results: gone.map(outcomeOf) };
  });
}

function isEmpty(sandbox: Sandbox): boolean {
  return sandbox.profile.read().deletion === '204';
}

function remove(sandbox: Sandbox, session: SessionRecord): void {
  sandbox.store.sessions.put({ ...session, deletedAt: isoMicros(sandbox.clock.now()) });
  for (const uploadId of uploadsOf(session)) {
    const shared = sandbox.store.sessions
      .all()
      .some((other) => other.deletedAt === null && uploadsOf(other).includes(uploadId));
    if (!shared) sandbox.store.uploads.remove(uploadId);
  }
  noteEffect(sandbox, 'session_deleted', session.id, session.status, null);
}

/** A customer's own pictures are the only real personal data here, so they go with the last session showing them. */
function uploadsOf(session: SessionRecord): string[] {
  const shown = Object.values(session.media).flatMap(({ source }) =>
    source.kind === 'upload' ? [source.uploadId] : [],
  );
  const waiting = Object.entries(session.flow).flatMap(([name, id]) =>
    name.startsWith('upload_') ? [id] : [],
  );
  return [...shown, ...waiting];
}

function outcomeOf(session: SessionRecord): JsonObject {
  return {
    session_id: session.id,
    session_number: session.number,
    face_retention_outcome: 'deleted',
    biometric_template_uuid: null,
  };
}

/** @returns null for every session of the application. @throws Refusal 400 */
function readNumbers(body: JsonObject): Set<number> | null {
  const { session_numbers: sent } = body;
  if (sent === undefined && body.delete_all === true) return null;
  const problem = (text: string) => new Refusal(400, { session_numbers: [text] });
  if (sent === undefined) throw problem('This field is required unless delete_all is true.');
  if (!Array.isArray(sent)) throw problem('Expected a list of items.');
  if (sent.length === 0) throw problem('This list may not be empty.');
  if (!sent.every((entry) => /^[0-9]+$/.test(String(entry)))) {
    throw problem('All session_numbers must be numeric.');
  }
  return new Set(sent.map(Number));
}
