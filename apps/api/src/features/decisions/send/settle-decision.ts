import { type AuditAction, type DecisionState, isOfBlocklist } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import { failpoint } from '../../../failpoint.ts';
import { addJob, askToRefresh } from '../../../jobs.ts';
import { appendAudit, SYSTEM } from '../../audit/append-audit.ts';
import { endClaimOn } from '../../claims/require-claim.ts';
import { announceChange } from '../../live/announce-change.ts';
import { pauseByRefusal } from '../../sending/pause-sending.ts';
import { isUntouched, type Outcome, settledBy } from '../decision-rules.ts';
import { type DecisionRow, lockDecision, saveDecision } from '../decision-store.ts';

const ACTION: Partial<Record<DecisionState, AuditAction>> = {
  confirmed: 'decision.confirmed',
  failed: 'decision.failed',
  unknown: 'decision.unknown',
  conflict: 'decision.conflict',
  manual: 'decision.manual',
  queued: 'decision.reconciled',
  refused: 'decision.refused',
  expired: 'decision.expired',
};

/**
 * Stores what became of an attempt, with its audit entry and whatever job comes next, in one transaction. When
 * somebody else settled the decision meanwhile, nothing happens: the first word counts.
 */
export async function settleDecision(deps: Deps, row: DecisionRow, outcome: Outcome): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const current = await lockDecision(trx, row.id);
    if (current === undefined || !isUntouched(row, current)) return;
    await saveDecision(trx, row.id, settledBy(row, outcome, deps.clock()));
    await auditOutcome(trx, deps, row, outcome);
    if (outcome.refusesUs) await pauseByRefusal(trx, deps);
    if (outcome.retryAt !== undefined) {
      await addJob(
        trx,
        'dispatch-decision',
        { decisionId: row.id },
        { key: `dispatch:${row.id}`, runAt: outcome.retryAt },
      );
    }
    // The blocklist's leave the case to be decided, most often by whoever blocked.
    if (outcome.state === 'confirmed' && !isOfBlocklist(row.outcome)) await endClaimOn(trx, row.case_id);
    // The case page shows Didit's new status as soon as we have read it, not when its webhook happens to arrive.
    await askToRefresh(trx, row.case_id, 'read');
    await announceChange(trx, row.case_id);
    await failpoint(deps, 'settle:before-commit');
  });
  await failpoint(deps, 'settle:after-commit');
}

async function auditOutcome(trx: Trx, deps: Deps, row: DecisionRow, outcome: Outcome): Promise<void> {
  const entry = {
    case: row.case_id,
    object: { type: 'decision', id: row.id },
    refs: outcome.reviewId ? { review: outcome.reviewId } : {},
  };
  await appendAudit(trx, deps, SYSTEM, {
    ...entry,
    action: ACTION[outcome.state] ?? 'decision.reconciled',
    outcome: outcome.state === 'confirmed' || outcome.state === 'queued' ? 'ok' : 'error',
    reason: outcome.reason ?? null,
    change: { from: { state: row.state }, to: { state: outcome.state } },
  });
  if (outcome.collision) {
    await appendAudit(trx, deps, SYSTEM, { ...entry, action: 'decision.collision', outcome: 'error' });
  }
}
