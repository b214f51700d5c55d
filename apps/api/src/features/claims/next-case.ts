import type { CaseId } from '@docket/contracts';
import type { Trx } from '@docket/db';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { announceChange } from '../live/announce-change.ts';
import { CLAIM_MINUTES } from './claim-rules.ts';
import { takeClaim } from './claim-store.ts';
import { isDecidedHere } from './decided-here.ts';
import { awake, inView, type View } from './in-view.ts';

/** Rows lost to colleagues between finding and taking; far more than people could be clicking at once. */
const MOST_TRIES = 50;

/**
 * Claims the case In Review that waits longest, is awake and that nobody holds or has decided: of the caller's assigned ones, else
 * of those that are assigned to nobody. Rows that a colleague is
 * just taking are skipped, so two people never get the same one. Returns undefined when nothing waits.
 */
export async function nextCase(
  deps: Deps,
  actor: Actor,
  view: View,
): Promise<{ caseId: CaseId } | undefined> {
  return deps.db.transaction().execute(async (trx) => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const found = (await findWaiting(trx, view, actor.id)) ?? (await findWaiting(trx, view, null));
      if (found === undefined) return undefined;
      const claim = await takeClaim(trx, found.id, actor.id, CLAIM_MINUTES);
      // A colleague's claim committed after our statement had begun, so it saw the case as free: look again.
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

async function findWaiting(
  trx: Trx,
  view: View,
  assigneeId: string | null,
): Promise<{ id: string } | undefined> {
  return trx
    .selectFrom('cases')
    .select('id')
    .where('status', '=', 'In Review')
    .where('deleted_at_didit', 'is', null)
    .where('erased_at', 'is', null)
    .where('assignee_id', assigneeId === null ? 'is' : '=', assigneeId)
    .where((eb) => eb.and([awake, ...inView(eb, view)]))
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
