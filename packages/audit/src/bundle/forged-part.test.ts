import { describe, expect, it } from 'vitest';
import { toBase64 } from '../bytes.ts';
import { formatCheckpoint } from '../checkpoint.ts';
import { leafHash, treeRoot } from '../merkle.ts';
import { signNote } from '../note.ts';
import { newSigningKey } from '../note-key.ts';
import { consistencyProof, inclusionProof } from '../proof.ts';
import { FOREIGN, FORGED, notesOf, swap, verdict } from '../testing/forger.ts';
import {
  CASE,
  type Edit,
  FILES,
  KEY,
  LOG,
  lineOf,
  makeBundle,
  momentOf,
  ofCase,
  resealed,
} from '../testing/sample-bundle.ts';
import { checkpointAt, LOG_KEY } from '../testing/sample-log.ts';
import { formatTlogProof } from '../tlog-proof.ts';
import type { BundleScope } from './manifest.ts';
import { verifyBundle } from './verify-bundle.ts';

const ALL_PLACES = LOG.map((_, i) => i);
const OF_CASE = await ofCase();
const PERIOD = { kind: 'period', from: momentOf(5), to: momentOf(11) } as const;

/** One line of proofs.ndjson: of that place, in that log, at that size, said to be at `said`. */
function proofLine(
  place: number,
  {
    log = LOG,
    size = log.length,
    said = place,
    note = checkpointAt(size, log),
  }: { log?: readonly string[]; size?: number; said?: number; note?: string } = {},
): string {
  const hashes = inclusionProof(log.map(leafHash), place, size);
  const proof = formatTlogProof({ index: said, hashes, checkpoint: note });
  return JSON.stringify({ index: said, proof });
}

describe('a part of a log, made to fit by somebody who can sign the manifest', () => {
  const third = (line: string): Edit => lineOf(3, () => line);
  it.each<[string, Record<string, Edit>, string[], number | null]>([
    [
      'an entry changed',
      { [FILES.entries]: lineOf(3, (line) => line.replace('user-1', 'user-2')) },
      ['inclusion'],
      6,
    ],
    ['two entries swapped', { [FILES.entries]: swap(3) }, ['inclusion'], 6],
    [
      'two entries swapped with their proofs',
      { [FILES.entries]: swap(3), [FILES.proofs]: swap(3) },
      ['inclusion'],
      6,
    ],
    ['the proof of another entry', { [FILES.proofs]: third(proofLine(4)) }, ['inclusion'], 4],
    [
      'its proof said to be of another place',
      { [FILES.proofs]: third(proofLine(6, { said: 7 })) },
      ['inclusion'],
      7,
    ],
    [
      'a proof that names two places',
      { [FILES.proofs]: third(proofLine(6).replace('"index":6', '"index":7')) },
      ['inclusion'],
      5,
    ],
    [
      'a proof under an older checkpoint',
      { [FILES.proofs]: third(proofLine(6, { size: 15 })) },
      ['inclusion'],
      6,
    ],
    [
      'a proof that brings another checkpoint than the one it leads to',
      { [FILES.proofs]: third(proofLine(6, { note: checkpointAt(15, LOG) })) },
      ['inclusion'],
      6,
    ],
    [
      'a proof under another history',
      { [FILES.proofs]: third(proofLine(6, { log: FORGED })) },
      ['inclusion'],
      6,
    ],
    ['a proof that is no JSON', { [FILES.proofs]: third('x') }, ['inclusion'], 5],
    ['a proof that is no text', { [FILES.proofs]: third('{"index":6,"proof":7}') }, ['inclusion'], 5],
    ['an empty proof', { [FILES.proofs]: third('') }, ['inclusion'], 5],
    ['a proof too many', { [FILES.proofs]: (text) => `${text}${proofLine(19)}\n` }, ['inclusion'], 19],
    [
      'an entry twice',
      {
        [FILES.entries]: lineOf(3, (line) => `${line}\n${line}`),
        [FILES.proofs]: lineOf(3, (line) => `${line}\n${line}`),
      },
      ['inclusion', 'count'],
      6,
    ],
    [
      'the last entry dropped, its proof too',
      { [FILES.entries]: lineOf(9, () => null), [FILES.proofs]: lineOf(9, () => null) },
      ['count'],
      null,
    ],
    [
      'an entry with a blank in it',
      { [FILES.entries]: lineOf(3, (line) => `${line} `) },
      ['canonical-form', 'inclusion', 'scope'],
      6,
    ],
    ['two checkpoints', { [FILES.checkpoints]: (text) => text + text }, ['checkpoint-signatures'], 0],
    ['no checkpoint', { [FILES.checkpoints]: () => '' }, ['checkpoint-signatures'], 0],
    [
      'a checkpoint by a key of that name',
      { [FILES.checkpoints]: notesOf([checkpointAt(20, LOG, newSigningKey(LOG_KEY.name))]) },
      ['checkpoint-signatures'],
      0,
    ],
    [
      'a newer checkpoint of the same log',
      { [FILES.checkpoints]: notesOf([checkpointAt(19, LOG)]) },
      ['inclusion', 'count'],
      0,
    ],
  ])('with %s', async (_, change, bad, first) => {
    expect(await verdict(await resealed(OF_CASE, change))).toMatchObject({ bad, first });
  });

  it.each<[string, BundleScope, number[], number]>([
    ['of a case with an entry of another', { kind: 'case', case: CASE }, [0, 2, 4, 5, 6], 5],
    ['of a period with a hole', PERIOD, [4, 5, 6, 9, 10, 11, 12], 7],
    ['of a period without its beginning', PERIOD, [6, 7, 8, 9, 10, 11, 12], 5],
    ['of a period without its end', PERIOD, [4, 5, 6, 7, 8, 9], 10],
    ['of a period, but from after it', PERIOD, [13, 14, 15], 13],
    ['of a period, but from before it', PERIOD, [0, 1, 2], 0],
    ['of a period that is no time', { kind: 'period', from: 'yesterday', to: 'today' }, [4, 5, 6], 3],
  ])('%s, proven entry by entry', async (_, scope, places, first) => {
    expect(await verdict(await makeBundle({ scope, places }))).toMatchObject({ bad: ['scope'], first });
  });

  it('of a period that reaches the ends of the log needs no neighbours there', async () => {
    const scope = { kind: 'period', from: momentOf(0), to: momentOf(19) } as const;
    expect(await verdict(await makeBundle({ scope, places: ALL_PLACES }))).toMatchObject({ bad: [] });
  });

  it('with a consistency proof that was tampered with does not meet the anchor it claims to lead to', async () => {
    const bundle = await ofCase({ held: 7 });
    const anchor = [checkpointAt(7, LOG)];
    const leaves = LOG.map(leafHash);
    const hashes = consistencyProof(leaves, 7, 20).map(toBase64);
    const says = (what: unknown) => ({ [FILES.consistency]: () => JSON.stringify(what) });
    expect(await verdict(await resealed(bundle, says({ from: 7, hashes })), anchor)).toMatchObject({
      bad: [],
    });
    for (const wrong of [
      hashes.slice(1),
      hashes.slice(0, -1),
      hashes.toReversed(),
      [],
      [...hashes, hashes[0]],
    ]) {
      const found = await verdict(await resealed(bundle, says({ from: 7, hashes: wrong })), anchor);
      expect(found).toMatchObject({ bad: ['anchor'], first: 0 });
    }
    // what cannot be read leads nowhere: nothing is proven then, and the report says so
    for (const unread of [
      { from: '7', hashes },
      { from: 7, hashes: ['?'] },
      { from: 7, hashes: [7] },
      { from: 7 },
      null,
    ]) {
      const { ok, anchored } = await verifyBundle(await resealed(bundle, says(unread)), {
        key: KEY,
        anchors: anchor,
      });
      expect({ ok, anchored }).toEqual({ ok: true, anchored: false });
    }
  });

  it('meets no anchor of another log, by another key or of another history of that size', async () => {
    const root = treeRoot(FORGED.map(leafHash));
    const split = signNote(formatCheckpoint({ origin: LOG_KEY.name, size: 20, root }), LOG_KEY);
    for (const anchor of [
      checkpointAt(20, LOG, FOREIGN),
      checkpointAt(20, LOG, newSigningKey(LOG_KEY.name)),
      split,
      'junk',
    ]) {
      expect(await verdict(OF_CASE, [checkpointAt(20, LOG), anchor])).toMatchObject({
        bad: ['anchor'],
      });
    }
  });
});
