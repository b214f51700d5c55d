import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { releaseAllOf } from '../claims/release-all.ts';
import { endSignIns } from './sign-ins/sign-in-store.ts';

/** Ends this sign-in and gives held cases back: nobody waits for a person who has gone home. */
export async function signOut(deps: Deps, actor: Actor): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await endSignIns(trx, { userId: actor.id, only: actor.sessionId }, deps.clock(), 'signed-out');
    await releaseAllOf(trx, deps, actor, actor.id);
    await appendAudit(trx, deps, actor, { action: 'auth.signed-out' });
  });
}
