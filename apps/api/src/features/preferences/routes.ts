import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { versionSeen } from '../../http/preconditions.ts';
import type { App } from '../../http/zod.ts';
import { changePreferences } from './change-preferences.ts';
import { getPreferences } from './get-preferences.ts';

export function preferenceRoutes(app: App, deps: Deps): void {
  app.route({ ...contract.getPreferences, handler: ({ actor }) => getPreferences(deps, actor) });
  app.route({
    ...contract.changePreferences,
    handler: (request) =>
      changePreferences(deps, request.actor, { ...request.body, version: versionSeen(request) }),
  });
}
