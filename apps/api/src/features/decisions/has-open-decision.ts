import type { Db, Trx } from '@docket/db';
import { isDecidedHere } from '../claims/decided-here.ts';

/** Whether a decision stands in the way of another one on this case; there is at most one. */
export async function hasOpenDecision(trx: Db | Trx, caseId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('decisions')
    .innerJoin('cases', 'cases.id', 'decisions.case_id')
    .select('decisions.id')
    .where('decisions.case_id', '=', caseId)
    .where(isDecidedHere)
    .executeTakeFirst();
  return row !== undefined;
}
