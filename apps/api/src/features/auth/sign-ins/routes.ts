import { contract } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { App } from '../../../http/zod.ts';
import { endOtherSignIns } from './end-other-sign-ins.ts';
import { endSignIn } from './end-sign-in.ts';
import { listSignIns } from './list-sign-ins.ts';

export function signInsRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.listSignIns,
    handler: ({ actor }) => listSignIns(deps, { userId: actor.id, sessionId: actor.sessionId }),
  });
  app.route({
    ...contract.endSignIn,
    handler: async ({ actor, params }, reply) => {
      await endSignIn(deps, actor, params);
      return reply.code(204).send();
    },
  });
  app.route({ ...contract.endOtherSignIns, handler: ({ actor }) => endOtherSignIns(deps, actor) });
}
