import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import { announceSync } from '../live/announce-change.ts';

/** Deliveries about a session are done when it has been read after they came. `found`: it is, or was, a case of ours. */
export async function settleDeliveries(
  trx: Trx,
  deps: Deps,
  sessionId: string,
  { found, observedAt }: { found: boolean; observedAt: Date },
): Promise<void> {
  const settled = await trx
    .updateTable('deliveries')
    .set({ read_at: deps.clock(), found })
    .where('session_id', '=', sessionId)
    .where('state', '=', 'accepted')
    .where('read_at', 'is', null)
    .where('received_at', '<=', observedAt)
    .returning('id')
    .execute();
  if (settled.length > 0) await announceSync(trx);
}
