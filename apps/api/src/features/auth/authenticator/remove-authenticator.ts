import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { lockPerson } from '../second-factor/factor-store.ts';
import { requireAnother } from '../second-factor/require-another.ts';
import { deleteAuthenticator } from './authenticator-store.ts';

/** Errors: not-found; factor-not-removable when it is the last one and the role needs one. */
export async function removeAuthenticator(deps: Deps, actor: Actor): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await lockPerson(trx, actor.id);
    if (!(await deleteAuthenticator(trx, actor.id))) fail('not-found', 'You have no authenticator app.');
    await requireAnother(trx, deps, actor);
    const object = { type: 'authenticator', id: actor.id };
    await appendAudit(trx, deps, actor, { action: 'factor.removed', object });
  });
}
