import { at, get, MOST, WORLD_BYTES, type World } from './world.ts';

/**
 * Moments are visited in the order of how much was used up: crashes, late requests and so on. A moment that was met
 * before with no more used up in any respect need not be visited: whatever can follow it can follow that one.
 */
const USES = [
  [at.crashes, MOST.crashes],
  [at.delays, MOST.delays],
  [at.consoles, MOST.consoles],
  [at.sends, MOST.sends],
  [at.waits, MOST.waits],
] as const;
const MOST_USED = USES.reduce((sum, [, most]) => sum + most, 0);
const COMBINATIONS = USES.reduce((product, [, most]) => product * (most + 1), 1);
const WORDS = Math.ceil(COMBINATIONS / 32);
const ENTRY = 2 + WORDS;

function combinationOf(world: World): number {
  return USES.reduce((code, [index, most]) => code * (most + 1) + get(world, index), 0);
}

/** For each combination the bits of all combinations that use no more in any respect, itself not among them. */
const LESSER = new Uint32Array(COMBINATIONS * WORDS);
for (let a = 0; a < COMBINATIONS; a += 1) {
  for (let b = 0; b < a; b += 1) {
    const place = a * WORDS + (b >>> 5);
    if (usesNoMore(b, a)) LESSER[place] = (LESSER[place] ?? 0) | (1 << (b & 31));
  }
}

function usesNoMore(b: number, a: number): boolean {
  let [restOfB, restOfA] = [b, a];
  for (const [, most] of [...USES].reverse()) {
    if (restOfB % (most + 1) > restOfA % (most + 1)) return false;
    restOfB = Math.floor(restOfB / (most + 1));
    restOfA = Math.floor(restOfA / (most + 1));
  }
  return true;
}

/** Every moment that was met, by a 64-bit fingerprint of all but what was used up, and bits for that. */
class Met {
  #table = new Uint32Array(ENTRY << 14);
  #places = 1 << 14;
  #count = 0;

  /** Notes the moment. Returns false when this one or a better one was met before. */
  add(world: World): boolean {
    if (this.#count * 10 > this.#places * 7) this.#grow();
    const [high, low] = fingerprint(world);
    const entry = this.#find(high, low);
    if (this.#table[entry] === 0) {
      this.#table[entry] = high;
      this.#table[entry + 1] = low;
      this.#count += 1;
    }
    const combination = combinationOf(world);
    const word = entry + 2 + (combination >>> 5);
    const bit = 1 << (combination & 31);
    const bits = this.#table[word] ?? 0;
    if ((bits & bit) !== 0 || this.#isBeaten(entry, combination)) return false;
    this.#table[word] = bits | bit;
    return true;
  }

  /** Whether a better one has been met since. */
  isBeaten(world: World): boolean {
    const [high, low] = fingerprint(world);
    return this.#isBeaten(this.#find(high, low), combinationOf(world));
  }

  #isBeaten(entry: number, combination: number): boolean {
    for (let i = 0; i < WORDS; i += 1) {
      if (((this.#table[entry + 2 + i] ?? 0) & (LESSER[combination * WORDS + i] ?? 0)) !== 0) return true;
    }
    return false;
  }

  #find(high: number, low: number): number {
    const mask = this.#places - 1;
    for (let i = low & mask; ; i = (i + 1) & mask) {
      const entry = i * ENTRY;
      const found = this.#table[entry];
      if (found === 0 || (found === high && this.#table[entry + 1] === low)) return entry;
    }
  }

  #grow(): void {
    const old = this.#table;
    this.#places *= 2;
    this.#table = new Uint32Array(ENTRY * this.#places);
    for (let i = 0; i < old.length; i += ENTRY) {
      const high = old[i] ?? 0;
      if (high !== 0) this.#table.set(old.subarray(i, i + ENTRY), this.#find(high, old[i + 1] ?? 0));
    }
  }
}

const IS_USE = Uint8Array.from({ length: WORLD_BYTES }, (_, i) =>
  USES.some(([index]) => index === i) ? 1 : 0,
);

/** Two of ten million moments share a fingerprint with a chance of 1 in 400,000. */
function fingerprint(world: World): [number, number] {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < WORLD_BYTES; i += 1) {
    if (IS_USE[i] === 1) continue;
    const byte = world[i] ?? 0;
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ (byte + i), 0x85ebca6b);
    b ^= b >>> 13;
  }
  a = Math.imul(a ^ (a >>> 16), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 15), 0x27d4eb2f);
  // Zero marks an empty place of the table.
  return [(a ^ (a >>> 13)) >>> 0 || 1, (b ^ (b >>> 16)) >>> 0];
}

/** Moments to be visited, side by side in growing memory. */
class Queue {
  #bytes = new Uint8Array(WORLD_BYTES * 1024);
  length = 0;

  push(world: World): void {
    const end = (this.length + 1) * WORLD_BYTES;
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(world, this.length * WORLD_BYTES);
    this.length += 1;
  }

  at(index: number): World {
    return this.#bytes.slice(index * WORLD_BYTES, (index + 1) * WORLD_BYTES);
  }
}

/**
 * Visits every moment that can be reached, or the first `most` of them. `expand` gives what may come next. Returns how
 * many were visited.
 */
export function explore(
  start: World,
  expand: (world: World, next: (world: World) => void) => void,
  most = Number.POSITIVE_INFINITY,
): number {
  const met = new Met();
  const queues: Queue[] = Array.from({ length: MOST_USED + 1 }, () => new Queue());
  const meet = (world: World): void => {
    if (met.add(world)) queues[USES.reduce((sum, [index]) => sum + get(world, index), 0)]?.push(world);
  };
  meet(start);
  let visited = 0;
  for (let used = 0; used <= MOST_USED; used += 1) {
    const queue = queues[used] ?? new Queue();
    for (let i = 0; i < queue.length; i += 1) {
      const world = queue.at(i);
      if (met.isBeaten(world)) continue;
      visited += 1;
      if (visited > most) return visited;
      expand(world, meet);
    }
    queues[used] = new Queue();
  }
  return visited;
}
