import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { endAndRecord } from './end-and-record.ts';

/** Ends all of the actor's sign-ins but the one that asks. */
export async function endOtherSignIns(deps: Deps, actor: Actor): Promise<{ ended: number }> {
  return deps.db.transaction().execute(async (trx) => {
    const which = { userId: actor.id, except: actor.sessionId };
    return { ended: await endAndRecord(trx, deps, actor, which, 'ended-by-owner') };
  });
}
