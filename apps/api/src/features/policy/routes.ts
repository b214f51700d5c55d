import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { versionSeen } from '../../http/preconditions.ts';
import type { App } from '../../http/zod.ts';
import { changePolicy } from './change-policy.ts';
import { getPolicy } from './get-policy.ts';

export function policyRoutes(app: App, deps: Deps): void {
  app.route({ ...contract.getPolicy, handler: () => getPolicy(deps) });
  app.route({
    ...contract.changePolicy,
    handler: (request) =>
      changePolicy(deps, request.actor, { ...request.body, version: versionSeen(request) }),
  });
}
