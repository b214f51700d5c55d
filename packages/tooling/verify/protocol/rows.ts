import type { Outcome } from '../../../../apps/api/src/features/decisions/decision-rules.ts';
import type { Protocol } from './guards.ts';
import { AT, by, get, MOST, of, STATES, stateIndex, TICKS, WORKERS, type World } from './world.ts';

/** Between the bytes of the search and the rows the product's rules are written for. */

const STEP_MS = 30_000;
export const NOW = new Date(1_000_000 * STEP_MS);
const EXPECTED = 'In Review';

export interface Setting extends Protocol {
  /** What decision 0 asks for; decision 1 declines. */
  readonly outcome: 'approve' | 'resubmit' | 'block';
}

export function timingOf({ habits }: Protocol) {
  return {
    DIDIT_TIMEOUT_MS: TICKS.timeout * STEP_MS,
    QUARANTINE_MS: habits.quarantine ? TICKS.quarantine * STEP_MS : 0,
    SEND_LEASE_MS: TICKS.lease * STEP_MS,
  };
}

interface Facts {
  readonly state: number;
  readonly attempts: number;
  readonly sentAt: Date;
  readonly lease: number;
}

function rowFrom(setting: Setting, d: number, facts: Facts) {
  return {
    outcome: d === 0 ? setting.outcome : ('decline' as const),
    // Rules are never asked about what is not stored.
    state: (STATES[facts.state] ?? 'queued') as Outcome['state'],
    attempts: facts.attempts,
    expected_status: EXPECTED,
    send_after: NOW,
    sent_at: facts.sentAt,
    lease_until: new Date(NOW.getTime() + facts.lease * STEP_MS),
  };
}

const LONG_AGO = new Date(0);

function sentAtOf(world: World, d: number): Date {
  return new Date(NOW.getTime() - get(world, of.sentAgo + d) * STEP_MS);
}

export function rowOf(setting: Setting, world: World, d: number) {
  return rowFrom(setting, d, {
    state: get(world, of.state + d),
    attempts: get(world, of.attempts + d),
    sentAt: sentAtOf(world, d),
    lease: get(world, of.lease + d),
  });
}

/** The row as this worker read it when its attempt began. */
export function rowReadBy(setting: Setting, world: World, w: number) {
  return rowFrom(setting, get(world, by.decision + w), {
    state: get(world, by.state + w),
    attempts: get(world, by.attempts + w),
    // Each attempt has a moment of its own, so another one's is any other.
    sentAt: get(world, by.stale + w) === 1 ? LONG_AGO : sentAtOf(world, get(world, by.decision + w)),
    lease: get(world, by.lease + w),
  });
}

const UNCOUNTED = 16;
const COLLISION = 32;
export const SENT_AT = 64;
const AGAIN = 128;

/** A verdict a worker holds and has not stored yet, in one byte; when it was reached is the worker's age. */
export function packVerdict(verdict: Outcome): number {
  return (
    stateIndex[verdict.state] |
    (verdict.uncounted ? UNCOUNTED : 0) |
    (verdict.collision ? COLLISION : 0) |
    (verdict.sentAt ? SENT_AT : 0) |
    (verdict.retryAt ? AGAIN : 0)
  );
}

function unpackVerdict(byte: number, age: number): Outcome {
  return {
    state: (STATES[byte & 15] ?? 'manual') as Outcome['state'], // packed above from such a state
    because: null,
    uncounted: (byte & UNCOUNTED) !== 0,
    collision: (byte & COLLISION) !== 0,
    ...(byte & SENT_AT ? { sentAt: new Date(NOW.getTime() - age * STEP_MS) } : {}),
    ...(byte & AGAIN ? { retryAt: NOW } : {}),
  };
}

/** Stores the verdict of a worker, if its row may still be changed by it. */
export function settle(setting: Setting, world: World, w: number): void {
  const d = get(world, by.decision + w);
  const read = rowReadBy(setting, world, w);
  if (!setting.rules.isUntouched(read, rowOf(setting, world, d))) return;
  store(setting, world, d, read, unpackVerdict(get(world, by.verdict + w), get(world, by.age + w)));
}

export function store(
  setting: Setting,
  world: World,
  d: number,
  row: ReturnType<typeof rowOf>,
  verdict: Outcome,
): void {
  const change = setting.rules.settledBy(row, verdict, NOW);
  world[of.state + d] = stateIndex[change.state];
  if (change.attempts !== undefined) world[of.attempts + d] = change.attempts;
  if (change.sent_at !== undefined) {
    const ago = (NOW.getTime() - change.sent_at.getTime()) / STEP_MS;
    world[of.sentAgo + d] = Math.min(TICKS.quarantine, ago);
  }
  world[of.lease + d] = 0;
  if (verdict.collision) world[of.collision + d] = 1;
  if (verdict.retryAt !== undefined) callBack(setting, world, d);
}

/** A job will look at the decision again. Nobody needs to count jobs while something sweeps. */
export function callBack(setting: Setting, world: World, d: number): void {
  if (!setting.habits.sweep) world[of.job + d] = 1;
}

export function startAttempt(setting: Setting, world: World, d: number, w: number): void {
  const mark = setting.rules.markOf(rowOf(setting, world, d), NOW, timingOf(setting));
  const lease = (mark.lease_until.getTime() - NOW.getTime()) / STEP_MS;
  if (setting.habits.commitBeforeSend) {
    world[of.state + d] = stateIndex[mark.state];
    // More than the rules ever allow is one case, or a protocol without them would count for ever.
    world[of.attempts + d] = Math.min(MOST.attempts, mark.attempts);
    world[of.sentAgo + d] = 0;
    world[of.lease + d] = lease;
  }
  for (const other of WORKERS) {
    const isBusy = get(world, by.at + other) !== AT.idle;
    if (isBusy && get(world, by.decision + other) === d) world[by.stale + other] = 1;
  }
  readRow(world, d, w);
  world[by.lease + w] = lease;
}

/** The worker now holds the row as it is at this moment. */
export function readRow(world: World, d: number, w: number): void {
  world[by.decision + w] = d;
  world[by.state + w] = get(world, of.state + d);
  world[by.attempts + w] = get(world, of.attempts + d);
  world[by.lease + w] = 0;
  world[by.age + w] = 0;
  world[by.verdict + w] = 0;
  world[by.moved + w] = 0;
  world[by.stale + w] = 0;
}
