import { contract, grantOf } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { startEventHub } from './event-hub.ts';

export function liveRoutes(app: App, deps: Deps): void {
  const hub = startEventHub(deps);
  // preClose: open streams would otherwise keep the server from closing.
  app.addHook('preClose', () => hub.stop());
  app.route({
    ...contract.streamEvents,
    handler: async (request, reply) => {
      reply.hijack();
      hub.add(reply.raw, grantOf(request.actor.role, 'case:list') !== null);
    },
  });
}
