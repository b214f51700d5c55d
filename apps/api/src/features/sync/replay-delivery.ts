import type { CaseId, DeliveryId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { askToRefresh } from '../../jobs.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { announceSync } from '../live/announce-change.ts';

/**
 * Has the session of a delivery read again, as if it had just arrived. Nothing of the delivery itself is believed, so
 * one that was refused has nothing to replay. Errors: not-found, delivery-not-replayable.
 */
export async function replayDelivery(
  deps: Deps,
  actor: Actor,
  { deliveryId }: { deliveryId: DeliveryId },
): Promise<{ caseId: CaseId }> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('deliveries')
      .select(['state', 'session_id'])
      .where('id', '=', deliveryId)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return fail('not-found');
    if (row.state !== 'accepted' || row.session_id === null) return fail('delivery-not-replayable');
    await trx
      .updateTable('deliveries')
      .set({ read_at: null, found: null })
      .where('id', '=', deliveryId)
      .execute();
    await askToRefresh(trx, row.session_id, 'webhook');
    await appendAudit(trx, deps, actor, {
      action: 'delivery.replayed',
      case: row.session_id,
      object: { type: 'delivery', id: deliveryId },
    });
    await announceSync(trx);
    // Didit's session ids are our case ids.
    return { caseId: row.session_id as CaseId };
  });
}
