import { type CaseId, VIEW_REASON_MINUTES } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { ensureSubjectKey } from '../../sealing/subject-key.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { commitTo } from '../audit/commit-to.ts';
import { lockCase } from '../claims/lock-case.ts';
import { reasonPlace } from './list-view-reasons.ts';

interface Given {
  readonly caseId: CaseId;
  readonly reason: string;
  /** The sign-in it holds for; null at the command line, which has none and looks once. */
  readonly signInId?: null;
}

/**
 * Why somebody looks at a case, kept before anything of it is shown to them. Errors: not-found; case-erased, where
 * nothing of a person is left to look at.
 */
export async function giveViewReason(
  deps: Deps,
  actor: Actor,
  { caseId, reason, signInId }: Given,
): Promise<{ caseId: CaseId; until: string }> {
  const now = deps.clock();
  const until = new Date(now.getTime() + VIEW_REASON_MINUTES * 60_000);
  return deps.db.transaction().execute(async (trx) => {
    if ((await lockCase(trx, caseId)).erased) fail('case-erased');
    const key = await ensureSubjectKey(trx, deps, caseId);
    const id = deps.newId();
    await trx
      .insertInto('view_reasons')
      .values({
        id,
        case_id: caseId,
        sign_in_id: signInId === null ? null : actor.sessionId,
        given_by: actor.id,
        reason: key.seal(reasonPlace(id), reason),
        given_at: now,
        valid_until: until,
      })
      .execute();
    await appendAudit(trx, deps, actor, {
      action: 'view-reason.given',
      case: caseId,
      object: { type: 'view-reason', id },
      refs: { until: until.toISOString() },
      said: commitTo(key, { reason }),
    });
    return { caseId, until: until.toISOString() };
  });
}
