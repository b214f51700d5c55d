import { OPEN_DECISION_STATES } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';

/** Whether a decision on this case still moves; there is at most one. */
export async function hasOpenDecision(trx: Db | Trx, caseId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('decisions')
    .select('id')
    .where('case_id', '=', caseId)
    .where('state', 'in', [...OPEN_DECISION_STATES])
    .executeTakeFirst();
  return row !== undefined;
}
