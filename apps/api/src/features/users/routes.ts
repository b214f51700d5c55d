import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { versionSeen } from '../../http/preconditions.ts';
import type { App } from '../../http/zod.ts';
import { createUser } from './create-user.ts';
import { listUsers } from './list-users.ts';
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
}
