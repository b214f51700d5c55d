import { NOW, type Setting, timingOf } from './rows.ts';
import { at, bump, get, of, STATUSES, type World } from './world.ts';

/** The part of Didit that decisions meet: a status anyone can overwrite, a trail, and no way to ask "only if". */

const TARGET = { approve: 1, decline: 2, resubmit: 3 } as const;

function targetOf(setting: Setting, d: number): number {
  return d === 1 || setting.outcome === 'block' ? TARGET.decline : TARGET[setting.outcome];
}

const changesStatus = (setting: Setting, d: number) => d === 1 || setting.outcome !== 'block';

/** Carries out the request, unless the status is there already. `moved`: the session was moved since the attempt began. */
export function carryOut(setting: Setting, world: World, d: number, moved: boolean): 'applied' | 'same' {
  if (!changesStatus(setting, d)) {
    bump(world, of.applied + d, 2);
    return 'applied';
  }
  const target = targetOf(setting, d);
  const replaced = get(world, at.status);
  if (replaced === target) return 'same';
  world[at.status] = target;
  bump(world, of.applied + d, 2);
  world[of.replaced + d] = replaced + 1;
  if (replaced !== 0 && !moved) world[of.overwrote + d] = 1;
  if (get(world, of.covered + d) === 0) world[of.unrecorded + d] = 1;
  if (d === 0 && get(world, of.applied + 1) > 0) world[at.undone] = 1;
  return 'applied';
}

/** Resubmitting deletes before it sets the status, and a block writes one value after the other: both can break off. */
export function canBreakOff(setting: Setting, d: number): boolean {
  return d === 0 && setting.outcome !== 'approve';
}

/** What our look at the trail finds of decision `d`. */
export function traceOf(
  setting: Setting,
  world: World,
  d: number,
): { previous_status: string | null; uuid: null } | undefined {
  if (!setting.habits.reference && changesStatus(setting, d)) {
    return get(world, at.status) === targetOf(setting, d) ? { previous_status: null, uuid: null } : undefined;
  }
  // A block leaves its reference only after it was confirmed.
  if (!changesStatus(setting, d) || get(world, of.applied + d) === 0) return undefined;
  return { previous_status: STATUSES[get(world, of.replaced + d) - 1] ?? null, uuid: null };
}

export function isBlocked(world: World, d: number): boolean {
  return get(world, of.applied + d) > 0;
}

export function isBlock(setting: Setting, d: number): boolean {
  return !changesStatus(setting, d);
}

export function statusOf(world: World): string | undefined {
  return STATUSES[get(world, at.status)];
}

const ERRORS = {
  silence: { kind: 'timeout', status: null, maybeApplied: true, retryAfterMs: null },
  same: { kind: 'same_status', status: 400, maybeApplied: false, retryAfterMs: null },
  refusal: { kind: 'validation', status: 400, maybeApplied: false, retryAfterMs: null },
  throttled: { kind: 'rate_limited', status: 429, maybeApplied: false, retryAfterMs: null },
  unreachable: { kind: 'network', status: null, maybeApplied: false, retryAfterMs: null },
} as const;

/** The product's verdict on each kind of answer that is no success. */
export function judge(setting: Setting, answer: keyof typeof ERRORS) {
  return setting.rules.judgeRefusal(ERRORS[answer], NOW, timingOf(setting), '');
}
