/** Without letters that look alike in print: people read these aloud and type them once. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** Fills the array with random 32-bit numbers, as `crypto.getRandomValues` does. */
export type RandomFill = (numbers: Uint32Array<ArrayBuffer>) => Uint32Array<ArrayBuffer>;

/**
 * A first password of four groups, some 115 bits strong.
 * The remainder of a 32-bit number prefers some letters by one in eighty million, which does not matter here.
 */
export function makePassword(fill: RandomFill = (numbers) => crypto.getRandomValues(numbers)): string {
  const numbers = fill(new Uint32Array(GROUPS * GROUP_LENGTH));
  const letters = [...numbers].map((number) => LETTERS.charAt(number % LETTERS.length));
  return Array.from({ length: GROUPS }, (_, group) =>
    letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  ).join('-');
}
