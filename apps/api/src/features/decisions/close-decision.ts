import { type Decision, type DecisionId, isOfBlocklist } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { ensureSubjectKey } from '../../sealing/subject-key.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { commitTo } from '../audit/commit-to.ts';
import { announceChange } from '../live/announce-change.ts';
import { confirmedBy, isClosable } from './decision-rules.ts';
import {
  closingPlace,
  type DecisionRow,
  findDecision,
  lockDecision,
  presentDecision,
  saveDecision,
} from './decision-store.ts';
import { findTrace, isListAsDecided } from './send/find-trace.ts';
import { settleDecision } from './send/settle-decision.ts';
import { mayEnd } from './withdraw-decision.ts';

/**
 * Ends a decision of which neither an answer nor the trail tells whether it arrived: the person says what they found.
 * Didit is asked once more before, and what is found there is confirmed instead.
 * Errors: not-found, decision-not-closable (with the reason), vendor errors.
 */
export async function closeDecision(
  deps: Deps,
  actor: Actor,
  { decisionId, note }: { decisionId: DecisionId; note: string },
): Promise<{ decision: Decision }> {
  const seen = (await findDecision(deps.db, decisionId)) ?? fail('not-found');
  requireClosable(actor, seen);
  await refuseWhenApplied(deps, seen);
  return deps.db.transaction().execute(async (trx) => {
    // Before the decision, because it locks the case.
    const key = await ensureSubjectKey(trx, deps, seen.case_id);
    const row = (await lockDecision(trx, decisionId)) ?? fail('not-found');
    requireClosable(actor, row);
    await saveDecision(trx, row.id, {
      state: 'withdrawn',
      because: null,
      settled_at: deps.clock(),
      closed_by: actor.id,
      closing_note: key.seal(closingPlace(row.id), note),
    });
    await appendAudit(trx, deps, actor, {
      action: 'decision.closed',
      case: row.case_id,
      object: { type: 'decision', id: row.id },
      change: { from: { state: row.state }, to: { state: 'withdrawn' } },
      // On what else it was closed: that Didit was asked just before, and had nothing of it.
      refs: { didit: 'has-no-trace' },
      said: commitTo(key, { note }),
    });
    await announceChange(trx, row.case_id);
    return { decision: presentDecision(deps, (await findDecision(trx, row.id)) ?? fail('internal')) };
  });
}

function requireClosable(actor: Actor, row: DecisionRow): void {
  if (!mayEnd(actor, row)) {
    fail('decision-not-closable', 'Only the person who decided, or a manager, can close this.');
  }
  if (!isClosable(row)) fail('decision-not-closable', `It is ${row.state.replace('_', ' ')}.`);
}

/** What came late after all is confirmed here, or it would stay with a person who can do nothing about it. */
async function refuseWhenApplied(deps: Deps, row: DecisionRow): Promise<void> {
  const trace = await findTrace(deps, row);
  if (trace === undefined && !(isOfBlocklist(row.outcome) && (await isListAsDecided(deps, row)))) return;
  await settleDecision(deps, row, confirmedBy(row, trace));
  const where = isOfBlocklist(row.outcome) ? 'blocklist' : 'trail';
  fail(
    'decision-not-closable',
    `Didit's ${where} shows this decision after all; it counts as confirmed now.`,
  );
}
