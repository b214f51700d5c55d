import type { Expansion } from './model.ts';
import { AT, at, by, get, msg, of, PLACES, STATES, WORKERS, type World } from './world.ts';

export const KINDS = [
  'doubled',
  'applied, not known',
  'falsely confirmed',
  'lost',
  'overwritten unseen',
  'unrecorded',
  'stuck',
] as const;
export type Kind = (typeof KINDS)[number];

/** What is wrong with a moment at which everything has come to rest; undefined when it has not. */
export function judgeEnd(world: World, { movesByItself, cut }: Expansion): Set<Kind> | undefined {
  const states = [0, 1].map((d) => STATES[get(world, of.state + d)] ?? 'none');
  const isAtRest =
    WORKERS.every((w) => get(world, by.at + w) === AT.idle) &&
    PLACES.every((p) => get(world, msg.decision + p) === 0);
  const moves = states.some((state) => ['queued', 'sending', 'unknown', 'told'].includes(state));
  if (!isAtRest || moves) {
    return movesByItself || cut || states.includes('told') ? undefined : new Set<Kind>(['stuck']);
  }
  const kinds = new Set<Kind>();
  for (const [d, state] of states.entries()) {
    const applied = get(world, of.applied + d);
    const replaced = get(world, of.replaced + d);
    if (applied + get(world, of.half + d) > 1) kinds.add('doubled');
    if (applied > 0 && state !== 'confirmed') kinds.add('applied, not known');
    if (applied === 0 && state === 'confirmed') kinds.add('falsely confirmed');
    if (state === 'lost') kinds.add('lost');
    // Replacing what nobody could have seen is unavoidable at Didit; then it must at least be on record.
    const isSilent = replaced > 1 && state === 'confirmed' && get(world, of.collision + d) === 0;
    if (get(world, of.overwrote + d) === 1 || isSilent) kinds.add('overwritten unseen');
    if (get(world, of.unrecorded + d) === 1) kinds.add('unrecorded');
  }
  if (get(world, at.undone) === 1) kinds.add('lost');
  return kinds;
}
