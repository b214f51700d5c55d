import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { getDecision } from './get-decision.ts';
import { withdrawDecision } from './withdraw-decision.ts';

export function decisionRoutes(app: App, deps: Deps): void {
  app.route({ ...contract.getDecision, handler: (request) => getDecision(deps, request.params) });
  app.route({
    ...contract.withdrawDecision,
    handler: (request) => withdrawDecision(deps, request.actor, request.params),
  });
}
