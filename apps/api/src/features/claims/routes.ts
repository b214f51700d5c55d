import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { claimCase } from './claim-case.ts';
import { nextCase } from './next-case.ts';
import { releaseCase } from './release-case.ts';
import { takeOverCase } from './take-over-case.ts';

export function claimRoutes(app: App, deps: Deps): void {
  app.route({ ...contract.claimCase, handler: (request) => claimCase(deps, request.actor, request.params) });
  app.route({
    ...contract.releaseCase,
    handler: (request) => releaseCase(deps, request.actor, request.params),
  });
  app.route({
    ...contract.takeOverCase,
    handler: (request) => takeOverCase(deps, request.actor, { ...request.params, ...request.body }),
  });
  app.route({
    ...contract.nextCase,
    handler: async (request, reply) => {
      const next = await nextCase(deps, request.actor, request.body);
      return next === undefined ? reply.code(204).send() : reply.send(next);
    },
  });
}
