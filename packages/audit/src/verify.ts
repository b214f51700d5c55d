/**
 * Verifies a whole audit log from nothing but its entries, the signed checkpoints and the public keys.
 * Entries and checkpoints stream side by side: memory grows with the decisions and with neither of these.
 */
import { toBase64 } from './bytes.ts';
import { CanonicalError, type CanonicalValue, parseCanonical } from './canonical.ts';
import { type BrokenRule, DecisionRules } from './decision-rules.ts';
import { appendLeaf, emptyFrontier, type Frontier, leafHash, rootOf } from './merkle.ts';
import { parseVerifierKey } from './note-key.ts';
import { type OpenedCheckpoint, openCheckpoints } from './open-checkpoints.ts';
import {
  CheckpointJudge,
  checkAnchor,
  checkDecisions,
  checkForm,
  type Finding,
  NO_ANCHOR,
  type Reached,
  type VerificationCheck,
} from './verify-checks.ts';

type Stream = AsyncIterable<string> | Iterable<string>;

/** What a verifier holds: canonical entry texts and signed checkpoint notes, both in log order. */
export type LogEvidence = {
  readonly entries: Stream;
  readonly checkpoints: Stream;
  readonly verifierKeys: readonly string[];
  /** Checkpoints kept where the log's keeper cannot reach: the only sight of a tail cut off with its checkpoints. */
  readonly anchors?: readonly string[] | undefined;
  /** Told now and then how many entries are done; what it returns is waited for, so that a screen can be redrawn. */
  readonly onProgress?: ((entries: number) => void | Promise<void>) | undefined;
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
  /** Whether an outside checkpoint over at least one entry was given and all that were given hold. */
  readonly anchored: boolean;
};

const PROGRESS_EVERY = 2_000;

/**
 * Runs every check and reports all of them, also after a failure. Consistency between checkpoints (and
 * with the anchors) needs no proofs here: all roots are recomputed from the same entries. For the same
 * reason a checkpoint missing between two others takes nothing away and is not noticed.
 *
 * @throws NoteError `bad-key` when a verifier key does not parse, and whatever the streams throw:
 *   both are unusable input, not evidence of tampering.
 */
export async function verifyLog(evidence: LogEvidence): Promise<VerificationReport> {
  const { verifierKeys } = evidence;
  verifierKeys.forEach(parseVerifierKey);
  const anchors: OpenedCheckpoint[] = [];
  for await (const anchor of openCheckpoints(evidence.anchors ?? [], verifierKeys)) anchors.push(anchor);
  const walk = new Walk(anchors.flatMap(({ head }) => head?.size ?? []));
  const queue = openCheckpoints(evidence.checkpoints, verifierKeys);
  await walk.run(evidence, queue);
  const anchorFindings = walk.judgeAnchors(anchors);
  const findings = [...walk.findings(), ...anchorFindings];
  return {
    ok: findings.every(({ ok }) => ok),
    size: walk.size,
    root: toBase64(walk.root),
    checks: findings.map(({ name, ok, detail }) => ({ name, ok, detail })),
    firstBadIndex: lowestIndex(findings),
    // an anchor over the empty log holds for every log, and so protects nothing
    anchored: anchorFindings.every(({ ok }) => ok) && anchors.some(({ head }) => (head?.size ?? 0) > 0),
  };
}

/** The first entry that any finding puts in doubt. */
export function lowestIndex(findings: readonly Pick<Finding, 'badIndex'>[]): number | null {
  const known = findings.flatMap(({ badIndex }) => badIndex ?? []);
  return known.length === 0 ? null : Math.min(...known);
}

/** One pass over entries and checkpoints together. */
class Walk {
  #frontier: Frontier = emptyFrontier();
  #notCanonical: BrokenRule | null = null;
  readonly #decisions = new DecisionRules({ knowsRequests: true });
  readonly #judge = new CheckpointJudge();
  readonly #anchorSizes: ReadonlySet<number>;
  readonly #atAnchors = new Map<number, Reached>();

  constructor(anchorSizes: readonly number[]) {
    this.#anchorSizes = new Set(anchorSizes);
  }

  get size(): number {
    return this.#frontier.size;
  }

  get root(): Uint8Array {
    return rootOf(this.#frontier);
  }

  async run({ entries, onProgress }: LogEvidence, queue: AsyncGenerator<OpenedCheckpoint>): Promise<void> {
    this.#remember();
    let next = await this.#settle(await queue.next(), queue);
    for await (const text of entries) {
      this.#read(text);
      if (isDue(next, this.size)) next = await this.#settle(next, queue);
      if (this.size % PROGRESS_EVERY === 0) await onProgress?.(this.size);
    }
    // what is left covers more than there is
    for (; !next.done; next = await queue.next()) this.#judge.take(next.value, this.#reached());
    await onProgress?.(this.size);
  }

  /** Judges the checkpoints that are due where the walk is; returns the first that is not yet. */
  async #settle(first: Pending, queue: AsyncGenerator<OpenedCheckpoint>): Promise<Pending> {
    let next = first;
    for (; isDue(next, this.size) && !next.done; next = await queue.next()) {
      this.#judge.take(next.value, this.#reached());
    }
    return next;
  }

  #read(text: string): void {
    const index = this.size;
    const value = this.#parse(text, index);
    if (value !== undefined) this.#decisions.read(value, index);
    this.#frontier = appendLeaf(this.#frontier, leafHash(text));
    this.#remember();
  }

  #remember(): void {
    if (this.#anchorSizes.has(this.size)) this.#atAnchors.set(this.size, this.#reached());
  }

  #parse(text: string, index: number): CanonicalValue | undefined {
    try {
      return parseCanonical(text);
    } catch (error) {
      if (!(error instanceof CanonicalError)) throw error;
      this.#notCanonical ??= { index, problem: error.message };
      return undefined;
    }
  }

  #reached(): Reached {
    return { size: this.size, root: this.root };
  }

  findings(): Finding[] {
    return [
      checkForm(this.#notCanonical, this.size),
      ...this.#judge.findings(this.size),
      checkDecisions(this.#decisions.broken),
    ];
  }

  /** One finding for all anchors: the first that fails, else what the largest of them proves. */
  judgeAnchors(anchors: readonly OpenedCheckpoint[]): Finding[] {
    const origin = this.#judge.origin ?? anchors.find(({ head }) => head !== null)?.head?.origin;
    const judged = anchors.map((anchor) =>
      checkAnchor(anchor, this.#atAnchors.get(anchor.head?.size ?? -1), { size: this.size, origin }),
    );
    return [judged.find(({ ok }) => !ok) ?? judged.at(-1) ?? NO_ANCHOR];
  }
}

type Pending = IteratorResult<OpenedCheckpoint, unknown>;

/** An unreadable checkpoint has no place to wait for, and one that goes back has missed it. */
function isDue(next: Pending, size: number): boolean {
  return !next.done && (next.value.head === null || next.value.head.size <= size);
}
