import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import { SYSTEM } from '../../audit/append-audit.ts';
import { hasLapsed, LAPSED } from '../proposal-rules.ts';
import { lockProposal, lockWaiting } from '../proposal-store.ts';
import { settleProposal } from './settle-proposal.ts';

/** Those that nobody answered in time. The worker looks again and again. */
export async function sweepProposals(deps: Pick<Deps, 'db' | 'clock' | 'newId'>): Promise<void> {
  const due = await deps.db
    .selectFrom('proposals')
    .select('id')
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', deps.clock())
    .limit(200)
    .execute();
  for (const { id } of due) {
    await deps.db.transaction().execute(async (trx) => {
      const row = await lockProposal(trx, id);
      if (row?.state === 'waiting') await lapse(trx, deps, row);
    });
  }
}

/** The one about this, if its time is over: it must not stand in the way of the next. */
export async function lapseAbout(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  subject: string,
): Promise<void> {
  for (const row of await lockWaiting(trx, { subject }))
    if (hasLapsed(row, deps.clock())) await lapse(trx, deps, row);
}

export async function lapse(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  row: { readonly id: string; readonly digest: string; readonly maker_id: string },
): Promise<void> {
  await settleProposal(trx, deps, SYSTEM, row, { state: 'expired', answer: LAPSED });
}
