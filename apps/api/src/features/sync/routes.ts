import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { getSync } from './get-sync.ts';
import { startImport } from './import/start-import.ts';
import { listDeliveries } from './list-deliveries.ts';
import { replayDelivery } from './replay-delivery.ts';

export function syncRoutes(app: App, deps: Deps): void {
  app.route({ ...contract.getSync, handler: () => getSync(deps) });
  app.route({ ...contract.listDeliveries, handler: (request) => listDeliveries(deps, request.query) });
  app.route({
    ...contract.replayDelivery,
    handler: async (request, reply) =>
      reply.code(202).send(await replayDelivery(deps, request.actor, request.params)),
  });
  app.route({
    ...contract.startImport,
    handler: async (request, reply) => reply.code(202).send(await startImport(deps, request.actor)),
  });
}
