import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { versionSeen } from '../../http/preconditions.ts';
import type { App } from '../../http/zod.ts';
import { assignCase } from './assign-case.ts';
import { listAssignees } from './list-assignees.ts';

export function assignmentRoutes(app: App, deps: Deps): void {
  app.route({ ...contract.listAssignees, handler: () => listAssignees(deps) });
  app.route({
    ...contract.assignCase,
    handler: (request) =>
      assignCase(deps, request.actor, {
        ...request.params,
        ...request.body,
        version: versionSeen(request),
      }),
  });
}
