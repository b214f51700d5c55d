import { contract } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import { fail } from '../../../http/errors.ts';
import type { App } from '../../../http/zod.ts';
import { readRefreshToken, setSignInCookies } from './cookies.ts';
import { endOtherSignIns } from './end-other-sign-ins.ts';
import { endSignIn } from './end-sign-in.ts';
import { listSignIns } from './list-sign-ins.ts';
import { originOf } from './open-sign-in.ts';
import { refreshSignIn } from './refresh-sign-in.ts';

export function signInsRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.refreshSignIn,
    handler: async (request, reply) => {
      const token = readRefreshToken(deps, request) ?? fail('not-signed-in');
      const opened = await refreshSignIn(deps, { token, ...request.body, ...originOf(request) });
      await setSignInCookies(deps, reply, opened);
      return reply.code(204).send();
    },
  });
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
