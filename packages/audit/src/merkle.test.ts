import { bytesToHex } from '@noble/hashes/utils.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appendLeaf,
  emptyFrontier,
  type Frontier,
  leafHash,
  parseFrontier,
  rootOf,
  serialiseFrontier,
  treeRoot,
} from './merkle.ts';
import { CT_LEAVES, CT_ROOTS, numberedLeaves } from './testing/ct-vectors.ts';

const frontierOf = (leaves: readonly Uint8Array[]): Frontier => leaves.reduce(appendLeaf, emptyFrontier());

describe('the Merkle tree', () => {
  it('has the Certificate Transparency roots for 0 to 8 leaves, by definition and by frontier', () => {
    for (const [size, root] of CT_ROOTS.entries()) {
      const leaves = CT_LEAVES.slice(0, size);
      expect(bytesToHex(treeRoot(leaves))).toBe(root);
      expect(bytesToHex(rootOf(frontierOf(leaves)))).toBe(root);
    }
  });

  it('hashes an entry as its UTF-8 bytes after a zero byte', () => {
    expect(bytesToHex(leafHash(''))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(leafHash('ö')).not.toEqual(leafHash('o\u0308'));
  });

  it('has the same root by frontier as by definition at every size to 300', () => {
    const leaves = numberedLeaves(300);
    let frontier = emptyFrontier();
    for (const [i, leaf] of leaves.entries()) {
      frontier = appendLeaf(frontier, leaf);
      expect(rootOf(frontier)).toEqual(treeRoot(leaves, 0, i + 1));
    }
  });

  it('changes its root when two leaves change places', () => {
    return fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.nat(), fc.nat(), (size, a, b) => {
        fc.pre(a % size !== b % size);
        const leaves = numberedLeaves(size);
        const swapped = leaves.map(
          (leaf, i) => leaves[i === a % size ? b % size : i === b % size ? a % size : i] ?? leaf,
        );
        expect(treeRoot(swapped)).not.toEqual(treeRoot(leaves));
      }),
    );
  });

  it('refuses a range outside the leaves', () => {
    expect(() => treeRoot(CT_LEAVES, 0, 9)).toThrow(RangeError);
    expect(() => treeRoot(CT_LEAVES, 3, 2)).toThrow(RangeError);
  });
});

describe('the frontier', () => {
  it('keeps the older frontier intact when a leaf is appended', () => {
    const before = frontierOf(numberedLeaves(7));
    const text = serialiseFrontier(before);
    appendLeaf(before, leafHash('next'));
    expect(serialiseFrontier(before)).toBe(text);
  });

  it('holds one hash for each 1 bit of the size', () => {
    const sizes = [0, 1, 2, 3, 7, 8, 200].map((size) => frontierOf(numberedLeaves(size)).hashes.length);
    expect(sizes).toEqual([0, 1, 1, 2, 3, 1, 3]);
  });

  it('continues after a round trip through text as if never stored', () => {
    return fc.assert(
      fc.property(fc.nat({ max: 200 }), fc.nat({ max: 30 }), (stored, added) => {
        const leaves = numberedLeaves(stored + added);
        const read = parseFrontier(serialiseFrontier(frontierOf(leaves.slice(0, stored))));
        expect(rootOf(leaves.slice(stored).reduce(appendLeaf, read))).toEqual(treeRoot(leaves));
      }),
    );
  });

  it('works beyond 32-bit sizes', () => {
    const hashes = Array.from({ length: 33 }, (_, i) => leafHash(String(i)));
    const next = appendLeaf({ size: 2 ** 33 - 1, hashes }, leafHash('last'));
    expect([next.size, next.hashes.length]).toEqual([2 ** 33, 1]);
  });

  it.each([
    ['no size', ':'],
    ['a missing hash', '1:'],
    ['a hash too many', `1:${'00'.repeat(64)}`],
    ['half a hash', `1:${'00'.repeat(16)}`],
    ['upper-case hex', `1:${'AA'.repeat(32)}`],
    ['a leading zero', `01:${'00'.repeat(32)}`],
    ['an unsafe size', `9007199254740992:${'00'.repeat(32)}`],
  ])('refuses a text with %s', (_name, text) => {
    expect(() => parseFrontier(text)).toThrow(RangeError);
  });

  it('refuses a leaf that is not a hash, and a state its size contradicts', () => {
    expect(() => appendLeaf(emptyFrontier(), new Uint8Array(31))).toThrow('32 bytes');
    expect(() => appendLeaf({ size: 3, hashes: [] }, leafHash(''))).toThrow('fewer hashes');
  });
});
