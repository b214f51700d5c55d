import type { Deps } from '../../../deps.ts';
import { failpoint } from '../../../failpoint.ts';
import { addJob } from '../../../jobs.ts';
import { appendAudit, SYSTEM } from '../../audit/append-audit.ts';
import { isCovered } from '../../audit/verify/is-covered.ts';
import { announceChange } from '../../live/announce-change.ts';
import { currentPause, mayLeaveNow } from '../../sending/current-pause.ts';
import {
  cutOff,
  hasLapsed,
  isCutOff,
  lapsed,
  markOf,
  mayLeave,
  notPermitted,
  quarantineEnd,
} from '../decision-rules.ts';
import { type DecisionRow, findDecision, lockDecision, saveDecision } from '../decision-store.ts';
import { whyNotPermitted } from '../why-not-permitted.ts';
import { reconcileDecision } from './reconcile-decision.ts';
import { sendDecision } from './send-decision.ts';
import { settleDecision } from './settle-decision.ts';

const CHECKPOINT_POLL_MS = 150;

/**
 * Moves one decision one step. Safe to call at any time, any number of times, from any instance: the row's
 * state, locked, says what may be done next.
 */
export async function dispatchDecision(deps: Deps, decisionId: string): Promise<void> {
  const row = await findDecision(deps.db, decisionId);
  if (row === undefined) return;
  switch (row.state) {
    case 'queued':
      return startAttempt(deps, row);
    case 'sending':
      return takeOverCrashed(deps, row);
    case 'unknown': {
      const wait = quarantineEnd(row, deps.clock(), deps.env);
      if (deps.clock() < wait) return lookAgainAt(deps, row, wait);
      await failpoint(deps, 'reconcile:begun');
      const outcome = await reconcileDecision(deps, row);
      await failpoint(deps, 'reconcile:concluded');
      return settleDecision(deps, row, outcome);
    }
    case 'pending_approval':
      return expireUnchecked(deps, row);
    case 'manual':
    case 'confirmed':
    case 'failed':
    case 'conflict':
    case 'withdrawn':
    case 'refused':
    case 'expired':
      return;
    default:
      return row.state satisfies never;
  }
}

async function expireUnchecked(deps: Deps, row: DecisionRow): Promise<void> {
  if (hasLapsed(row, deps.clock())) await settleDecision(deps, row, lapsed());
}

async function startAttempt(deps: Deps, row: DecisionRow): Promise<void> {
  const now = deps.clock();
  if (now < row.send_after) return lookAgainAt(deps, row, row.send_after);
  // Found again by the sweep once sending goes on.
  if ((await currentPause(deps.db)) !== null) return;
  // Evidence before effect: a signed checkpoint must hold the intent before Didit hears of it.
  if (!(await isCovered(deps.db, row.audit_entry_id))) {
    return lookAgainAt(deps, row, new Date(now.getTime() + CHECKPOINT_POLL_MS));
  }
  const because = await deps.db.transaction().execute((trx) => whyNotPermitted(trx, row));
  if (because !== null) return settleDecision(deps, row, notPermitted(because));
  const sending = await markSending(deps, row.id);
  if (sending === undefined) return;
  await failpoint(deps, 'attempt:marked');
  const outcome = await sendDecision(deps, sending);
  await failpoint(deps, 'attempt:answered');
  await settleDecision(deps, sending, outcome);
}

async function markSending(deps: Deps, id: string): Promise<DecisionRow | undefined> {
  return deps.db.transaction().execute(async (trx) => {
    if (!(await mayLeaveNow(trx))) return undefined;
    const row = await lockDecision(trx, id);
    const now = deps.clock();
    if (row === undefined || !mayLeave(row, now)) return undefined;
    const mark = markOf(row, now, deps.env);
    await saveDecision(trx, id, mark);
    await appendAudit(trx, deps, SYSTEM, {
      action: 'decision.sent',
      case: row.case_id,
      object: { type: 'decision', id },
      refs: { attempt: String(mark.attempts) },
    });
    await announceChange(trx, row.case_id);
    await failpoint(deps, 'attempt:before-mark');
    return findDecision(trx, id);
  });
}

async function takeOverCrashed(deps: Deps, row: DecisionRow): Promise<void> {
  const now = deps.clock();
  if (isCutOff(row, now)) await settleDecision(deps, row, cutOff(now, deps.env));
}

async function lookAgainAt(deps: Deps, row: DecisionRow, runAt: Date): Promise<void> {
  await addJob(deps.db, 'dispatch-decision', { decisionId: row.id }, { key: `dispatch:${row.id}`, runAt });
}
