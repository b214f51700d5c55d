/**
 * Inclusion and consistency proofs of RFC 9162 §2.1.3 and §2.1.4. Proofs are built by the recursive
 * definitions and verified by the RFC's iterative algorithms, which share no code: an error in one
 * is caught by the other.
 */
import { equalBytes, isHash } from './bytes.ts';
import { emptyFrontier, nodeHash, rootOf, splitPoint, treeRoot } from './merkle.ts';

/** The leaves from `start` up to, not including, `end`; a proof's hash is the root over such a range. */
export type LeafRange = readonly [start: number, end: number];

/**
 * Over which leaves the hashes of an inclusion proof are roots, from the leaf's sibling upwards (§2.1.3.1). Whoever
 * keeps roots of subtrees can look these up instead of hashing every leaf.
 *
 * @throws RangeError unless index < size.
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!isCount(index) || !isCount(size) || index >= size) {
    throw new RangeError(`leaf ${index} is not in a tree of ${size} leaves`);
  }
  return path(index, 0, size);
}

/**
 * The sibling hashes from leaf `index` up to the root of the first `size` leaves (§2.1.3.1).
 *
 * @throws RangeError unless index < size ≤ leaves.length.
 */
export function inclusionProof(leaves: readonly Uint8Array[], index: number, size: number): Uint8Array[] {
  demandSize(size, leaves.length);
  return inclusionRanges(index, size).map(([start, end]) => treeRoot(leaves, start, end));
}

/** PATH(m, D[start:end]), with `index` counted from the beginning of the log. */
function path(index: number, start: number, end: number): LeafRange[] {
  if (end - start === 1) return [];
  const middle = start + splitPoint(end - start);
  return index < middle
    ? [...path(index, start, middle), [middle, end]]
    : [...path(index, middle, end), [start, middle]];
}

/** The statement "leaf `index` of the tree of `size` leaves with this `root` is `leaf`", and its proof. */
export type InclusionClaim = {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** Whether the proof holds (§2.1.3.2). False, never a throw: a proof is foreign input. */
export function verifyInclusion({ leaf, index, size, root, proof }: InclusionClaim): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (!isHash(leaf) || !proof.every(isHash)) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash);
      [node, last] = skipMissingSiblings(node, last);
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && equalBytes(hash, root);
}

/**
 * Over which leaves the hashes of a consistency proof are roots (§2.1.4.1). Empty when the sizes are equal, and for
 * an empty old tree, which is a prefix of everything.
 *
 * @throws RangeError unless oldSize ≤ newSize.
 */
export function consistencyRanges(oldSize: number, newSize: number): LeafRange[] {
  demandSize(oldSize, newSize);
  return oldSize === 0 ? [] : subproof(oldSize, 0, newSize, true);
}

/**
 * The hashes that show the first `oldSize` leaves to be a prefix of the first `newSize` (§2.1.4.1).
 *
 * @throws RangeError unless oldSize ≤ newSize ≤ leaves.length.
 */
export function consistencyProof(
  leaves: readonly Uint8Array[],
  oldSize: number,
  newSize: number,
): Uint8Array[] {
  demandSize(newSize, leaves.length);
  return consistencyRanges(oldSize, newSize).map(([start, end]) => treeRoot(leaves, start, end));
}

/** SUBPROOF(m, D[start:end], b), with `oldSize` counted from the beginning of the log. */
function subproof(oldSize: number, start: number, end: number, isOldTree: boolean): LeafRange[] {
  if (oldSize === end) return isOldTree ? [] : [[start, end]];
  const middle = start + splitPoint(end - start);
  return oldSize <= middle
    ? [...subproof(oldSize, start, middle, isOldTree), [middle, end]]
    : [...subproof(oldSize, middle, end, false), [start, middle]];
}

/** The statement "the tree with `newRoot` only appended to the tree with `oldRoot`", and its proof. */
export type ConsistencyClaim = {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly newSize: number;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** Whether the proof holds (§2.1.4.2). The RFC leaves size 0 and equal sizes open: both take an empty proof. */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim;
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) return false;
  if (!isHash(oldRoot) || !proof.every(isHash)) return false;
  if (oldSize === newSize) return proof.length === 0 && equalBytes(oldRoot, newRoot);
  if (oldSize === 0) return proof.length === 0 && equalBytes(oldRoot, rootOf(emptyFrontier()));
  // a perfect old tree is itself the first node of the path, and the prover leaves it out
  const [seed, ...rest] = isPowerOfTwo(oldSize) && proof.length > 0 ? [oldRoot, ...proof] : proof;
  if (seed === undefined) return false;
  let node = oldSize - 1;
  let last = newSize - 1;
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  let oldHash = seed;
  let newHash = seed;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      oldHash = nodeHash(sibling, oldHash);
      newHash = nodeHash(sibling, newHash);
      [node, last] = skipMissingSiblings(node, last);
    } else {
      newHash = nodeHash(newHash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && equalBytes(oldHash, oldRoot) && equalBytes(newHash, newRoot);
}

/** On the right edge a node without a sibling stands for its parent: climb until one has a left sibling. */
function skipMissingSiblings(node: number, last: number): [node: number, last: number] {
  let [at, edge] = [node, last];
  while (!isOdd(at) && at !== 0) [at, edge] = [half(at), half(edge)];
  return [at, edge];
}

function demandSize(size: number, available: number): void {
  if (!isCount(size) || size > available) {
    throw new RangeError(`a tree of ${size} leaves cannot be taken from ${available}`);
  }
}

// Division instead of the RFC's shifts: JavaScript's >> cuts to 32 bits, and a log may outgrow that.
const half = (n: number): number => Math.floor(n / 2);
const isOdd = (n: number): boolean => n % 2 === 1;
const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const isPowerOfTwo = (n: number): boolean => splitPoint(n * 2) === n;
