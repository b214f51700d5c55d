/**
 * RFC 9162 §2.1 written down a second time, as the standard defines it and as slowly: recursive, over slices of the
 * list, with Node's own SHA-256. It shares nothing with the code that is held against it.
 */
import { createHash } from 'node:crypto';

type List = readonly Uint8Array[];

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

/** HASH(0x00 || d[0]). */
export function modelLeaf(text: string): Uint8Array {
  return sha256(Uint8Array.of(0), Buffer.from(text, 'utf8'));
}

/** "Let k be the largest power of two smaller than n." */
function largestBelow(n: number): number {
  const powers = Array.from({ length: 53 }, (_, i) => 2 ** i);
  return powers.findLast((k) => k < n) ?? 0;
}

/** MTH(D_n), over the hashes of the leaves. */
export function modelRoot(leaves: List): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  const k = largestBelow(leaves.length);
  return sha256(Uint8Array.of(1), modelRoot(leaves.slice(0, k)), modelRoot(leaves.slice(k)));
}

/** PATH(m, D_n). */
export function modelPath(m: number, leaves: List): Uint8Array[] {
  if (leaves.length <= 1) return [];
  const k = largestBelow(leaves.length);
  return m < k
    ? [...modelPath(m, leaves.slice(0, k)), modelRoot(leaves.slice(k))]
    : [...modelPath(m - k, leaves.slice(k)), modelRoot(leaves.slice(0, k))];
}

/** PROOF(m, D_n); empty for m = 0, which the standard leaves open. */
export function modelProof(m: number, leaves: List): Uint8Array[] {
  return m === 0 ? [] : subproof(m, leaves, true);
}

function subproof(m: number, leaves: List, b: boolean): Uint8Array[] {
  const n = leaves.length;
  if (m === n) return b ? [] : [modelRoot(leaves)];
  const k = largestBelow(n);
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), b), modelRoot(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), modelRoot(leaves.slice(0, k))];
}
