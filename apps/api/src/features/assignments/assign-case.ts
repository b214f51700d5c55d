import type { CaseId, UserId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { claimable } from '../claims/claim-rules.ts';
import { lockCase, requireVersion } from '../claims/lock-case.ts';
import { announceChange } from '../live/announce-change.ts';
import { lockAssignable, saveAssignee } from './assignment-store.ts';
import { recordAssignment } from './record-assignment.ts';

interface Assignment {
  readonly caseId: CaseId;
  /** Null: the case is to be nobody's work. */
  readonly userId: UserId | null;
  readonly version: number;
}

/**
 * Says whose work a case is. Nobody's claim is touched: who holds the case decides it, and `next` gives it to its
 * assignee only.
 *
 * Errors: not-found, version-mismatch, case-not-decidable, user-not-assignable.
 */
export async function assignCase(deps: Deps, actor: Actor, { caseId, userId, version }: Assignment) {
  return deps.db.transaction().execute(async (trx) => {
    // People before cases, as where an account is disabled, so that the two never wait for each other.
    const person = userId === null ? null : await lockAssignable(trx, userId);
    const row = await lockCase(trx, caseId);
    requireVersion(row, version);
    if (person === undefined) fail('user-not-assignable');
    const allowed = person === null || claimable(row);
    if (allowed !== true) fail('case-not-decidable', allowed.because);
    const before = await saveAssignee(trx, caseId, userId);
    await recordAssignment(trx, deps, actor, { caseId, from: before, to: userId });
    await announceChange(trx, caseId);
    return { caseId, version: row.version, assignee: person };
  });
}
