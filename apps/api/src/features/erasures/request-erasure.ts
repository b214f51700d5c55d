import type { CaseId, Erasure, ErasureBasis } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { commitTo } from '../audit/commit-to.ts';
import { announceChange } from '../live/announce-change.ts';
import { findErasure, findErasureOf, notePlace } from './erasure-store.ts';
import { findSubject, mayBeErased } from './get-erasure.ts';
import { presentErasure } from './present-erasure.ts';

interface Request {
  readonly caseId: CaseId;
  readonly basis: ErasureBasis;
  readonly note: string;
}

/** Asks for a person to be erased; nothing happens before somebody else agrees. Errors: not-found, erasure-not-allowed. */
export async function requestErasure(
  deps: Deps,
  actor: Actor,
  { caseId, basis, note }: Request,
): Promise<{ erasure: Erasure }> {
  return deps.db.transaction().execute(async (trx) => {
    const subject = await findSubject(trx, deps, caseId);
    const known = await findErasureOf(trx, subject.id);
    if (known?.state === 'done') fail('erasure-not-allowed', 'The personal data were erased already.');
    if (known !== undefined) fail('erasure-not-allowed', 'It was asked for already.');
    const allowed = mayBeErased(deps, subject);
    if (allowed !== true) fail('erasure-not-allowed', allowed.because);
    const id = deps.newId();
    await trx
      .insertInto('erasures')
      .values({
        id,
        subject_id: subject.id,
        case_id: caseId,
        state: 'requested',
        basis,
        note: subject.key.seal(notePlace(id, 'note'), note),
        requested_by: actor.id,
        requested_at: deps.clock(),
      })
      .execute();
    await appendAudit(trx, deps, actor, {
      action: 'erasure.requested',
      case: caseId,
      object: { type: 'erasure', id },
      reason: basis,
      said: commitTo(subject.key, { note }),
    });
    await announceChange(trx, caseId);
    return { erasure: presentErasure(deps, actor, (await findErasure(trx, id)) ?? fail('internal')) };
  });
}
