import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { versionSeen } from '../../http/preconditions.ts';
import type { App } from '../../http/zod.ts';
import { changePolicy } from './change-policy.ts';
import { getPolicy } from './get-policy.ts';

export function policyRoutes(app: App, deps: Deps): void {
  app.route({ ...contract.getPolicy, handler: ({ actor }) => getPolicy(deps, actor) });
  app.route({
    ...contract.changePolicy,
    handler: async (request, reply) => {
      const input = { ...request.body, version: versionSeen(request) };
      const answer = await changePolicy(deps, request.actor, input);
      return 'proposal' in answer ? reply.code(202).send(answer) : reply.code(200).send(answer);
    },
  });
}
