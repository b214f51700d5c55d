import { type Decision, type DecisionId, isOfBlocklist } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { failpoint } from '../../failpoint.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { announceChange } from '../live/announce-change.ts';
import { confirmedBy, isWithdrawable } from './decision-rules.ts';
import {
  type DecisionRow,
  findDecision,
  lockDecision,
  presentDecision,
  saveDecision,
} from './decision-store.ts';
import { findTrace, isListAsDecided } from './send/find-trace.ts';
import { settleDecision } from './send/settle-decision.ts';

/**
 * Undo. Works while the decision has never left; or, for one that needs a person, after Didit's trail has been
 * checked once more: what is found there is confirmed instead. Errors: not-found, decision-not-withdrawable (with the reason), vendor errors.
 */
export async function withdrawDecision(
  deps: Deps,
  actor: Actor,
  { decisionId }: { decisionId: DecisionId },
): Promise<{ decision: Decision }> {
  const seen = (await findDecision(deps.db, decisionId)) ?? fail('not-found');
  if (seen.state === 'manual') await refuseWhenApplied(deps, seen);
  const taken = await deps.db.transaction().execute(async (trx) => {
    const row = (await lockDecision(trx, decisionId)) ?? fail('not-found');
    if (row.maker_id !== actor.id && actor.role !== 'manager') {
      fail('decision-not-withdrawable', 'Only the person who decided, or a manager, can take this back.');
    }
    if (!isWithdrawable(row)) fail('decision-not-withdrawable', whyNot(row.state));
    await saveDecision(trx, row.id, { state: 'withdrawn', because: null, settled_at: deps.clock() });
    await appendAudit(trx, deps, actor, {
      action: 'decision.withdrawn',
      case: row.case_id,
      object: { type: 'decision', id: row.id },
      change: { from: { state: row.state }, to: { state: 'withdrawn' } },
      // On what a person closed it: that Didit was asked just before, and had nothing of it.
      ...(row.state === 'manual' ? { refs: { didit: 'has-no-trace' } } : {}),
    });
    await announceChange(trx, row.case_id);
    await failpoint(deps, 'withdraw:before-commit');
    return { decision: presentDecision(deps, (await findDecision(trx, row.id)) ?? fail('internal')) };
  });
  await failpoint(deps, 'withdraw:after-commit');
  return taken;
}

/** What came late after all is confirmed here, or it would stay with a person who can do nothing about it. */
async function refuseWhenApplied(deps: Deps, row: DecisionRow): Promise<void> {
  const trace = await findTrace(deps, row);
  if (trace === undefined && !(isOfBlocklist(row.outcome) && (await isListAsDecided(deps, row)))) return;
  await settleDecision(deps, row, confirmedBy(row, trace));
  const where = isOfBlocklist(row.outcome) ? 'blocklist' : 'trail';
  fail(
    'decision-not-withdrawable',
    `Didit's ${where} shows this decision after all; it counts as confirmed now.`,
  );
}

function whyNot(state: string): string {
  return state === 'withdrawn' ? 'It was taken back already.' : `It is ${state}: it has left for Didit.`;
}
