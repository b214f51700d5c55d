import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { versionSeen } from '../../http/preconditions.ts';
import type { App } from '../../http/zod.ts';
import { changeReasons } from './change-reasons.ts';
import { getReasonHistory } from './get-reason-history.ts';
import { getReasons } from './get-reasons.ts';

export function reasonRoutes(app: App, deps: Deps): void {
  app.route({ ...contract.getReasons, handler: ({ actor }) => getReasons(deps, actor) });
  app.route({ ...contract.getReasonHistory, handler: () => getReasonHistory(deps) });
  app.route({
    ...contract.changeReasons,
    handler: async (request, reply) => {
      const input = { ...request.body, version: versionSeen(request) };
      const answer = await changeReasons(deps, request.actor, input);
      return 'proposal' in answer ? reply.code(202).send(answer) : reply.code(200).send(answer);
    },
  });
}
