import type { Permission } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { appendAudit } from './append-audit.ts';

/** Somebody asked for what their role may not do. */
export async function recordRefusal(deps: Deps, actor: Actor, permission: Permission): Promise<void> {
  await deps.db.transaction().execute((trx) =>
    appendAudit(trx, deps, actor, {
      action: 'access.denied',
      outcome: 'denied',
      reason: permission,
      object: { type: 'route', id: actor.request.route },
    }),
  );
}
