import type { Deps } from '../../deps.ts';
import { addJob } from '../../jobs.ts';
import { appendAudit, SYSTEM } from '../audit/append-audit.ts';
import { isCovered } from '../audit/is-covered.ts';
import { announceChange } from '../live/announce-change.ts';
import { type DecisionRow, findDecision, lockDecision, saveDecision } from './decision-store.ts';
import { reconcileDecision } from './reconcile-decision.ts';
import { quarantineEnd, quarantineFromNow, sendDecision } from './send-decision.ts';
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
      const wait = quarantineEnd(deps, row);
      if (deps.clock() < wait) return lookAgainAt(deps, row, wait);
      return settleDecision(deps, row, await reconcileDecision(deps, row));
    }
    case 'manual':
    case 'confirmed':
    case 'failed':
    case 'conflict':
    case 'withdrawn':
      return;
    default:
      return row.state satisfies never;
  }
}

async function startAttempt(deps: Deps, row: DecisionRow): Promise<void> {
  const now = deps.clock();
  if (now < row.send_after) return lookAgainAt(deps, row, row.send_after);
  // Evidence before effect: a signed checkpoint must hold the intent before Didit hears of it.
  if (!(await isCovered(deps.db, row.audit_entry_id))) {
    return lookAgainAt(deps, row, new Date(now.getTime() + CHECKPOINT_POLL_MS));
  }
  const sending = await markSending(deps, row.id);
  if (sending === undefined) return;
  await settleDecision(deps, sending, await sendDecision(deps, sending));
}

/** Committed before the request leaves: whoever finds the row after a crash knows that it may have left. */
async function markSending(deps: Deps, id: string): Promise<DecisionRow | undefined> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockDecision(trx, id);
    const now = deps.clock();
    if (row === undefined || row.state !== 'queued' || now < row.send_after) return undefined;
    const attempts = row.attempts + 1;
    const lease = new Date(now.getTime() + deps.env.SEND_LEASE_MS);
    await saveDecision(trx, id, {
      state: 'sending',
      because: null,
      attempts,
      sent_at: now,
      lease_until: lease,
    });
    await appendAudit(trx, deps, SYSTEM, {
      action: 'decision.sent',
      case: row.case_id,
      object: { type: 'decision', id },
      refs: { attempt: String(attempts) },
    });
    await announceChange(trx, row.case_id);
    return findDecision(trx, id);
  });
}

async function takeOverCrashed(deps: Deps, row: DecisionRow): Promise<void> {
  if (row.lease_until !== null && deps.clock() < row.lease_until) return;
  await settleDecision(deps, row, {
    state: 'unknown',
    because: 'Docket was interrupted while sending; Didit’s trail is being checked.',
    reason: 'interrupted',
    ...quarantineFromNow(deps),
  });
}

async function lookAgainAt(deps: Deps, row: DecisionRow, runAt: Date): Promise<void> {
  await addJob(deps.db, 'dispatch-decision', { decisionId: row.id }, { key: `dispatch:${row.id}`, runAt });
}
