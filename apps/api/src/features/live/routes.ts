import { contract, grantOf } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { FoundSignIn, SignedIn } from '../../http/authenticate.ts';
import { refusalOf, secondFactorOf } from '../../http/authorize.ts';
import { fail } from '../../http/errors.ts';
import type { App } from '../../http/zod.ts';
import { recordRefusal } from '../audit/record-refusal.ts';
import { EventHub } from './event-hub.ts';

/** @param findSignIns the people behind sign-ins as they are now, without those that have ended */
export function liveRoutes(
  app: App,
  deps: Deps,
  findSignIns: (sessionIds: readonly string[]) => Promise<ReadonlyMap<string, FoundSignIn>>,
): void {
  // What a route would refuse to somebody, a stream does not tell them either.
  const seesCases = (person: SignedIn) =>
    grantOf(person.role, 'case:list') !== null && secondFactorOf(deps, person) !== 'missing';
  const hub = new EventHub(deps, async (sessionIds) => {
    const found = await findSignIns(sessionIds);
    return new Map([...found].map(([sessionId, { person }]) => [sessionId, seesCases(person)]));
  });
  // preClose: open streams would otherwise keep the server from closing.
  app.addHook('preClose', () => hub.stop());
  app.route({
    ...contract.streamEvents,
    handler: async (request, reply) => {
      const { actor } = request;
      const { looking, since } = request.query;
      if (looking !== undefined && !seesCases(actor)) {
        await recordRefusal(deps, actor, 'case:view');
        fail('forbidden', refusalOf('case:view'));
      }
      // What every answer carries: the framework writes nothing any more to a stream that it has let go of.
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) reply.raw.setHeader(name, value);
      }
      reply.hijack();
      const last = request.headers['last-event-id'];
      await hub.add(
        reply.raw,
        {
          userId: actor.id,
          sessionId: actor.sessionId,
          looking: looking ?? null,
          seesCases: seesCases(actor),
        },
        (typeof last === 'string' ? last : since) ?? null,
      );
    },
  });
}
