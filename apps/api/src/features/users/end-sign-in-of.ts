import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { endAndRecord } from '../auth/sign-ins/end-and-record.ts';

/** Ends one sign-in of somebody. Errors: not-found when they have no such one, or it has ended. */
export async function endSignInOf(
  deps: Deps,
  actor: Actor,
  { userId, signInId }: { userId: string; signInId: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const which = { userId, only: signInId };
    if ((await endAndRecord(trx, deps, actor, which, 'ended-by-admin')) === 0) fail('not-found');
  });
}
