import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeHash, treeRoot } from './merkle.ts';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './proof.ts';
import { CT_LEAVES, CT_ROOTS, numberedLeaves } from './testing/ct-vectors.ts';

const LEAVES = numberedLeaves(200);
const rootAt = (size: number): Uint8Array => treeRoot(LEAVES, 0, size);
const size = fc.integer({ min: 1, max: LEAVES.length });

/** Every way a proof can be off by one hash or one bit. */
function spoiled(proof: readonly Uint8Array[], at: number): Uint8Array[][] {
  const flipped = proof.map((hash, i) =>
    i === at % proof.length ? hash.map((b, j) => (j === 0 ? b ^ 1 : b)) : hash,
  );
  const extra = LEAVES.slice(0, 1);
  return [
    [...proof, ...extra],
    [...extra, ...proof],
    ...(proof.length > 0 ? [flipped, proof.slice(1), proof.slice(0, -1)] : []),
  ];
}

/** A leaf of LEAVES; the index is in range by the caller's construction. */
function leafAt(index: number): Uint8Array {
  const leaf = LEAVES[index];
  if (leaf === undefined) throw new RangeError(`no leaf ${index}`);
  return leaf;
}

describe('inclusion proofs', () => {
  it('match the Certificate Transparency path of leaf 5 in 8', () => {
    expect(inclusionProof(CT_LEAVES, 5, 8).map((hash) => bytesToHex(hash))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('verify for every leaf of every tree to 40 leaves', () => {
    for (let count = 1; count <= 40; count++) {
      for (let index = 0; index < count; index++) {
        const proof = inclusionProof(LEAVES, index, count);
        expect(verifyInclusion({ leaf: leafAt(index), index, size: count, root: rootAt(count), proof })).toBe(
          true,
        );
      }
    }
  });

  it('verify to 200 leaves, and for no other leaf, index, size, root or path', () => {
    return fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (count, pick, at) => {
        const index = pick % count;
        const proof = inclusionProof(LEAVES, index, count);
        const claim = { leaf: leafAt(index), index, size: count, root: rootAt(count), proof };
        expect(verifyInclusion(claim)).toBe(true);
        expect(verifyInclusion({ ...claim, leaf: leafAt((index + 1) % LEAVES.length) })).toBe(false);
        expect(verifyInclusion({ ...claim, root: rootAt(count === 1 ? 2 : count - 1) })).toBe(false);
        for (const bad of spoiled(proof, at)) expect(verifyInclusion({ ...claim, proof: bad })).toBe(false);
        if (count > 1) expect(verifyInclusion({ ...claim, index: (index + 1) % count })).toBe(false);
      }),
    );
  });

  it('are false, not errors, for claims that make no sense', () => {
    const claim = { leaf: leafAt(0), index: 0, size: 1, root: rootAt(1), proof: [] };
    expect(verifyInclusion(claim)).toBe(true);
    for (const [index, count] of [
      [1, 1],
      [0, 0],
      [-1, 1],
      [0.5, 1],
      [Number.NaN, 1],
      [0, 2 ** 53],
    ] as const) {
      expect(verifyInclusion({ ...claim, index, size: count })).toBe(false);
    }
    expect(verifyInclusion({ ...claim, size: 2, proof: [new Uint8Array(31)] })).toBe(false);
  });

  it('may not climb higher than the tree is, even to a root made to fit', () => {
    const [leaf, above] = [leafAt(0), leafAt(1)];
    const claim = { leaf, index: 0, size: 1, root: nodeHash(above, leaf), proof: [above] };
    expect(verifyInclusion(claim)).toBe(false);
  });

  it('cannot be made for a leaf or a size the log does not have', () => {
    expect(() => inclusionProof(LEAVES, 5, 5)).toThrow(RangeError);
    expect(() => inclusionProof(LEAVES, 0, 201)).toThrow(RangeError);
    expect(() => inclusionProof(LEAVES, 0, 0)).toThrow(RangeError);
  });
});

describe('consistency proofs', () => {
  it('match the Certificate Transparency proof from 6 to 8', () => {
    const proof = consistencyProof(CT_LEAVES, 6, 8);
    expect(proof.map((hash) => bytesToHex(hash))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    const [oldRoot, newRoot] = [CT_ROOTS[6] ?? '', CT_ROOTS[8] ?? ''].map(hexToBytes);
    if (oldRoot === undefined || newRoot === undefined) throw new Error('the vectors are incomplete');
    expect(verifyConsistency({ oldSize: 6, oldRoot, newSize: 8, newRoot, proof })).toBe(true);
  });

  it('verify between all pairs of sizes to 40', () => {
    for (let newSize = 0; newSize <= 40; newSize++) {
      for (let oldSize = 0; oldSize <= newSize; oldSize++) {
        const proof = consistencyProof(LEAVES, oldSize, newSize);
        const claim = { oldSize, oldRoot: rootAt(oldSize), newSize, newRoot: rootAt(newSize), proof };
        expect(verifyConsistency(claim)).toBe(true);
      }
    }
  });

  it('verify to 200 leaves, and for no other root, size or path', () => {
    return fc.assert(
      fc.property(size, size, fc.nat(), (a, b, at) => {
        const [oldSize, newSize] = [Math.min(a, b), Math.max(a, b)];
        const proof = consistencyProof(LEAVES, oldSize, newSize);
        const claim = { oldSize, oldRoot: rootAt(oldSize), newSize, newRoot: rootAt(newSize), proof };
        expect(verifyConsistency(claim)).toBe(true);
        expect(verifyConsistency({ ...claim, oldRoot: rootAt(oldSize - 1) })).toBe(false);
        expect(verifyConsistency({ ...claim, newRoot: rootAt(newSize - 1) })).toBe(false);
        for (const bad of spoiled(proof, at)) expect(verifyConsistency({ ...claim, proof: bad })).toBe(false);
      }),
    );
  });

  it('expose a log that rewrote one entry instead of only appending', () => {
    return fc.assert(
      fc.property(size, fc.nat(), (newSize, pick) => {
        const oldSize = (pick % newSize) + 1;
        const rewritten = LEAVES.map((leaf, i) => (i === pick % oldSize ? leafAt((i + 1) % 200) : leaf));
        const proof = consistencyProof(rewritten, oldSize, newSize);
        const newRoot = treeRoot(rewritten, 0, newSize);
        expect(verifyConsistency({ oldSize, oldRoot: rootAt(oldSize), newSize, newRoot, proof })).toBe(false);
      }),
    );
  });

  it('may not contain a hash of another length, even under a root made to fit', () => {
    const short = new Uint8Array(31);
    const newRoot = nodeHash(leafAt(0), short);
    const claim = { oldSize: 1, oldRoot: leafAt(0), newSize: 2, newRoot, proof: [short] };
    expect(verifyConsistency(claim)).toBe(false);
  });

  it('are false when the log shrank, and cannot be made for it', () => {
    const claim = { oldSize: 5, oldRoot: rootAt(5), newSize: 4, newRoot: rootAt(4), proof: [] };
    expect(verifyConsistency(claim)).toBe(false);
    expect(() => consistencyProof(LEAVES, 5, 4)).toThrow(RangeError);
  });
});
