/** How a part of a log meets the checkpoints that the verifier kept. */
import { fromBase64, toBase64 } from '../bytes.ts';
import { asRecord } from '../decision-rules.ts';
import { type OpenedCheckpoint, openCheckpoints } from '../open-checkpoints.ts';
import { verifyConsistency } from '../proof.ts';
import { type Finding, failed, NO_ANCHOR, passed } from '../verify-checks.ts';
import { FILES } from './manifest.ts';
import type { FileReader } from './read-lines.ts';

export type AnchorVerdict = { readonly finding: Finding; readonly anchored: boolean };

type Kept = { readonly key: string; readonly anchors: readonly string[] };

/** A part holds no older entries to recompute: it meets an anchor by being it, or by the proof that came along. */
export async function judgePartAnchors(
  files: FileReader,
  newest: OpenedCheckpoint,
  kept: Kept,
): Promise<AnchorVerdict> {
  return judgeAnchors(newest, await readConsistency(files), kept);
}

/** `held` is the proof that leads from an older checkpoint to this one; null without. */
export async function judgeAnchors(
  newest: OpenedCheckpoint,
  held: Held | null,
  { key, anchors }: Kept,
): Promise<AnchorVerdict> {
  if (anchors.length === 0) return { finding: NO_ANCHOR, anchored: false };
  const verdicts: AnchorVerdict[] = [];
  for await (const anchor of openCheckpoints(anchors, [key])) {
    verdicts.push(judgeAnchor(anchor, newest, held));
  }
  const best = verdicts.find(({ finding }) => !finding.ok) ?? verdicts.find(({ anchored }) => anchored);
  return best ?? verdicts[0] ?? { finding: NO_ANCHOR, anchored: false };
}

type Held = { readonly from: number; readonly hashes: readonly Uint8Array[] };

function judgeAnchor(
  { head, problem }: OpenedCheckpoint,
  { head: newest }: OpenedCheckpoint,
  held: Held | null,
): AnchorVerdict {
  // one key opened both, and a checkpoint is opened only with the key of the log it names: they are of one log
  if (head === null || newest === null) return { finding: failed('anchor', problem, null), anchored: false };
  const isSame = head.size === newest.size;
  if (!isSame && held?.from !== head.size) {
    const how = `ask for a bundle with the proof from ${head.size} entries on`;
    return {
      finding: passed('anchor', `nothing in here leads to the anchor over ${head.size} entries; ${how}`),
      anchored: false,
    };
  }
  const proof = isSame ? [] : (held?.hashes ?? []);
  const claim = { oldSize: head.size, oldRoot: head.root, newSize: newest.size, newRoot: newest.root, proof };
  if (!verifyConsistency(claim)) {
    return {
      finding: failed('anchor', `the first ${head.size} entries are not those that were anchored`, 0),
      anchored: false,
    };
  }
  const detail = `the log contains the ${head.size} anchored entries unchanged (root ${toBase64(head.root)})`;
  return { finding: passed('anchor', detail), anchored: head.size > 0 };
}

/** Null when there is none, or none that can be read: then nothing leads to an older checkpoint. */
async function readConsistency(files: FileReader): Promise<Held | null> {
  const text = await files.text(FILES.consistency);
  if (text === null) return null;
  try {
    const { from, hashes } = asRecord(JSON.parse(text));
    if (typeof from !== 'number' || !Array.isArray(hashes)) return null;
    const read = hashes.map((hash) => (typeof hash === 'string' ? fromBase64(hash) : null));
    return read.includes(null) ? null : { from, hashes: read.filter((hash) => hash !== null) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}
