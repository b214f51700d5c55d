import { isNatural } from './bypass-rules.ts';
import type { Move } from './trail-moves.ts';

/** A change of status that no decision of ours explains. */
export interface Unexplained {
  readonly from: string;
  readonly to: string;
  /** Its entry in the trail, if it left one. */
  readonly move: Move | null;
  /** From where the new part of the trail leads to it, one entry after the other; `from` is the last of these. */
  readonly passed: readonly string[];
}

export interface Change {
  /** What the case was before this observation; null when there was no case. */
  readonly before: string | null;
  readonly status: string;
  /** The whole trail, oldest first. */
  readonly trail: readonly Move[];
  /** Of these, the entries that happened in our time and were not seen before. */
  readonly isNew: (move: Move) => boolean;
  /** Whether the comment names a decision of ours on this case. */
  readonly isOurs: (move: Move) => boolean;
  /** Whether a decision of ours that the trail does not show yet is on its way to this status. */
  readonly isExpected: (to: string) => boolean;
}

/**
 * Follows the trail from the status we knew to the one we see. Whoever moved the session leaves an entry; what moved
 * without one is a gap, and a gap that does not happen by itself is somebody's (or some rule's) doing.
 */
export function explainChange(change: Change): Unexplained[] {
  const found: Unexplained[] = [];
  const ours = proofsIn(change);
  let at = change.before;
  let passed: string[] = [];
  for (const move of change.trail.filter(change.isNew)) {
    // A label on an entry that changed nothing: Didit writes the status before only where it changed.
    if (move.from === null && (move.to === at || move.to !== change.status)) continue;
    const from = move.from ?? at ?? 'unknown';
    const isGap = at !== null && at !== from && at !== move.to;
    if (isGap && !isNatural(at ?? from, from)) found.push(gap(at ?? from, from));
    passed = at === from ? [...passed, from] : [from];
    const isDidit = move.actorType === 'SYSTEM';
    if (!ours.has(move.reviewId) && !(isDidit && isNatural(from, move.to))) {
      found.push({ from, to: move.to, move, passed });
    }
    at = move.to;
  }
  if (at !== null && !isNatural(at, change.status) && !isTold(change, at)) {
    found.push(gap(at, change.status));
  }
  return found;
}

function gap(from: string, to: string): Unexplained {
  return { from, to, move: null, passed: [from] };
}

/** The entries that are ours. One decision explains one entry: whoever copies our reference does not hide behind it. */
function proofsIn({ trail, isOurs }: Change): Set<string> {
  const byReference = new Map<string | null, string>();
  for (const move of trail) {
    if (isOurs(move) && !byReference.has(move.reference)) byReference.set(move.reference, move.reviewId);
  }
  return new Set(byReference.values());
}

/**
 * The last step needs no entry of its own when a decision of ours is on its way there, or when the trail was read a
 * moment after the status last time and had the entry already.
 */
function isTold(change: Change, from: string): boolean {
  const last = change.trail.at(-1);
  const wasAhead = last !== undefined && last.to === change.status && last.from === from;
  return wasAhead || change.isExpected(change.status);
}
