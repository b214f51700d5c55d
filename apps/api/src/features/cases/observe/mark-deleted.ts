import type { Trx } from '@docket/db';
import { sql } from 'kysely';
import type { Deps } from '../../../deps.ts';
import { type Agent, appendAudit } from '../../audit/append-audit.ts';
import { announceChange } from '../../live/announce-change.ts';
import { endSnoozeOn } from '../../snoozes/end-snooze.ts';

const DIDIT: Agent = { type: 'didit' };

/**
 * Didit no longer has the session. Its case stays, with all that was decided on it, and says so; nothing can be
 * decided on it any more. Should Didit have it again, the next observation takes the mark away.
 *
 * Returns whether there is such a case.
 */
export async function markDeleted(
  trx: Trx,
  deps: Deps,
  { caseId, observedAt }: { caseId: string; observedAt: Date },
): Promise<boolean> {
  const known = await trx
    .selectFrom('cases')
    .select(['status', 'observed_at', 'deleted_at_didit'])
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  if (known === undefined) return false;
  if (known.deleted_at_didit !== null || known.observed_at > observedAt) return true;
  await trx
    .updateTable('cases')
    .set({ deleted_at_didit: observedAt, observed_at: observedAt, version: sql<number>`version + 1` })
    .where('id', '=', caseId)
    .execute();
  await appendAudit(trx, deps, DIDIT, {
    action: 'case.deleted-at-didit',
    case: caseId,
    change: { from: { status: known.status }, to: { deletedAtDidit: true } },
  });
  await endSnoozeOn(trx, deps, DIDIT, caseId);
  await announceChange(trx, caseId, { ofCustomer: true });
  return true;
}
