import { DiditError } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import type { DecisionRow } from './decision-store.ts';
import { findTrace } from './find-trace.ts';
import { commentOf, leaveReference } from './leave-reference.ts';
import type { Outcome } from './settle-decision.ts';

const NEW_STATUS = { approve: 'Approved', decline: 'Declined', resubmit: 'Resubmitted' } as const;
const RETRY_MS = 5_000;

/**
 * One attempt: look first, send once, name what became of it. Never retries by itself: what may have been
 * applied is `unknown` until Didit's trail says otherwise.
 */
export async function sendDecision(deps: Deps, row: DecisionRow): Promise<Outcome> {
  const before = await lookFirst(deps, row);
  if (before !== undefined) return before;
  if (!hasTimeToSend(deps, row)) {
    return {
      state: 'queued',
      because: 'Didit answers too slowly to send it safely; it will be sent when that is over.',
      retryAt: new Date(deps.clock().getTime() + RETRY_MS),
      reason: 'slow',
      uncounted: true,
    };
  }
  try {
    await tellDidit(deps, row);
  } catch (error) {
    if (error instanceof DiditError) return classify(deps, error);
    throw error;
  }
  return confirm(deps, row);
}

/**
 * Looking may have taken long. Whoever finds the lease over takes the attempt for lost and checks the trail, so
 * nothing may still leave by then: the client may wait for its turn and then for the answer, each at most that long.
 */
function hasTimeToSend(deps: Deps, row: DecisionRow): boolean {
  const leftMs = (row.lease_until?.getTime() ?? 0) - deps.clock().getTime();
  return leftMs >= 2 * deps.env.DIDIT_TIMEOUT_MS;
}

/** Answers when there is nothing to send: ours is already there, the session moved, or Didit cannot be reached. */
async function lookFirst(deps: Deps, row: DecisionRow): Promise<Outcome | undefined> {
  try {
    const trace = await findTrace(deps, row);
    if (trace !== undefined) return { state: 'confirmed', because: null, reviewId: trace.uuid ?? null };
    const { decision } = await deps.didit.sessions.retrieveDecision(row.case_id);
    if (decision.status === row.expected_status) return undefined;
    return {
      state: 'conflict',
      because: `The session was ${row.expected_status} when this was decided and is ${decision.status} now.`,
      reason: 'status-moved',
    };
  } catch (error) {
    if (!(error instanceof DiditError)) throw error;
    if (error.kind === 'not_found') {
      return { state: 'failed', because: 'Didit no longer has this session.', reason: error.kind };
    }
    // Nothing was sent, so nothing can have happened: the decision simply waits.
    return waitAndRetry(deps, error, 'Didit cannot be read');
  }
}

async function tellDidit(deps: Deps, row: DecisionRow): Promise<void> {
  if (row.outcome === 'block') {
    const wanted = new Set(row.payload.targets);
    await deps.didit.blocklist.add({
      session_id: row.case_id,
      blocklist_face: wanted.has('face'),
      blocklist_document: wanted.has('document'),
      blocklist_phone: wanted.has('phone'),
      blocklist_email: wanted.has('email'),
    });
    return;
  }
  const { steps, email } = row.payload;
  await deps.didit.sessions.updateStatus(row.case_id, {
    new_status: NEW_STATUS[row.outcome],
    comment: commentOf(row),
    ...(steps ? { nodes_to_resubmit: steps.map((s) => ({ node_id: s.nodeId, feature: s.feature })) } : {}),
    ...(email ? { send_email: true, email_address: email.address, email_language: email.language } : {}),
  });
}

/** Didit said 200. Its trail shows whether the status we replaced was the one we meant. */
async function confirm(deps: Deps, row: DecisionRow): Promise<Outcome> {
  try {
    const trace = row.outcome === 'block' ? await leaveReference(deps, row) : await findTrace(deps, row);
    const collided =
      row.outcome !== 'block' &&
      trace !== undefined &&
      trace.previous_status !== null &&
      trace.previous_status !== row.expected_status;
    return {
      state: 'confirmed',
      because: collided ? `Somebody else had set ${trace.previous_status} just before.` : null,
      reviewId: trace?.uuid ?? null,
      collision: collided,
    };
  } catch (error) {
    if (!(error instanceof DiditError)) throw error;
    // The 200 stands; only the proof of where it landed could not be read just now.
    deps.log.warn({ decisionId: row.id, kind: error.kind }, 'trail not readable after a confirmed decision');
    return { state: 'confirmed', because: null, reviewId: null };
  }
}

function classify(deps: Deps, error: DiditError): Outcome {
  if (error.kind === 'rate_limited') return waitAndRetry(deps, error, 'Didit asks us to wait');
  if (error.maybeApplied || error.kind === 'same_status') {
    return {
      state: 'unknown',
      because: 'Didit did not answer clearly; its trail is being checked.',
      reason: error.kind,
      ...quarantineFromNow(deps),
    };
  }
  if (error.status === null) return waitAndRetry(deps, error, 'Didit cannot be reached');
  return { state: 'failed', because: sentenceOf(error), reason: error.kind };
}

/** Until then a request that is still travelling may yet be applied, so nothing may be sent again. */
export function quarantineEnd(deps: Deps, row: DecisionRow): Date {
  return new Date((row.sent_at ?? deps.clock()).getTime() + deps.env.QUARANTINE_MS);
}

/** Counted from when the answer was given up, not from when the attempt began: in between it may have left late. */
export function quarantineFromNow(deps: Deps): { sentAt: Date; retryAt: Date } {
  const sentAt = deps.clock();
  return { sentAt, retryAt: new Date(sentAt.getTime() + deps.env.QUARANTINE_MS) };
}

function waitAndRetry(deps: Deps, error: DiditError, because: string): Outcome {
  const retryAt = new Date(deps.clock().getTime() + (error.retryAfterMs ?? RETRY_MS));
  return {
    state: 'queued',
    because: `${because}; it will be sent when that is over.`,
    reason: error.kind,
    retryAt,
    uncounted: true,
  };
}

function sentenceOf(error: DiditError): string {
  const fields = Object.entries(error.fields).map(([field, texts]) => `${field}: ${texts.join(' ')}`);
  return [error.detail, ...fields].filter((text) => text !== null && text !== '').join(' ') || error.message;
}
