import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { versionSeen } from '../../http/preconditions.ts';
import type { App } from '../../http/zod.ts';
import { codeRoutes } from './codes/routes.ts';
import { createUser } from './create-user.ts';
import { endSignInOf } from './end-sign-in-of.ts';
import { endSignInsOf } from './end-sign-ins-of.ts';
import { listSignInsOf } from './list-sign-ins-of.ts';
import { listUsers } from './list-users.ts';
import { resetFactors } from './reset-factors.ts';
import { updateUser } from './update-user.ts';

export function usersRoutes(app: App, deps: Deps): void {
  app.route({ ...contract.listUsers, handler: () => listUsers(deps) });
  app.route({
    ...contract.createUser,
    handler: async (request, reply) =>
      reply.code(201).send(await createUser(deps, request.actor, request.body)),
  });
  app.route({
    ...contract.updateUser,
    handler: (request) =>
      updateUser(deps, request.actor, {
        ...request.params,
        ...request.body,
        version: versionSeen(request),
      }),
  });
  app.route({
    ...contract.listSignInsOf,
    handler: ({ actor, params }) => listSignInsOf(deps, actor, params),
  });
  app.route({
    ...contract.endSignInOf,
    handler: async ({ actor, params }, reply) => {
      await endSignInOf(deps, actor, params);
      return reply.code(204).send();
    },
  });
  app.route({ ...contract.endSignInsOf, handler: ({ actor, params }) => endSignInsOf(deps, actor, params) });
  codeRoutes(app, deps);
  app.route({ ...contract.resetFactors, handler: (r) => resetFactors(deps, r.actor, r.params) });
}
