/**
 * Verifies a whole audit log from nothing but its entries, the signed checkpoints and the public keys.
 * Entries stream through a frontier: memory grows with the checkpoints, never with the entries.
 */
import { toBase64 } from './bytes.ts';
import { CanonicalError, parseCanonical } from './canonical.ts';
import { CheckpointError, openCheckpoint } from './checkpoint.ts';
import { appendLeaf, emptyFrontier, leafHash, rootOf } from './merkle.ts';
import { NoteError, parseVerifierKey } from './note-key.ts';
import {
  checkAnchor,
  checkCheckpoints,
  checkForm,
  type OpenedCheckpoint,
  type ReadLog,
  type VerificationCheck,
} from './verify-checks.ts';

/** What a verifier holds: canonical entry texts and signed checkpoint notes, both in log order. */
export type LogEvidence = {
  readonly entries: AsyncIterable<string> | Iterable<string>;
  readonly checkpoints: readonly string[];
  readonly verifierKeys: readonly string[];
  /** A checkpoint kept where the log's keeper cannot reach: the only sight of a tail cut off with its checkpoints. */
  readonly anchor?: string | undefined;
};

/**
 * The verdict. `root` is base64, as in a checkpoint. No entry before `firstBadIndex` (0-based) is in
 * doubt. A root tells only that something in its range changed, so the index is the first entry no good
 * checkpoint covers, which is exact where every entry has its checkpoint. It is null when nothing failed,
 * or when the failure says nothing about entries (an unreadable anchor).
 */
export type VerificationReport = {
  readonly ok: boolean;
  readonly size: number;
  readonly root: string;
  readonly checks: readonly VerificationCheck[];
  readonly firstBadIndex: number | null;
  /** Whether an outside checkpoint over at least one entry was given and holds. */
  readonly anchored: boolean;
};

/**
 * Runs every check and reports all of them, also after a failure. Consistency between checkpoints (and
 * with the anchor) needs no proofs here: all roots are recomputed from the same entries. For the same
 * reason a checkpoint missing between two others takes nothing away and is not noticed.
 *
 * @throws NoteError `bad-key` when a verifier key does not parse, and whatever the entry stream throws:
 *   both are unusable input, not evidence of tampering.
 */
export async function verifyLog(evidence: LogEvidence): Promise<VerificationReport> {
  const { verifierKeys } = evidence;
  verifierKeys.forEach(parseVerifierKey);
  const checkpoints = evidence.checkpoints.map((note) => open(note, verifierKeys));
  const anchor = evidence.anchor === undefined ? null : open(evidence.anchor, verifierKeys);
  const heads = [...checkpoints, anchor].flatMap((opened) => opened?.head ?? []);
  const log = await readLog(evidence.entries, new Set(heads.map(({ size }) => size)));
  const origin = heads[0]?.origin;
  const anchorFinding = checkAnchor(anchor, log, origin);
  const findings = [checkForm(log), ...checkCheckpoints(checkpoints, log, origin), anchorFinding];
  const badIndices = findings.flatMap(({ badIndex }) => badIndex ?? []);
  return {
    ok: findings.every(({ ok }) => ok),
    size: log.size,
    root: toBase64(log.root),
    checks: findings.map(({ name, ok, detail }) => ({ name, ok, detail })),
    firstBadIndex: badIndices.length === 0 ? null : Math.min(...badIndices),
    // an anchor over the empty log holds for every log, and so protects nothing
    anchored: anchorFinding.ok && (anchor?.head?.size ?? 0) > 0,
  };
}

/** The two error classes are verdicts on foreign input; anything else is a fault of ours and passes through. */
function open(note: string, verifierKeys: readonly string[]): OpenedCheckpoint {
  try {
    return { head: openCheckpoint(note, verifierKeys), problem: '' };
  } catch (error) {
    if (!(error instanceof NoteError || error instanceof CheckpointError)) throw error;
    return { head: null, problem: error.message };
  }
}

/** One pass: the leaves, the roots at the sizes asked for, and the first entry that is not canonical. */
async function readLog(entries: LogEvidence['entries'], sizes: ReadonlySet<number>): Promise<ReadLog> {
  let frontier = emptyFrontier();
  let notCanonical: ReadLog['notCanonical'] = null;
  const rootsBySize = new Map<number, Uint8Array>();
  if (sizes.has(0)) rootsBySize.set(0, rootOf(frontier));
  for await (const text of entries) {
    notCanonical ??= formProblem(text, frontier.size);
    frontier = appendLeaf(frontier, leafHash(text));
    if (sizes.has(frontier.size)) rootsBySize.set(frontier.size, rootOf(frontier));
  }
  return { size: frontier.size, root: rootOf(frontier), rootsBySize, notCanonical };
}

function formProblem(text: string, index: number): ReadLog['notCanonical'] {
  try {
    parseCanonical(text);
    return null;
  } catch (error) {
    if (!(error instanceof CanonicalError)) throw error;
    return { index, problem: error.message };
  }
}
