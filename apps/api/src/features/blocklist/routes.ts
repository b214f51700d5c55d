import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { listBlocklist } from './list-blocklist.ts';

export function blocklistRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.listBlocklist,
    handler: (request) => listBlocklist(deps, request.actor, request.query),
  });
}
