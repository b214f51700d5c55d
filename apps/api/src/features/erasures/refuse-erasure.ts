import type { Erasure, ErasureId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { ensureSubjectKey } from '../../sealing/subject-key.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { commitTo } from '../audit/commit-to.ts';
import { announceChange } from '../live/announce-change.ts';
import { findErasure, lockErasure, notePlace } from './erasure-store.ts';
import { presentErasure } from './present-erasure.ts';

/** The second person refuses, or whoever asked takes it back; nothing is erased. Errors: not-found, erasure-not-pending. */
export async function refuseErasure(
  deps: Deps,
  actor: Actor,
  { erasureId, note }: { erasureId: ErasureId; note: string },
): Promise<{ erasure: Erasure }> {
  return deps.db.transaction().execute(async (trx) => {
    const row = (await lockErasure(trx, erasureId)) ?? fail('not-found');
    if (row.state !== 'requested') fail('erasure-not-pending', `It is ${row.state}.`);
    const isOwn = row.requested_by === actor.id;
    const state = isOwn ? 'withdrawn' : 'refused';
    const key = await ensureSubjectKey(trx, deps, row.case_id);
    await trx
      .updateTable('erasures')
      .set({
        state,
        checked_by: isOwn ? null : actor.id,
        check_note: key.seal(notePlace(row.id, 'check_note'), note),
        settled_at: deps.clock(),
      })
      .where('id', '=', row.id)
      .execute();
    await appendAudit(trx, deps, actor, {
      action: isOwn ? 'erasure.withdrawn' : 'erasure.refused',
      case: row.case_id,
      object: { type: 'erasure', id: row.id },
      change: { from: { state: 'requested' }, to: { state } },
      said: commitTo(key, { note }),
    });
    await announceChange(trx, row.case_id);
    return { erasure: presentErasure(deps, actor, (await findErasure(trx, row.id)) ?? fail('internal')) };
  });
}
