import { contract } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { App } from '../../../http/zod.ts';
import { originOf } from '../../auth/sign-ins/open-sign-in.ts';
import { issuePasswordCode } from './issue-password-code.ts';
import { setPassword } from './set-password.ts';
import { setUp } from './set-up.ts';

export function codeRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.setUp,
    handler: async (request, reply) =>
      reply.code(201).send(await setUp(deps, { ...request.body, origin: originOf(request) })),
  });
  app.route({
    ...contract.setPassword,
    handler: (request) => setPassword(deps, { ...request.body, origin: originOf(request) }),
  });
  app.route({
    ...contract.issuePasswordCode,
    handler: async ({ actor, params }, reply) =>
      reply.code(201).send(await issuePasswordCode(deps, actor, params)),
  });
}
