import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { versionSeen } from '../../http/preconditions.ts';
import type { App } from '../../http/zod.ts';
import { listBypasses } from './list-bypasses.ts';
import { resolveBypass } from './resolve-bypass.ts';
import { takeBypass } from './take-bypass.ts';

export function bypassRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.listBypasses,
    handler: (request) => listBypasses(deps, request.actor, request.query),
  });
  app.route({
    ...contract.takeBypass,
    handler: (request) =>
      takeBypass(deps, request.actor, { ...request.params, version: versionSeen(request) }),
  });
  app.route({
    ...contract.resolveBypass,
    handler: (request) =>
      resolveBypass(deps, request.actor, {
        ...request.params,
        ...request.body,
        version: versionSeen(request),
      }),
  });
}
