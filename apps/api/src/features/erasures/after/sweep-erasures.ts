import type { Deps } from '../../../deps.ts';
import { addJob } from '../../../jobs.ts';

/** A killed worker keeps its job locked for hours; what an erasure still has to do is nudged. */
const OVERDUE_MS = 60_000;

export async function sweepErasures(deps: Deps): Promise<void> {
  const before = new Date(deps.clock().getTime() - OVERDUE_MS);
  const untold = await deps.db
    .selectFrom('erased_cases')
    .innerJoin('erasures', 'erasures.id', 'erased_cases.erasure_id')
    .select('erased_cases.case_id')
    .where('told_at', 'is', null)
    .where('erased_cases.tries', '=', 0)
    .where('settled_at', '<=', before)
    .limit(200)
    .execute();
  for (const { case_id: caseId } of untold) {
    await addJob(deps.db, 'delete-at-didit', { caseId }, { key: `delete:${caseId}` });
  }
}
