import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { versionSeen } from '../../http/preconditions.ts';
import type { App } from '../../http/zod.ts';
import { snoozeCase } from './snooze-case.ts';
import { wakeCase } from './wake-case.ts';

export function snoozeRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.snoozeCase,
    handler: (request) =>
      snoozeCase(deps, request.actor, {
        ...request.params,
        ...request.body,
        version: versionSeen(request),
      }),
  });
  app.route({
    ...contract.wakeCase,
    handler: (request) => wakeCase(deps, request.actor, { ...request.params, version: versionSeen(request) }),
  });
}
