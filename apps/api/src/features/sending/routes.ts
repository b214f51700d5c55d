import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { getSending } from './get-sending.ts';
import { pauseSending } from './pause-sending.ts';
import { resumeSending } from './resume-sending.ts';

export function sendingRoutes(app: App, deps: Deps): void {
  app.route({ ...contract.getSending, handler: () => getSending(deps) });
  app.route({
    ...contract.pauseSending,
    handler: (request) => pauseSending(deps, request.actor, request.body),
  });
  app.route({
    ...contract.resumeSending,
    handler: (request) => resumeSending(deps, request.actor, request.body),
  });
}
