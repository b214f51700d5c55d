import type { Decision, DecisionId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { failpoint } from '../../failpoint.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { announceChange } from '../live/announce-change.ts';
import { isClosable, isWithdrawable } from './decision-rules.ts';
import {
  type DecisionRow,
  findDecision,
  lockDecision,
  presentDecision,
  saveDecision,
} from './decision-store.ts';

/**
 * Undo. Works while the decision has never left; one of which nobody could tell whether it arrived is closed instead.
 * Errors: not-found, decision-not-withdrawable (with the reason).
 */
export async function withdrawDecision(
  deps: Deps,
  actor: Actor,
  { decisionId }: { decisionId: DecisionId },
): Promise<{ decision: Decision }> {
  const taken = await deps.db.transaction().execute(async (trx) => {
    const row = (await lockDecision(trx, decisionId)) ?? fail('not-found');
    if (!mayEnd(actor, row)) {
      fail('decision-not-withdrawable', 'Only the person who decided, or a manager, can take this back.');
    }
    if (!isWithdrawable(row) || isClosable(row)) fail('decision-not-withdrawable', whyNot(row.state));
    await saveDecision(trx, row.id, { state: 'withdrawn', because: null, settled_at: deps.clock() });
    await appendAudit(trx, deps, actor, {
      action: 'decision.withdrawn',
      case: row.case_id,
      object: { type: 'decision', id: row.id },
      change: { from: { state: row.state }, to: { state: 'withdrawn' } },
    });
    await announceChange(trx, row.case_id);
    await failpoint(deps, 'withdraw:before-commit');
    return { decision: presentDecision(deps, (await findDecision(trx, row.id)) ?? fail('internal')) };
  });
  await failpoint(deps, 'withdraw:after-commit');
  return taken;
}

/** Whether this person may end the decision: whoever made it, or a manager. */
export function mayEnd(actor: Pick<Actor, 'id' | 'role'>, row: Pick<DecisionRow, 'maker_id'>): boolean {
  return row.maker_id === actor.id || actor.role === 'manager';
}

function whyNot(state: string): string {
  if (state === 'manual')
    return 'Nobody could tell whether it arrived: look at Didit, and close it with a note.';
  return state === 'withdrawn' ? 'It was taken back already.' : `It is ${state}: it has left for Didit.`;
}
