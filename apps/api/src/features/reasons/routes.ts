import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { versionSeen } from '../../http/preconditions.ts';
import type { App } from '../../http/zod.ts';
import { changeReasons } from './change-reasons.ts';
import { getReasonHistory } from './get-reason-history.ts';
import { getReasons } from './get-reasons.ts';

export function reasonRoutes(app: App, deps: Deps): void {
  app.route({ ...contract.getReasons, handler: () => getReasons(deps) });
  app.route({ ...contract.getReasonHistory, handler: () => getReasonHistory(deps) });
  app.route({
    ...contract.changeReasons,
    handler: (request) =>
      changeReasons(deps, request.actor, { ...request.body, version: versionSeen(request) }),
  });
}
