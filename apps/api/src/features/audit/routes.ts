import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { listAudit } from './list-audit.ts';
import { verifyAudit } from './verify-audit.ts';

export function auditRoutes(app: App, deps: Deps): void {
  app.route({ ...contract.listAudit, handler: (request) => listAudit(deps, request.actor, request.query) });
  app.route({ ...contract.verifyAudit, handler: (request) => verifyAudit(deps, request.actor) });
}
