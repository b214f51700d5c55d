import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { idempotencyKey, versionSeen } from '../../http/preconditions.ts';
import type { App } from '../../http/zod.ts';
import { correctCase } from './correct-case.ts';

export function correctionRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.correctCase,
    handler: async (request, reply) => {
      const { correction, replayed } = await correctCase(deps, request.actor, {
        ...request.params,
        ...request.body,
        version: versionSeen(request),
        idempotencyKey: idempotencyKey(request),
        note: request.body.note,
      });
      if (replayed) reply.header('idempotency-replayed', 'true');
      return reply.code(201).send({ correction });
    },
  });
}
