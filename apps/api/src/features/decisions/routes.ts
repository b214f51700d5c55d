import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { agreeWithDecision } from './check/agree-with-decision.ts';
import { askAboutDecision } from './check/ask-about-decision.ts';
import { chooseOutcome } from './check/choose-outcome.ts';
import { disagreeWithDecision } from './check/disagree-with-decision.ts';
import { listChecks } from './check/list-checks.ts';
import { closeDecision } from './close-decision.ts';
import { getDecision } from './get-decision.ts';
import { withdrawDecision } from './withdraw-decision.ts';

export function decisionRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.getDecision,
    handler: (request) => getDecision(deps, request.actor, request.params),
  });
  app.route({
    ...contract.withdrawDecision,
    handler: (request) => withdrawDecision(deps, request.actor, request.params),
  });
  app.route({
    ...contract.closeDecision,
    handler: (request) => closeDecision(deps, request.actor, { ...request.params, ...request.body }),
  });
  app.route({ ...contract.listChecks, handler: (request) => listChecks(deps, request.actor, request.query) });
  app.route({
    ...contract.agreeWithDecision,
    handler: (request) => agreeWithDecision(deps, request.actor, { ...request.params, ...request.body }),
  });
  app.route({
    ...contract.chooseOutcome,
    handler: (request) => chooseOutcome(deps, request.actor, { ...request.params, ...request.body }),
  });
  app.route({
    ...contract.disagreeWithDecision,
    handler: (request) => disagreeWithDecision(deps, request.actor, { ...request.params, ...request.body }),
  });
  app.route({
    ...contract.askAboutDecision,
    handler: (request) => askAboutDecision(deps, request.actor, { ...request.params, ...request.body }),
  });
}
