import { type DecisionState, isOfBlocklist } from '@docket/contracts';
import type { DiditError, Review } from '@docket/didit';
import type { DecisionRow } from './decision-store.ts';

/**
 * What may be done with a decision and what an answer means, without database, network or clock. The protocol's
 * exploration (`pnpm verify:protocol`) runs these same functions through every order of crashes and delays.
 */

/** What became of an attempt. `retryAt` is when the job looks again, for states that still move. */
export interface Outcome {
  readonly state: DecisionState;
  readonly because: string | null;
  readonly retryAt?: Date;
  /** The last moment the request may have left: the quarantine counts from here. */
  readonly sentAt?: Date;
  readonly reviewId?: string | null;
  readonly collision?: boolean;
  /** Problem kind for the audit entry: a key, never free text. */
  readonly reason?: string | null;
  /** An attempt that surely never reached Didit does not use up one of the few. */
  readonly uncounted?: boolean;
  /** Didit refused our key and not this decision: it would refuse everything else that is sent. */
  readonly refusesUs?: boolean;
}

/** Settings that decide when something may be done; milliseconds. */
export interface Timing {
  readonly DIDIT_TIMEOUT_MS: number;
  readonly QUARANTINE_MS: number;
  readonly SEND_LEASE_MS: number;
}

type Row = Pick<
  DecisionRow,
  'outcome' | 'state' | 'attempts' | 'expected_status' | 'send_after' | 'sent_at' | 'lease_until'
>;
type Trace = Pick<Review, 'previous_status' | 'uuid'>;
/** The part of an error that says what became of the request. */
export type Refusal = Pick<DiditError, 'kind' | 'status' | 'maybeApplied' | 'retryAfterMs'>;

const MOST_ATTEMPTS = 3;
const RETRY_MS = 5_000;
const LOOK_AGAIN_MS = 15_000;
const SETTLED: readonly DecisionState[] = [
  'confirmed',
  'failed',
  'conflict',
  'withdrawn',
  'refused',
  'expired',
];

export function mayLeave(row: Row, now: Date): boolean {
  return row.state === 'queued' && now >= row.send_after;
}

/** Committed before the request leaves: whoever finds the row after a crash knows that it may have left. */
export function markOf(row: Row, now: Date, timing: Timing) {
  return {
    state: 'sending',
    because: null,
    attempts: row.attempts + 1,
    sent_at: now,
    lease_until: new Date(now.getTime() + timing.SEND_LEASE_MS),
  } as const;
}

/** What the look before sending says; undefined: send. */
export function judgeLook(row: Row, trace: Trace | undefined, status: string | undefined) {
  if (trace !== undefined) return confirmedBy(row, trace);
  // Taking values off the list is no word about the case, wherever that has moved.
  if (row.outcome === 'unblock') return undefined;
  return status === row.expected_status ? undefined : movedBefore(row, status);
}

function movedBefore(row: Row, status: string | undefined): Outcome {
  return {
    state: 'conflict',
    because: `The session was ${row.expected_status} when this was decided and is ${status} now.`,
    reason: 'status-moved',
  };
}

/** Between the decision and its sending Didit may come to say other things than the maker saw. */
export function evidenceMoved(row: Pick<DecisionRow, 'manifest'>, sha256: string): Outcome | undefined {
  if (row.manifest === null || row.manifest.decision === sha256) return undefined;
  return {
    state: 'conflict',
    because:
      'What Didit says about this case changed after it was decided; nothing was sent. Look at it again.',
    reason: 'evidence-changed',
  };
}

/** Nobody agreed in time: nothing is sent, and the case is open again. */
export function hasLapsed(row: Pick<DecisionRow, 'state' | 'expires_at'>, now: Date): boolean {
  return row.state === 'pending_approval' && row.expires_at !== null && now >= row.expires_at;
}

export function lapsed(): Outcome {
  return { state: 'expired', because: 'No second person agreed in time.', reason: 'unchecked' };
}

/** One of the two people may no longer decide by the time it would leave. */
export function notPermitted(because: string): Outcome {
  return { state: 'refused', because, reason: 'not-permitted' };
}

/**
 * Looking may have taken long. Whoever finds the lease over takes the attempt for lost and checks the trail, so
 * nothing may still leave by then: the client may wait for its turn and then for the answer, each at most that long.
 */
export function hasTimeToSend(row: Row, now: Date, timing: Timing): boolean {
  const leftMs = (row.lease_until?.getTime() ?? 0) - now.getTime();
  return leftMs >= 2 * timing.DIDIT_TIMEOUT_MS;
}

export function tooSlow(now: Date): Outcome {
  return {
    state: 'queued',
    because: 'Didit answers too slowly to send it safely; it will be sent when that is over.',
    retryAt: new Date(now.getTime() + RETRY_MS),
    reason: 'slow',
    uncounted: true,
  };
}

/** Applied, by the trail or by Didit's own 200; the trail shows whether the status we replaced was the one we meant. */
export function confirmedBy(row: Row, trace: Trace | undefined): Outcome {
  const previous = trace?.previous_status ?? null;
  const collided = !isOfBlocklist(row.outcome) && previous !== null && previous !== row.expected_status;
  return {
    state: 'confirmed',
    because: collided ? `Somebody else had set ${previous} just before.` : null,
    reviewId: trace?.uuid ?? null,
    collision: collided,
  };
}

/** What an answer that is no success means. `sentence`: Didit's own words, for the person who decided. */
export function judgeRefusal(refusal: Refusal, now: Date, timing: Timing, sentence: string): Outcome {
  if (refusal.kind === 'rate_limited') return waitFor(refusal, now, 'Didit asks us to wait');
  // That the status is already there says nothing about who set it.
  if (refusal.maybeApplied || refusal.kind === 'same_status') {
    return {
      state: 'unknown',
      because:
        'Didit did not answer clearly. Its trail will tell whether it arrived; it is never applied twice.',
      reason: refusal.kind,
      ...quarantineFrom(now, timing),
    };
  }
  if (refusal.status === null) return waitFor(refusal, now, 'Didit cannot be reached');
  return { state: 'failed', because: sentence, reason: refusal.kind, refusesUs: refusal.status === 403 };
}

/** Nothing was sent, so nothing can have happened: the decision simply waits. */
export function waitFor(refusal: Refusal, now: Date, because: string): Outcome {
  return {
    state: 'queued',
    because: `${because}; it will be sent when that is over.`,
    reason: refusal.kind,
    retryAt: new Date(now.getTime() + (refusal.retryAfterMs ?? RETRY_MS)),
    uncounted: true,
  };
}

/** Whether the one who was sending must be taken for dead. */
export function isCutOff(row: Row, now: Date): boolean {
  return row.state === 'sending' && (row.lease_until === null || now >= row.lease_until);
}

export function cutOff(now: Date, timing: Timing): Outcome {
  return {
    state: 'unknown',
    because: 'Docket was interrupted while sending; Didit’s trail is being checked.',
    reason: 'interrupted',
    ...quarantineFrom(now, timing),
  };
}

/** Until then a request that is still travelling may yet be applied, so nothing may be sent again. */
export function quarantineEnd(row: Row, now: Date, timing: Timing): Date {
  return new Date((row.sent_at ?? now).getTime() + timing.QUARANTINE_MS);
}

/** Counted from when the answer was given up, not from when the attempt began: in between it may have left late. */
function quarantineFrom(now: Date, timing: Timing): { sentAt: Date; retryAt: Date } {
  return { sentAt: now, retryAt: new Date(now.getTime() + timing.QUARANTINE_MS) };
}

/**
 * After the quarantine, with no trace in the trail. Approving and declining may be sent again while the status has
 * not moved; resubmission deletes what the customer captured, so that is handed to a person instead.
 */
export function judgeNoTrace(row: Row, status: string | undefined, now: Date): Outcome {
  if (status !== row.expected_status) {
    return {
      state: 'conflict',
      because: `Ours was not applied; the session was moved to ${status} by somebody else.`,
      reason: 'status-moved',
    };
  }
  if (row.outcome === 'resubmit')
    return handOver(
      'The request for resubmission left no trace at Didit. Look there, close this and decide again.',
    );
  if (row.attempts >= MOST_ATTEMPTS)
    return handOver(
      `Didit left no trace of ${row.attempts} attempts. Look there, close this and decide again.`,
    );
  return {
    state: 'queued',
    because: 'Didit has no trace of it; sending again.',
    retryAt: now,
    reason: 'no-trace',
  };
}

/** The blocklist leaves no trail of its own; only the list says what is on it, and a person what to do if it is not so. */
export function listNotAsDecided({ outcome }: Pick<Row, 'outcome'>): Outcome {
  return handOver(
    outcome === 'block'
      ? 'The blocklist does not hold all of it. Look there, close this and block again.'
      : 'The blocklist still holds some of it. Look there, close this and remove it again.',
  );
}

function handOver(because: string): Outcome {
  return { state: 'manual', because, reason: 'no-trace' };
}

/** Didit cannot be asked about an attempt whose fate is unknown. */
export function judgeSilence(refusal: Refusal, now: Date): Outcome {
  if (refusal.kind === 'not_found') return sessionGone(refusal);
  return {
    state: 'unknown',
    because: 'Didit cannot be read to check its trail; trying again.',
    reason: refusal.kind,
    retryAt: new Date(now.getTime() + LOOK_AGAIN_MS),
  };
}

export function sessionGone(refusal: Refusal): Outcome {
  return { state: 'failed', because: 'Didit no longer has this session.', reason: refusal.kind };
}

/**
 * Whether the row still is in the attempt that was judged. If not, somebody else's word came first and counts. The
 * number of attempts alone does not tell: one that never reached Didit is not counted, and the next has its number.
 */
export function isUntouched(row: Row, current: Row): boolean {
  return (
    current.state === row.state &&
    current.attempts === row.attempts &&
    current.sent_at?.getTime() === row.sent_at?.getTime()
  );
}

/** What the row becomes by an outcome. */
export function settledBy(row: Row, outcome: Outcome, now: Date) {
  return {
    state: outcome.state,
    because: outcome.because,
    lease_until: null,
    ...(outcome.reviewId === undefined ? {} : { review_id: outcome.reviewId }),
    ...(outcome.sentAt === undefined ? {} : { sent_at: outcome.sentAt }),
    ...(outcome.uncounted ? { attempts: Math.max(0, row.attempts - 1) } : {}),
    ...(outcome.state === 'queued' && outcome.retryAt ? { send_after: outcome.retryAt } : {}),
    ...(SETTLED.includes(outcome.state) ? { settled_at: now } : {}),
  };
}

/** Whether a person must say how it ended, because neither Didit's answer nor its trail does. */
export function isClosable({ state }: Pick<DecisionRow, 'state'>): boolean {
  return state === 'manual';
}

/**
 * Whether a person can end it before it is sent, or sent again: one that never left is simply taken back, and one that
 * needs a person is closed with a note.
 */
export function isWithdrawable(row: Pick<DecisionRow, 'state' | 'attempts'>): boolean {
  if (row.state === 'queued') return row.attempts === 0;
  return row.state === 'pending_approval' || row.state === 'manual';
}
