import { createHash } from 'node:crypto';

/** Chance that can be repeated: the same seed draws the same. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  /** A whole number below `limit`. */
  below(limit: number): number;
  chance(part: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Version 4, as the database and Didit write ids. */
  uuid(): string;
}

/** One per request, so that a single request can be made again without those before it. */
export function randomOf(seed: number, index: number): Random {
  const digest = createHash('sha256').update(`${seed} ${index}`).digest();
  let state = digest.readUInt32LE(0);
  // mulberry32: small, fast, and even enough to choose test data with.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (part) => next() < part,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('there is nothing to pick from');
      return item;
    },
    uuid: () => {
      const hex = Array.from({ length: 32 }, () => below(16).toString(16)).join('');
      return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
    },
  };
}
