import type { FastifyInstance } from 'fastify';
import { requireKeyThenSession } from '../auth.ts';
import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { bodyOf, pathPart, queryPart, Refusal, SESSION_NOT_FOUND } from '../http-answers.ts';
import { page } from '../paging.ts';
import { uuidParam } from '../routing.ts';
import type { Actor } from '../session-changes.ts';
import { reviewItem } from '../session-changes.ts';
import { isSessionStatus } from '../state-machine.ts';

const READ = { resource: 'sessions', level: 'read' } as const; // a Need, literally
const WRITE = { resource: 'sessions', level: 'write' } as const; // a Need, literally

/** Entries made through the API lose their author (Didit OpenAPI: create session review). */
const UNKNOWN: Actor = { display: 'Unknown', email: null, type: 'CONSOLE_USER' };

/** `/v3/sessions/{id}/reviews/`: the activity log. Here the key is checked before the session is looked up. */
export function registerReviews(app: FastifyInstance, sandbox: Sandbox): void {
  const path = `/v3/sessions/${uuidParam('sessionId')}/reviews/`;

  app.get(path, async (request) => {
    const id = pathPart(request, 'sessionId');
    const { session } = requireKeyThenSession(sandbox, request, id, READ, SESSION_NOT_FOUND);
    const oldestFirst = queryPart(request, 'ordering') === 'created_at';
    const rows = oldestFirst ? session.reviews : session.reviews.toReversed();
    return page(sandbox, request, rows, (review) => review);
  });

  // A label on the session, nothing more: its status stays, no webhook is sent.
  app.post(path, async (request, reply) => {
    const id = pathPart(request, 'sessionId');
    const { session } = requireKeyThenSession(sandbox, request, id, WRITE, SESSION_NOT_FOUND);
    const body = bodyOf(request);
    const label = body.new_status ?? null;
    if (label !== null && !isSessionStatus(label)) {
      throw new Refusal(400, { new_status: [`"${String(label)}" is not a valid choice.`] });
    }
    const at = isoMicros(sandbox.clock.now());
    const comment = body.comment === undefined || body.comment === null ? null : String(body.comment);
    const review = reviewItem(UNKNOWN, at, { new_status: label, comment });
    sandbox.store.transaction(() => {
      sandbox.store.sessions.put({ ...session, reviews: [...session.reviews, review] });
      sandbox.store.appendLedger({
        at,
        kind: 'review',
        session_id: session.id,
        from: null,
        to: label,
        comment,
        actor: UNKNOWN.display,
      });
    });
    return reply.code(201).send({ user: 'Unknown', new_status: label, comment, created_at: at });
  });
}
