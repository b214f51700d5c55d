/**
 * The Merkle tree of RFC 9162 §2.1 over audit entries: hashing, roots, and the frontier by which the
 * sequencer extends the tree and a verifier streams it without holding the leaves.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { HASH_BYTES, isHash } from './bytes.ts';

// RFC 9162 §2.1.1: different prefixes, so that no node can be passed off as a leaf (second preimage)
const LEAF_PREFIX = Uint8Array.of(0x00);
const NODE_PREFIX = Uint8Array.of(0x01);

const utf8 = new TextEncoder();

/** SHA-256(0x00 ‖ the UTF-8 bytes of the entry's canonical text): what Postgres checks on `audit.log.leaf`. */
export function leafHash(entryText: string): Uint8Array {
  return sha256(concatBytes(LEAF_PREFIX, utf8.encode(entryText)));
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes(NODE_PREFIX, left, right));
}

/**
 * The right edge of a tree of `size` leaves: the roots of its perfect subtrees, largest first, one for
 * each 1 bit of `size`. At most 53 hashes stand for the whole log, and they are all that appending
 * and computing the root need.
 */
export type Frontier = { readonly size: number; readonly hashes: readonly Uint8Array[] };

/** The frontier of a log without entries. */
export function emptyFrontier(): Frontier {
  return { size: 0, hashes: [] };
}

/** The frontier after one more leaf. The given frontier stays as it was, so a failed transaction loses nothing. */
export function appendLeaf(frontier: Frontier, leaf: Uint8Array): Frontier {
  if (!isHash(leaf)) throw new RangeError('a leaf is a hash of 32 bytes');
  const hashes = [...frontier.hashes];
  let carried = leaf;
  // each trailing 1 bit of the size is a perfect subtree of the carried one's width: they merge, as in binary addition
  for (let rest = frontier.size; rest % 2 === 1; rest = (rest - 1) / 2) {
    const left = hashes.pop();
    if (left === undefined) throw new RangeError('the frontier has fewer hashes than its size needs');
    carried = nodeHash(left, carried);
  }
  hashes.push(carried);
  return { size: frontier.size + 1, hashes };
}

/** The root of the whole tree; for no leaves SHA-256 of nothing (RFC 9162 §2.1.1). */
export function rootOf(frontier: Frontier): Uint8Array {
  const smallestFirst = frontier.hashes.toReversed();
  const [first, ...larger] = smallestFirst;
  if (first === undefined) return sha256(new Uint8Array());
  return larger.reduce((right, left) => nodeHash(left, right), first);
}

/** `<size>:<hex of the hashes, one after another>`: one text column, readable by eye. */
export function serialiseFrontier(frontier: Frontier): string {
  return `${frontier.size}:${frontier.hashes.map((hash) => bytesToHex(hash)).join('')}`;
}

/**
 * Reads {@link serialiseFrontier}'s text.
 *
 * @throws RangeError when the text is malformed, or holds another number of hashes than its size needs:
 *   extending a wrong frontier would sign a root that no verifier can reproduce.
 */
export function parseFrontier(text: string): Frontier {
  const match = /^(0|[1-9][0-9]{0,15}):((?:[0-9a-f]{64})*)$/.exec(text);
  if (match === null) throw new RangeError('the frontier is not "<size>:<hex hashes>"');
  const [, sizeText = '', hex = ''] = match;
  const size = Number(sizeText);
  const bytes = hexToBytes(hex);
  const count = bytes.length / HASH_BYTES;
  if (!Number.isSafeInteger(size) || count !== countOnes(size)) {
    throw new RangeError(`a frontier of ${sizeText} leaves cannot have ${count} hashes`);
  }
  const hashes = Array.from({ length: count }, (_, i) => bytes.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES));
  return { size, hashes };
}

/**
 * MTH(D[start:end]) of RFC 9162 §2.1.1, by its recursive definition. It needs every leaf: for proofs
 * and as the independent check of the frontier, not for the running log.
 */
export function treeRoot(leaves: readonly Uint8Array[], start = 0, end = leaves.length): Uint8Array {
  const size = end - start;
  if (start < 0 || end > leaves.length || size < 0) throw new RangeError('the range is outside the leaves');
  if (size === 0) return sha256(new Uint8Array());
  const only = leaves[start];
  if (size === 1 && only !== undefined) return only;
  const middle = start + splitPoint(size);
  return nodeHash(treeRoot(leaves, start, middle), treeRoot(leaves, middle, end));
}

/** The largest power of two below `size` (k of RFC 9162 §2.1.1). Multiplied, not shifted: sizes pass 2^31. */
export function splitPoint(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

function countOnes(size: number): number {
  return size.toString(2).replaceAll('0', '').length;
}
