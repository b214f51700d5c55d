import type { FastifyInstance } from 'fastify';
import { requireKey } from '../auth.ts';
import type { Sandbox } from '../context.ts';
import { queryPart, Refusal } from '../http-answers.ts';
import { isInReach } from '../keys.ts';
import { page } from '../paging.ts';
import { readFilters } from './session-filters.ts';
import { sessionRow } from './session-row.ts';

/** `GET /v3/sessions/`, newest first (Didit OpenAPI: list sessions). There are no business sessions here. */
export function registerSessionsList(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/v3/sessions/', async (request) => {
    const access = requireKey(sandbox, request, { resource: 'sessions', level: 'read' });
    const kind = (queryPart(request, 'session_kind') ?? 'user').toLowerCase();
    if (!['user', 'business', 'all'].includes(kind)) {
      throw new Refusal(400, { session_kind: 'Must be "user", "business", or "all".' });
    }
    const filters = readFilters(request);
    const rows = sandbox.store.sessions
      .all()
      .filter((session) => kind !== 'business' && session.deletedAt === null && isInReach(access, session))
      .filter((session) => filters.every((passes) => passes(session)))
      .sort((a, b) => b.number - a.number);
    return page(sandbox, request, rows, (session) => sessionRow(sandbox, session, access));
  });
}
