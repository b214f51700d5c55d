import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { giveViewReason } from './give-view-reason.ts';

export function viewReasonRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.giveViewReason,
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(await giveViewReason(deps, request.actor, { ...request.params, reason: request.body.reason })),
  });
}
