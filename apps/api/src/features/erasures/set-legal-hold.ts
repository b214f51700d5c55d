import type { CaseId, ErasurePreview } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { commitTo } from '../audit/commit-to.ts';
import { lockCase } from '../claims/lock-case.ts';
import { announceChange } from '../live/announce-change.ts';
import { holdPlace } from './erasure-store.ts';
import { findSubject, previewOf } from './get-erasure.ts';

interface Change {
  readonly caseId: CaseId;
  readonly held: boolean;
  readonly reason: string;
}

/**
 * Keeps a person's data from being erased, for a court or an authority, or lets go of them.
 * Errors: not-found, case-erased, already-there when it is as wanted.
 */
export async function setLegalHold(
  deps: Deps,
  actor: Actor,
  { caseId, held, reason }: Change,
): Promise<ErasurePreview> {
  return deps.db.transaction().execute(async (trx) => {
    if ((await lockCase(trx, caseId)).erased) fail('case-erased');
    const { id: subjectId, key, hold } = await findSubject(trx, deps, caseId);
    if (held === (hold !== undefined)) {
      fail('already-there', held ? 'There is a legal hold already.' : 'There is no legal hold.');
    }
    const id = hold?.id ?? deps.newId();
    const text = key.seal(holdPlace(id, held ? 'because' : 'release_because'), reason);
    if (held) {
      await trx
        .insertInto('legal_holds')
        .values({ id, subject_id: subjectId, because: text, set_by: actor.id, set_at: deps.clock() })
        .execute();
    } else {
      await trx
        .updateTable('legal_holds')
        .set({ release_because: text, released_by: actor.id, released_at: deps.clock() })
        .where('id', '=', id)
        .execute();
    }
    await appendAudit(trx, deps, actor, {
      action: held ? 'legal-hold.set' : 'legal-hold.released',
      case: caseId,
      object: { type: 'legal-hold', id },
      change: { from: { held: !held }, to: { held } },
      said: commitTo(key, { reason }),
    });
    await announceChange(trx, caseId);
    return previewOf(trx, deps, actor, await findSubject(trx, deps, caseId));
  });
}
