import type { Erasure, ErasureId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { eraseSubject } from './erase-subject.ts';
import { findErasure, lockCases, lockErasure } from './erasure-store.ts';
import { findSubject, mayBeErased } from './get-erasure.ts';
import { presentErasure } from './present-erasure.ts';

/**
 * The second person agrees. Retention and legal hold are looked at once more, then the data are gone in the same
 * transaction. Errors: not-found, own-decision, erasure-not-pending, erasure-not-allowed.
 */
export async function agreeToErasure(
  deps: Deps,
  actor: Actor,
  { erasureId }: { erasureId: ErasureId },
): Promise<{ erasure: Erasure }> {
  const seen = (await findErasure(deps.db, erasureId)) ?? fail('not-found');
  if (seen.requested_by === actor.id) fail('own-decision', 'You asked for it; somebody else must agree.');
  return deps.db.transaction().execute(async (trx) => {
    // Cases before the request, in their order, as everybody who writes about a case begins.
    const before = await casesNow(deps, seen.subject_id);
    await lockCases(trx, before);
    const row = (await lockErasure(trx, erasureId)) ?? fail('not-found');
    if (row.state !== 'requested') fail('erasure-not-pending', `It is ${row.state}.`);
    const subject = await findSubject(trx, deps, row.case_id);
    const allowed = mayBeErased(deps, subject);
    if (allowed !== true) fail('erasure-not-allowed', allowed.because);
    await trx
      .updateTable('erasures')
      .set({ state: 'done', checked_by: actor.id, settled_at: deps.clock() })
      .where('id', '=', row.id)
      .execute();
    await eraseSubject(trx, deps, actor, { ...row, cases: subject.cases });
    return { erasure: presentErasure(deps, actor, (await findErasure(trx, row.id)) ?? fail('internal')) };
  });
}

async function casesNow(deps: Deps, subjectId: string): Promise<string[]> {
  const rows = await deps.db.selectFrom('cases').select('id').where('subject_id', '=', subjectId).execute();
  return rows.map(({ id }) => id);
}
