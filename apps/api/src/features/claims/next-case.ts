import type { CaseId } from '@docket/contracts';
import type { Trx } from '@docket/db';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { announceChange } from '../live/announce-change.ts';
import { CLAIM_MINUTES } from './claim-rules.ts';
import { lockLiveClaim, takeClaim } from './claim-store.ts';
import { isDecidedHere } from './decided-here.ts';
import { inView, type View } from './in-view.ts';

/** Rows lost to colleagues between finding and taking; far more than people could be clicking at once. */
const MOST_TRIES = 50;

/**
 * Claims the case In Review that waits longest and that nobody holds or has decided. Rows that a colleague is
 * just taking are skipped, so nobody gets one that somebody else got, nor one twice. Returns undefined when nothing waits.
 */
export async function nextCase(
  deps: Deps,
  actor: Actor,
  view: View,
): Promise<{ caseId: CaseId } | undefined> {
  return deps.db.transaction().execute(async (trx) => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const found = await findWaiting(trx, view);
      if (found === undefined) return undefined;
      // A claim that committed after our search had begun, so that it saw the case as free: look again. Where it is this
      // person's own, from another tab, taking it would only renew it.
      if ((await lockLiveClaim(trx, found.id, actor.id)) !== undefined) continue;
      const claim = await takeClaim(trx, found.id, actor.id, CLAIM_MINUTES);
      if (claim === undefined) continue;
      await appendAudit(trx, deps, actor, {
        action: 'case.claimed',
        case: found.id,
        refs: { fence: String(claim.fence) },
      });
      await announceChange(trx, found.id);
      // The id comes from the cases table, whose rows carry Didit session ids.
      return { caseId: found.id as CaseId };
    }
    return fail('unavailable');
  });
}

async function findWaiting(trx: Trx, view: View): Promise<{ id: string } | undefined> {
  return trx
    .selectFrom('cases')
    .select('id')
    .where('status', '=', 'In Review')
    .where('deleted_at_didit', 'is', null)
    .where('erased_at', 'is', null)
    .where((eb) => eb.and(inView(eb, view)))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('claims')
            .select('claims.case_id')
            .whereRef('claims.case_id', '=', 'cases.id')
            .where('claims.user_id', 'is not', null)
            .where('claims.expires_at', '>', sql<Date>`clock_timestamp()`),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('decisions')
            .select('decisions.id')
            .whereRef('decisions.case_id', '=', 'cases.id')
            .where(isDecidedHere),
        ),
      ),
    )
    .orderBy('waiting_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}
