import { DiditError } from '@docket/didit';
import type { Deps } from '../../../deps.ts';
import { addJob } from '../../../jobs.ts';
import { appendAudit, SYSTEM } from '../../audit/append-audit.ts';
import { isCovered } from '../../audit/verify/is-covered.ts';
import { announceChange } from '../../live/announce-change.ts';

const CHECKPOINT_POLL_MS = 150;
const RETRY_MS = 15_000;
const MOST_RETRY_MS = 3_600_000;

/**
 * Has Didit delete the session of an erased case, once a signed checkpoint covers the erasure. Deleting twice is
 * harmless, so it is tried until Didit has done it or does not know the session; why not yet stands on the certificate.
 */
export async function deleteAtDidit(deps: Deps, caseId: string): Promise<void> {
  const row = await deps.db
    .selectFrom('erased_cases')
    .select(['audit_entry_id', 'tries', 'told_at'])
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (row === undefined || row.told_at !== null) return;
  if (!(await isCovered(deps.db, row.audit_entry_id))) return again(deps, caseId, CHECKPOINT_POLL_MS);
  try {
    await deps.didit.sessions.delete(caseId);
  } catch (error) {
    if (!(error instanceof DiditError)) throw error;
    if (error.kind !== 'not_found') {
      await deps.db
        .updateTable('erased_cases')
        .set({ because: error.kind, tries: row.tries + 1 })
        .where('case_id', '=', caseId)
        .execute();
      deps.log.warn({ kind: error.kind, caseId }, 'Didit has not deleted an erased session yet');
      const pause = Math.min(MOST_RETRY_MS, RETRY_MS * 2 ** Math.min(row.tries, 10));
      return again(deps, caseId, error.retryAfterMs ?? pause);
    }
  }
  await settle(deps, caseId);
}

async function again(deps: Deps, caseId: string, inMs: number): Promise<void> {
  const runAt = new Date(deps.clock().getTime() + inMs);
  await addJob(deps.db, 'delete-at-didit', { caseId }, { key: `delete:${caseId}`, runAt });
}

async function settle(deps: Deps, caseId: string): Promise<void> {
  const now = deps.clock();
  await deps.db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('erased_cases')
      .set({ told_at: now, because: null })
      .where('case_id', '=', caseId)
      .where('told_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    await trx.updateTable('cases').set({ deleted_at_didit: now }).where('id', '=', caseId).execute();
    await appendAudit(trx, deps, SYSTEM, { action: 'data.erased-at-didit', case: caseId });
    await announceChange(trx, caseId);
  });
}
