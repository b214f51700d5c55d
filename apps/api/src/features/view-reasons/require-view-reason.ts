import { VIEW_REASON_MINUTES } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import type { AboutCase } from '../../http/authorize.ts';
import { fail } from '../../http/errors.ts';

/**
 * Lets those through who have said in this sign-in, and lately, why they look at the case. Of a case that is not there
 * nothing can be shown, so the route says so itself; and of an erased one nothing of the person is left.
 * Errors: view-reason-needed.
 */
export async function requireViewReason(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  { caseId, decisionId }: AboutCase,
): Promise<void> {
  const row = await deps.db
    .selectFrom('cases')
    .select('cases.erased_at')
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('view_reasons')
          .select('view_reasons.id')
          .whereRef('view_reasons.case_id', '=', 'cases.id')
          .where('view_reasons.sign_in_id', '=', actor.sessionId)
          .where('view_reasons.given_by', '=', actor.id)
          .where('view_reasons.valid_until', '>', deps.clock()),
      ).as('given'),
    )
    .where('cases.id', '=', ({ selectFrom, val }) =>
      caseId === undefined
        ? selectFrom('decisions')
            .select('case_id')
            .where('id', '=', decisionId ?? null)
        : val(caseId),
    )
    .executeTakeFirst();
  if (row === undefined || row.erased_at !== null || row.given) return;
  fail(
    'view-reason-needed',
    `Give a reason (POST /api/cases/:caseId/view-reason); it holds for this case and for ${VIEW_REASON_MINUTES} minutes.`,
  );
}
