import type { Decision, DecisionId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { findDecision, presentDecision } from './decision-store.ts';
import { shownTo } from './shown-to.ts';

/**
 * Where a decision stands. Its maker knows what it says and asks again and again; that anybody else reads it is audited.
 * Errors: not-found.
 */
export async function getDecision(
  deps: Deps,
  actor: Actor,
  { decisionId }: { decisionId: DecisionId },
): Promise<{ decision: Decision }> {
  const row = (await findDecision(deps.db, decisionId)) ?? fail('not-found');
  if (row.maker_id !== actor.id) {
    await deps.db.transaction().execute((trx) =>
      appendAudit(trx, deps, actor, {
        action: 'case.viewed',
        case: row.case_id,
        object: { type: 'decision', id: row.id },
      }),
    );
  }
  return { decision: shownTo(actor.id, presentDecision(deps, row)) };
}
