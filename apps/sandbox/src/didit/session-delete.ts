import type { FastifyInstance } from 'fastify';
import { requireSessionThenKey } from '../auth.ts';
import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { pathPart } from '../http-answers.ts';
import { uuidParam } from '../routing.ts';

/**
 * `DELETE /v3/session/{id}/delete/`: gone from every reading at once, no webhook, blocklist entries stay
 * (Didit OpenAPI: delete session; the newer of two documented answers, 200 with a body).
 */
export function registerSessionDelete(app: FastifyInstance, sandbox: Sandbox): void {
  app.delete(`/v3/session/${uuidParam('sessionId')}/delete/`, async (request) => {
    const session = requireSessionThenKey(sandbox, request, pathPart(request, 'sessionId'));
    const at = isoMicros(sandbox.clock.now());
    sandbox.store.transaction(() => {
      sandbox.store.sessions.put({ ...session, deletedAt: at });
      sandbox.store.appendLedger({
        at,
        kind: 'session_deleted',
        session_id: session.id,
        from: session.status,
        to: null,
        comment: null,
        actor: 'API Client',
      });
    });
    return {
      session_id: session.id,
      session_number: session.number,
      face_retention_outcome: 'deleted',
      biometric_template_uuid: null,
    };
  });
}
