import { DiditError } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import type { DecisionRow } from './decision-store.ts';
import { findBlock, findTrace } from './find-trace.ts';
import { leaveReference } from './leave-reference.ts';
import type { Outcome } from './settle-decision.ts';

const MOST_ATTEMPTS = 3;
const LOOK_AGAIN_MS = 15_000;

/**
 * An attempt whose fate is unknown, after the quarantine: Didit's trail decides. Approving and declining may be
 * sent again when there is no trace and the status has not moved; resubmission deletes what the customer
 * captured and a block has no trail, so those two are handed to a person instead.
 */
export async function reconcileDecision(deps: Deps, row: DecisionRow): Promise<Outcome> {
  try {
    const trace = await findTrace(deps, row);
    if (trace !== undefined) return { state: 'confirmed', because: null, reviewId: trace.uuid ?? null };
    if (row.outcome === 'block') return await reconcileBlock(deps, row);

    const { decision } = await deps.didit.sessions.retrieveDecision(row.case_id);
    if (decision.status !== row.expected_status) {
      return {
        state: 'conflict',
        because: `Ours was not applied; the session was moved to ${decision.status} by somebody else.`,
        reason: 'status-moved',
      };
    }
    if (row.outcome === 'resubmit')
      return handOver('The request for resubmission left no trace at Didit. Withdraw it and decide again.');
    if (row.attempts >= MOST_ATTEMPTS)
      return handOver(`Didit left no trace of ${row.attempts} attempts. Withdraw it and decide again.`);
    return {
      state: 'queued',
      because: 'Didit has no trace of it; sending again.',
      retryAt: deps.clock(),
      reason: 'no-trace',
    };
  } catch (error) {
    if (!(error instanceof DiditError)) throw error;
    if (error.kind === 'not_found')
      return { state: 'failed', because: 'Didit no longer has this session.', reason: error.kind };
    return {
      state: 'unknown',
      because: 'Didit cannot be read to check its trail; trying again.',
      reason: error.kind,
      retryAt: new Date(deps.clock().getTime() + LOOK_AGAIN_MS),
    };
  }
}

async function reconcileBlock(deps: Deps, row: DecisionRow): Promise<Outcome> {
  if (await findBlock(deps, row)) {
    const review = await leaveReference(deps, row);
    return { state: 'confirmed', because: null, reviewId: review?.uuid ?? null };
  }
  return handOver('The blocklist does not hold all of it. Withdraw it and block again.');
}

function handOver(because: string): Outcome {
  return { state: 'manual', because, reason: 'no-trace' };
}
