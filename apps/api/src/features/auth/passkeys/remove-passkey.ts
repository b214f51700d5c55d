import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { lockPerson } from '../second-factor/factor-store.ts';
import { requireAnother } from '../second-factor/require-another.ts';
import { deletePasskey, findOwnPasskey } from './passkey-store.ts';

/** Errors: not-found, also for somebody else's; factor-not-removable when it is the last and the role needs one. */
export async function removePasskey(
  deps: Deps,
  actor: Actor,
  { passkeyId }: { passkeyId: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await lockPerson(trx, actor.id);
    const row = (await findOwnPasskey(trx, actor.id, passkeyId)) ?? fail('not-found');
    await deletePasskey(trx, row.id);
    await requireAnother(trx, deps, actor);
    await appendAudit(trx, deps, actor, {
      action: 'factor.removed',
      object: { type: 'passkey', id: row.id },
    });
  });
}
