import { Readable } from 'node:stream';
import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { exportAudit } from './export/export-audit.ts';
import { getAuditGuards } from './guards/get-audit-guards.ts';
import { listAudit } from './list/list-audit.ts';
import { verifyAudit } from './verify/verify-audit.ts';

export function auditRoutes(app: App, deps: Deps): void {
  app.route({ ...contract.listAudit, handler: (request) => listAudit(deps, request.actor, request.query) });
  app.route({ ...contract.getAuditGuards, handler: () => getAuditGuards(deps) });
  app.route({ ...contract.verifyAudit, handler: (request) => verifyAudit(deps, request.actor) });
  app.route({
    ...contract.exportAudit,
    handler: async (request, reply) => {
      const { filename, entries, bytes } = await exportAudit(deps, request.actor, request.query);
      return reply
        .headers({
          'content-disposition': `attachment; filename="${filename}"`,
          'cache-control': 'no-store',
          'x-audit-entries': String(entries),
        })
        .type('application/zip')
        .send(Readable.fromWeb(bytes));
    },
  });
}
