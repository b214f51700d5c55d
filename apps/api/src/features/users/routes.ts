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
  app.route({ ...contract.listUsers, handler: ({ actor }) => listUsers(deps, actor) });
  app.route({
    ...contract.createUser,
    handler: async (request, reply) => {
      const answer = await createUser(deps, request.actor, request.body);
      return 'proposal' in answer ? reply.code(202).send(answer) : reply.code(201).send(answer);
    },
  });
  app.route({
    ...contract.updateUser,
    handler: async (request, reply) => {
      const input = { ...request.params, ...request.body, version: versionSeen(request) };
      const answer = await updateUser(deps, request.actor, input);
      return 'proposal' in answer ? reply.code(202).send(answer) : reply.code(200).send(answer);
    },
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
