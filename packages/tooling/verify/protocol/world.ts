/**
 * One moment of everything that matters to a decision, as bytes: our rows, the workers, what is travelling, and
 * Didit. Moments are compared and kept by the million, so there are no objects in it.
 *
 * Time is counted in steps of DIDIT_TIMEOUT_MS and only as "how long ago" and "how much left", so that two moments
 * that differ in nothing but the hour are the same one.
 */
export type World = Uint8Array;

export const STATES = [
  'none',
  'queued',
  'sending',
  'unknown',
  'manual',
  'confirmed',
  'failed',
  'conflict',
  'withdrawn',
  'told',
  'lost',
  // Before it may leave; a second person's part in it is not explored here.
  'pending_approval',
  'refused',
  'expired',
] as const;
export type RowState = (typeof STATES)[number];
/** `none` was never asked for; `told` is acknowledged and not stored yet; `lost` is acknowledged and gone. */
export const stateIndex = Object.fromEntries(STATES.map((name, index) => [name, index])) as Record<
  RowState, // fromEntries forgets the names
  number
>;

export const STATUSES = ['In Review', 'Approved', 'Declined', 'Resubmitted'] as const;

/** What may happen in one run at most. */
export const MOST = { crashes: 3, delays: 2, consoles: 2, sends: 3, waits: 1, attempts: 4 } as const;
/** In steps of DIDIT_TIMEOUT_MS. The lease is the shortest the settings allow; a longer one adds moments, not orders. */
export const TICKS = { timeout: 1, lease: 3, quarantine: 2 } as const;

const FIELDS = [
  ...['status', 'crashes', 'delays', 'consoles', 'sends', 'waits', 'undone'],
  ...['state', 'attempts', 'sentAgo', 'lease', 'collision', 'applied', 'half'].flatMap((f) => [
    `0${f}`,
    `1${f}`,
  ]),
  ...['replaced', 'covered', 'overwrote', 'unrecorded', 'job'].flatMap((f) => [`0${f}`, `1${f}`]),
] as const;
const HEAD = FIELDS.length;

/** Where a field of the moment itself stands. */
export const at = {
  status: 0,
  crashes: 1,
  delays: 2,
  consoles: 3,
  sends: 4,
  waits: 5,
  /** An older decision of ours was applied over a newer one of ours. */
  undone: 6,
} as const;

/** Where a field of decision 0 stands; that of decision 1 is one further. */
export const of = {
  state: 7,
  attempts: 9,
  sentAgo: 11,
  lease: 13,
  collision: 15,
  /** How often Didit carried it out. */
  applied: 17,
  /** How often Didit did a part of it and then failed. */
  half: 19,
  /** The status it replaced when it was applied, plus one. */
  replaced: 21,
  /** A signed checkpoint covers the request. */
  covered: 23,
  /** It replaced a status that somebody had set before the attempt began. */
  overwrote: 25,
  /** It was applied before its intent was covered. */
  unrecorded: 27,
  /** A job will look at it; only counted while nothing sweeps. */
  job: 29,
} as const;

/** A worker's place in the program. */
export const AT = {
  idle: 0,
  looking: 1,
  looked: 2,
  ready: 3,
  waiting: 4,
  judged: 5,
  checking: 6,
  checked: 7,
} as const;

const WORKER_BYTES = 9;
/** Where a field of worker 0 stands; worker 1 is WORKER_BYTES further. */
export const by = {
  at: HEAD,
  decision: HEAD + 1,
  /** The row as this worker read it. */
  state: HEAD + 2,
  attempts: HEAD + 3,
  lease: HEAD + 4,
  age: HEAD + 5,
  verdict: HEAD + 6,
  /** Somebody moved the session since this attempt began. */
  moved: HEAD + 7,
  /** Another attempt has begun since this worker read the row. */
  stale: HEAD + 8,
} as const;
export const WORKERS = [0, WORKER_BYTES] as const;

const MESSAGE_BYTES = 3;
const MESSAGES = HEAD + 2 * WORKER_BYTES;
/** A request whose sender does not wait for it any more. `decision` is plus one; 0 is an empty place. */
export const msg = { decision: MESSAGES, left: MESSAGES + 1, moved: MESSAGES + 2 } as const;
export const PLACES = [0, MESSAGE_BYTES] as const;

export const WORLD_BYTES = MESSAGES + 2 * MESSAGE_BYTES;

export function get(world: World, index: number): number {
  return world[index] ?? 0;
}

export function bump(world: World, index: number, most = 255): void {
  world[index] = Math.min(most, get(world, index) + 1);
}

/** Twins are put in order: it does not matter which of two workers it is. */
export function orderTwins(world: World): void {
  order(world, by.at, WORKER_BYTES);
  order(world, msg.decision, MESSAGE_BYTES);
}

function order(world: World, start: number, size: number): void {
  for (let i = 0; i < size; i += 1) {
    const difference = get(world, start + i) - get(world, start + size + i);
    if (difference > 0) return;
    if (difference === 0) continue;
    const first = world.slice(start, start + size);
    world.copyWithin(start, start + size, start + 2 * size);
    world.set(first, start + size);
    return;
  }
}

export function clearWorker(world: World, w: number): void {
  world.fill(0, by.at + w, by.at + w + WORKER_BYTES);
}
