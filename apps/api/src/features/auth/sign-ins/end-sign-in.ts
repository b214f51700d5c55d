import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { endAndRecord } from './end-and-record.ts';

/** Ends one of the actor's own sign-ins. Errors: not-found when there is no such one, or it has ended. */
export async function endSignIn(deps: Deps, actor: Actor, { signInId }: { signInId: string }): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const which = { userId: actor.id, only: signInId };
    if ((await endAndRecord(trx, deps, actor, which, 'ended-by-owner')) === 0) fail('not-found');
  });
}
