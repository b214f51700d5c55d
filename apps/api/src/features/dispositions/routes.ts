import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { versionSeen } from '../../http/preconditions.ts';
import type { App } from '../../http/zod.ts';
import { disposeHits } from './dispose-hits.ts';

export function dispositionRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.disposeHits,
    handler: async (request, reply) => {
      const input = { ...request.params, ...request.body, version: versionSeen(request) };
      return reply
        .code(201)
        .send(await disposeHits(deps, request.actor, { ...input, note: request.body.note }));
    },
  });
}
