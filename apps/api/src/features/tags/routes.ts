import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { versionSeen } from '../../http/preconditions.ts';
import type { App } from '../../http/zod.ts';
import { tagCase } from './tag-case.ts';
import { untagCase } from './untag-case.ts';

export function tagRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.tagCase,
    handler: (request) =>
      tagCase(deps, request.actor, {
        ...request.params,
        ...request.body,
        version: versionSeen(request),
      }),
  });
  app.route({
    ...contract.untagCase,
    handler: (request) =>
      untagCase(deps, request.actor, {
        ...request.params,
        ...request.body,
        version: versionSeen(request),
      }),
  });
}
