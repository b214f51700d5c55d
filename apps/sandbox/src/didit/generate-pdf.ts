import type { FastifyInstance } from 'fastify';
import { requireSessionThenKey } from '../auth.ts';
import type { Sandbox } from '../context.ts';
import { pathPart, Refusal } from '../http-answers.ts';
import type { Painter } from '../media-painter.ts';
import { uuidParam } from '../routing.ts';
import { PDF_STATUSES } from '../state-machine.ts';
import { pdfReport } from './pdf-report.ts';

/** `GET /v3/session/{id}/generate-pdf/` (Didit OpenAPI: generate session PDF). */
export function registerGeneratePdf(app: FastifyInstance, sandbox: Sandbox, painter: Painter): void {
  app.get(`/v3/session/${uuidParam('sessionId')}/generate-pdf/`, async (request, reply) => {
    const { session } = requireSessionThenKey(sandbox, request, pathPart(request, 'sessionId'), {
      resource: 'decisions',
      level: 'read',
      style: 'credentials',
    });
    if (!PDF_STATUSES.includes(session.status)) {
      throw new Refusal(403, {
        detail: 'You can only generate a PDF for sessions in review, declined, approved or kyc expired',
      });
    }
    const pdf = await pdfReport(sandbox, painter, session);
    return reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename=session_${session.id}.pdf`)
      .send(pdf);
  });
}
