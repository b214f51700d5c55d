import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalise } from './canonical.ts';
import { appendLeaf, emptyFrontier, leafHash, rootOf, splitPoint, treeRoot } from './merkle.ts';
import { verifierKeyOf } from './note-key.ts';
import {
  consistencyProof,
  consistencyRanges,
  inclusionProof,
  inclusionRanges,
  type LeafRange,
  verifyConsistency,
  verifyInclusion,
} from './proof.ts';
import { modelLeaf, modelPath, modelProof, modelRoot } from './testing/rfc9162.ts';
import { checkpointAt, LOG_KEY } from './testing/sample-log.ts';
import { verifyLog } from './verify.ts';

/** Past a full tree of 64 on both sides of its edge. */
const MOST = 70;
const TEXTS = Array.from({ length: MOST }, (_, i) => canonicalise({ i, v: 1 }));
const LEAVES = TEXTS.map(modelLeaf);
const ROOTS = Array.from({ length: MOST + 1 }, (_, size) => modelRoot(LEAVES.slice(0, size)));
const SIZES = ROOTS.map((_, size) => size);

const rootAt = (size: number): Uint8Array => ROOTS[size] ?? new Uint8Array();
const leafAt = (index: number): Uint8Array => LEAVES[index] ?? new Uint8Array();

describe('held against the recursive definitions of RFC 9162, at every size to 70', () => {
  it('leaves and roots are the same, by definition and by frontier', () => {
    expect(TEXTS.map(leafHash)).toEqual(LEAVES);
    let frontier = emptyFrontier();
    for (const size of SIZES) {
      expect(treeRoot(LEAVES, 0, size), `size ${size}`).toEqual(rootAt(size));
      expect(rootOf(frontier), `size ${size}`).toEqual(rootAt(size));
      frontier = appendLeaf(frontier, leafAt(size % MOST));
    }
  });

  it('each inclusion proof is PATH(m, D_n), and holds for its own leaf, place, size and root alone', () => {
    for (const size of SIZES.slice(1)) {
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(LEAVES, index, size);
        expect(proof, `leaf ${index} of ${size}`).toEqual(modelPath(index, LEAVES.slice(0, size)));
        const claim = { leaf: leafAt(index), index, size, root: rootAt(size), proof };
        expect(verifyInclusion(claim), `leaf ${index} of ${size}`).toBe(true);
        const wrong = (change: object) => verifyInclusion({ ...claim, ...change });
        for (const other of [0, index - 1, index + 1, size - 1]) {
          if (other !== index) expect(wrong({ index: other }), `${index} of ${size} at ${other}`).toBe(false);
        }
        if (index > 0) expect(wrong({ leaf: leafAt(index - 1) })).toBe(false);
        expect(wrong({ root: rootAt(size - 1) })).toBe(false);
      }
    }
  });

  it('each consistency proof is PROOF(m, D_n), and holds between its own two trees alone', () => {
    for (const newSize of SIZES) {
      for (const oldSize of SIZES.slice(0, newSize + 1)) {
        const proof = consistencyProof(LEAVES, oldSize, newSize);
        const name = `from ${oldSize} to ${newSize}`;
        expect(proof, name).toEqual(modelProof(oldSize, LEAVES.slice(0, newSize)));
        const claim = { oldSize, oldRoot: rootAt(oldSize), newSize, newRoot: rootAt(newSize), proof };
        expect(verifyConsistency(claim), name).toBe(true);
        const wrong = (change: object) => verifyConsistency({ ...claim, ...change });
        if (oldSize > 0) expect(wrong({ oldRoot: rootAt(oldSize - 1) }), name).toBe(false);
        if (oldSize > 0) expect(wrong({ newRoot: rootAt(oldSize - 1) }), name).toBe(false);
        if (oldSize > 0) expect(wrong({ oldSize: oldSize - 1 }), name).toBe(false);
        expect(wrong({ oldSize: newSize + 1 }), name).toBe(false);
        expect(wrong({ proof: [...proof, leafAt(0)] }), name).toBe(false);
        if (proof.length > 0) expect(wrong({ proof: proof.slice(0, -1) }), name).toBe(false);
        if (proof.length > 0) expect(wrong({ proof: [] }), name).toBe(false);
      }
    }
  });

  it('an old tree that another history grew into has no proof, whichever entry differs', () => {
    for (const [oldSize, newSize] of [
      [1, 2],
      [3, 7],
      [8, 9],
      [8, 64],
      [33, 70],
      [64, 70],
    ] as const) {
      for (let at = 0; at < oldSize; at += 1) {
        const forged = LEAVES.with(at, modelLeaf('forged')).slice(0, newSize);
        const proof = modelProof(oldSize, forged);
        const claim = { oldSize, oldRoot: rootAt(oldSize), newSize, newRoot: modelRoot(forged), proof };
        expect(verifyConsistency(claim), `entry ${at} between ${oldSize} and ${newSize}`).toBe(false);
      }
    }
  });
});

/** A tree of equal leaves of any size: the root of a range depends on its length alone. */
function uniform() {
  const sha = (...parts: Uint8Array[]) =>
    new Uint8Array(createHash('sha256').update(Buffer.concat(parts)).digest());
  const known = new Map([[1, modelLeaf('same')]]);
  const root = (size: number): Uint8Array => {
    const found = known.get(size);
    if (found !== undefined) return found;
    const k = splitPoint(size);
    const made = sha(Uint8Array.of(1), root(k), root(size - k));
    known.set(size, made);
    return made;
  };
  return { root, over: (ranges: readonly LeafRange[]) => ranges.map(([start, end]) => root(end - start)) };
}

describe('a log beyond 32 bits', () => {
  const { root, over } = uniform();
  const leaf = root(1);

  it.each([2 ** 31, 2 ** 32 + 5, 2 ** 40 + 3, 2 ** 52 + 1])(
    'proves entries of %d, at their places only',
    (size) => {
      for (const index of [0, 1, size / 2, size - 2, size - 1].map(Math.floor)) {
        const claim = { leaf, index, size, root: root(size), proof: over(inclusionRanges(index, size)) };
        expect(verifyInclusion(claim), `${index}`).toBe(true);
        expect(verifyInclusion({ ...claim, leaf: modelLeaf('other') })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: claim.proof.slice(1) })).toBe(false);
        expect(verifyInclusion({ ...claim, index: size })).toBe(false);
      }
    },
  );

  it.each([
    [2 ** 31, 2 ** 32],
    [2 ** 32 - 1, 2 ** 32 + 1],
    [2 ** 33 + 7, 2 ** 40 + 3],
  ])('proves %d entries to be the first of %d', (oldSize, newSize) => {
    const proof = over(consistencyRanges(oldSize, newSize));
    const claim = { oldSize, oldRoot: root(oldSize), newSize, newRoot: root(newSize), proof };
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, oldRoot: root(oldSize + 1) })).toBe(false);
    expect(verifyConsistency({ ...claim, newRoot: root(newSize - 1) })).toBe(false);
  });
});

describe('honest logs', () => {
  const verifierKeys = [verifierKeyOf(LOG_KEY)];

  it('of every size to 70, sealed one by one and anchored anywhere, raise no alarm', async () => {
    const each = SIZES.map((size) => checkpointAt(size, TEXTS));
    for (const size of SIZES) {
      const anchor = each[Math.floor(size / 2)] ?? '';
      const entries = TEXTS.slice(0, size);
      const report = await verifyLog({
        entries,
        checkpoints: each.slice(0, size + 1),
        verifierKeys,
        anchors: [anchor],
      });
      expect(
        report.checks.filter(({ ok }) => !ok),
        `size ${size}`,
      ).toEqual([]);
      expect(report).toMatchObject({ ok: true, size, anchored: size > 1, firstBadIndex: null });
      expect(Buffer.from(report.root, 'base64')).toEqual(Buffer.from(rootAt(size)));
    }
  });

  it('of random content, sealed in random batches, raise no alarm', () => {
    const entry = fc.dictionary(
      fc.string({ unit: 'grapheme' }),
      fc.oneof(fc.string(), fc.maxSafeInteger(), fc.boolean()),
    );
    const log = fc.array(fc.record({ entry, seals: fc.nat({ max: 2 }) }), { maxLength: 30 });
    return fc.assert(
      fc.asyncProperty(log, fc.nat(), async (made, pick) => {
        const entries = made.map((one) => canonicalise(one.entry));
        const sizes = [
          ...made.flatMap(({ seals }, i) => Array.from({ length: seals }, () => i + 1)),
          made.length,
        ];
        const checkpoints = sizes.map((size) => checkpointAt(size, entries));
        const anchors = [checkpointAt(pick % (made.length + 1), entries)];
        const report = await verifyLog({ entries, checkpoints, verifierKeys, anchors });
        expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
