import { rowOf, rowReadBy, SENT_AT, type Setting } from './rows.ts';
import {
  AT,
  by,
  clearWorker,
  get,
  msg,
  of,
  orderTwins,
  PLACES,
  STATES,
  stateIndex,
  WORKERS,
  type World,
} from './world.ts';

/**
 * Equal futures become equal bytes: what can no longer matter is zeroed. Only this keeps the number of moments small
 * enough to visit them all.
 */
export function canonical(setting: Setting, world: World): World {
  for (const w of WORKERS) forgetInWorker(setting, world, w);
  for (const d of [0, 1]) forgetInRow(setting, world, d);
  orderTwins(world);
  return world;
}

function forgetInWorker(setting: Setting, world: World, w: number): void {
  const place = get(world, by.at + w);
  if (place === AT.idle) return;
  const sends = place >= AT.looking && place <= AT.waiting;
  if (!sends && isVain(setting, world, w)) {
    clearWorker(world, w);
    return;
  }
  const keepsAge =
    place === AT.ready ||
    place === AT.waiting ||
    (place === AT.judged && (get(world, by.verdict + w) & SENT_AT) !== 0);
  if (!keepsAge) world[by.age + w] = 0;
  if (place !== AT.looking && place !== AT.looked) world[by.lease + w] = 0;
  if (!sends) world[by.moved + w] = 0;
}

/**
 * Whether whatever this worker will conclude cannot be stored any more, as its row has gone on. Rules that do not tell
 * one attempt from another might store it later, when the row looks the same again.
 */
function isVain(setting: Setting, world: World, w: number): boolean {
  const d = get(world, by.decision + w);
  const hasGoneOn = get(world, by.stale + w) === 1 || get(world, by.state + w) !== get(world, of.state + d);
  if (!hasGoneOn) return false;
  const { isUntouched } = setting.rules;
  const read = rowReadBy(setting, world, w);
  const tellsAttemptsApart = !isUntouched(read, { ...read, sent_at: NEVER });
  return tellsAttemptsApart && !isUntouched(read, rowOf(setting, world, d));
}

/** No attempt began then. */
const NEVER = new Date(1);

function forgetInRow(setting: Setting, world: World, d: number): void {
  const state = STATES[get(world, of.state + d)] ?? 'none';
  if (state !== 'unknown') world[of.sentAgo + d] = 0;
  if (state !== 'sending') world[of.lease + d] = 0;
  const moves = state === 'queued' || state === 'sending' || state === 'unknown';
  if (!moves) world[of.attempts + d] = 0;
  if (setting.habits.coveredFirst && state !== 'none') world[of.covered + d] = 1;
  const isOver = ['confirmed', 'failed', 'conflict', 'withdrawn'].includes(state);
  if (!isOver || isTouched(world, d)) return;
  world[of.job + d] = 0;
  const applied = get(world, of.applied + d);
  // Well ended, one way or the other; how it came to that is forgotten, what went wrong is not.
  if (applied === 0 && state !== 'confirmed') world[of.state + d] = stateIndex.withdrawn;
  const replaced = get(world, of.replaced + d);
  if (applied === 1 && state === 'confirmed' && (replaced <= 1 || get(world, of.collision + d) === 1)) {
    world[of.replaced + d] = 0;
    world[of.collision + d] = 0;
  }
}

/** Whether a worker or a travelling request still has to do with it. */
function isTouched(world: World, d: number): boolean {
  return (
    WORKERS.some((w) => get(world, by.at + w) !== AT.idle && get(world, by.decision + w) === d) ||
    PLACES.some((p) => get(world, msg.decision + p) === d + 1)
  );
}
