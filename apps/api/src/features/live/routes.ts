import { contract } from '@docket/contracts';
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
      const { actor } = request;
      // What every answer carries: the framework writes nothing any more to a stream that it has let go of.
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) reply.raw.setHeader(name, value);
      }
      reply.hijack();
      hub.add(reply.raw, actor, async () => (await app.findSignedIn(actor.sessionId))?.person);
    },
  });
}
