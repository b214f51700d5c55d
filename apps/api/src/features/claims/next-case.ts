import type { CaseId } from '@docket/contracts';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { announceChange } from '../live/announce-change.ts';
import { CLAIM_MINUTES } from './claim-rules.ts';
import { takeClaim } from './claim-store.ts';

interface View {
  workflowId?: string[] | undefined;
  warning?: string[] | undefined;
  country?: string[] | undefined;
}

/**
 * Claims the case In Review that waits longest and that nobody holds or has decided. Rows that a colleague is
 * just taking are skipped, so two people never get the same one. Returns undefined when nothing waits.
 */
export async function nextCase(
  deps: Deps,
  actor: Actor,
  view: View,
): Promise<{ caseId: CaseId } | undefined> {
  return deps.db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('cases')
      .select('id')
      .where('status', '=', 'In Review')
      .$if(view.workflowId !== undefined, (q) => q.where('workflow_id', 'in', view.workflowId ?? []))
      .$if(view.country !== undefined, (q) => q.where('country', 'in', view.country ?? []))
      .$if(view.warning !== undefined, (q) => q.where(sql<boolean>`warning_codes && ${view.warning}::text[]`))
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
              .where('decisions.state', 'in', ['queued', 'sending', 'unknown', 'manual']),
          ),
        ),
      )
      .orderBy('waiting_at')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (found === undefined) return undefined;
    const claim = await takeClaim(trx, found.id, actor.id, CLAIM_MINUTES);
    if (claim === undefined) return undefined;
    await appendAudit(trx, deps, actor, {
      action: 'case.claimed',
      case: found.id,
      refs: { fence: String(claim.fence) },
    });
    await announceChange(trx, found.id);
    // The id comes from the cases table, whose rows carry Didit session ids.
    return { caseId: found.id as CaseId };
  });
}
