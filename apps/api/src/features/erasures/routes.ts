import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { agreeToErasure } from './agree-to-erasure.ts';
import { countErasures } from './count-erasures.ts';
import { getErasure } from './get-erasure.ts';
import { listErasures } from './list-erasures.ts';
import { refuseErasure } from './refuse-erasure.ts';
import { requestErasure } from './request-erasure.ts';
import { setLegalHold } from './set-legal-hold.ts';

export function erasureRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.getErasure,
    handler: (request) => getErasure(deps, request.actor, request.params),
  });
  app.route({
    ...contract.requestErasure,
    handler: async (request, reply) =>
      reply.code(201).send(await requestErasure(deps, request.actor, { ...request.params, ...request.body })),
  });
  app.route({
    ...contract.setLegalHold,
    handler: (request) => setLegalHold(deps, request.actor, { ...request.params, ...request.body }),
  });
  app.route({ ...contract.countErasures, handler: (request) => countErasures(deps, request.actor) });
  app.route({
    ...contract.listErasures,
    handler: (request) => listErasures(deps, request.actor, request.query),
  });
  app.route({
    ...contract.agreeToErasure,
    handler: (request) => agreeToErasure(deps, request.actor, request.params),
  });
  app.route({
    ...contract.refuseErasure,
    handler: (request) => refuseErasure(deps, request.actor, { ...request.params, ...request.body }),
  });
}
