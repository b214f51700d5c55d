import type { Deps } from '../../../deps.ts';

/**
 * Notes on a case why its session could not be read; the next reading that succeeds takes it away. It stands with the
 * case, because a job that is asked for anew forgets how it ended before.
 */
export async function markTrouble(deps: Deps, caseId: string, kind: string): Promise<void> {
  await deps.db.updateTable('cases').set({ trouble: kind }).where('id', '=', caseId).execute();
}
