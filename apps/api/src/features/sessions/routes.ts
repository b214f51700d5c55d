import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { createSession } from './create-session.ts';

export function sessionRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.createSession,
    handler: async (request, reply) =>
      reply.code(201).send(await createSession(deps, request.actor, request.body)),
  });
}
