/** The rules a log is held to, one judge each; `verify.ts` walks the log and gathers what they say. */
import { equalBytes } from './bytes.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { BrokenRule } from './decision-rules.ts';
import type { OpenedCheckpoint } from './open-checkpoints.ts';

export type CheckName =
  | 'canonical-form'
  | 'checkpoint-signatures'
  | 'checkpoint-order'
  | 'checkpoint-roots'
  | 'coverage'
  | 'decision-order'
  | 'commitments'
  | 'anchor'
  | 'key'
  | 'manifest'
  | 'files'
  | 'count'
  | 'inclusion'
  | 'scope'
  | 'signature'
  | 'statement'
  | 'audit'
  | 'receipts'
  | 'evidence';

/** One rule and how it went; `detail` is a sentence for a person. */
export type VerificationCheck = { readonly name: CheckName; readonly ok: boolean; readonly detail: string };

/** A check's outcome with the first entry it puts in doubt, or null when it says nothing about entries. */
export type Finding = VerificationCheck & { readonly badIndex: number | null };

/** How far the walk is: so many entries, with this root. */
export type Reached = { readonly size: number; readonly root: Uint8Array };

export function checkForm(notCanonical: BrokenRule | null, size: number): Finding {
  const name = 'canonical-form';
  return notCanonical === null
    ? passed(name, `all ${size} entries are in canonical form`)
    : failed(name, `entry ${notCanonical.index}: ${notCanonical.problem}`, notCanonical.index);
}

export function checkDecisions(broken: BrokenRule | null): Finding {
  const name = 'decision-order';
  return broken === null
    ? passed(
        name,
        'every decision was requested, and agreed to where a rule asked for it, before it was sent or confirmed',
      )
    : failed(name, `entry ${broken.index}: ${broken.problem}`, broken.index);
}

/**
 * Takes the checkpoints in the order given. `proven` counts the entries up to the last one that held: whatever a bad
 * one puts in doubt begins there. Each rule reports its first failure only, because one changed entry spoils every
 * later root.
 */
export class CheckpointJudge {
  #count = 0;
  #largest = 0;
  #proven = 0;
  #origin: string | undefined;
  readonly #bad = new Map<CheckName, Finding>();

  /** The log the first readable checkpoint speaks of; undefined while there is none. */
  get origin(): string | undefined {
    return this.#origin;
  }

  /** `at` is where the walk is: at the checkpoint's size, beyond it, or at the end of a log that is too short. */
  take({ head, problem }: OpenedCheckpoint, at: Reached): void {
    this.#count += 1;
    if (head === null) {
      this.#fail('checkpoint-signatures', problem, this.#proven);
      return;
    }
    this.#origin ??= head.origin;
    const misplaced = this.#misplacement(head);
    // one that goes back is bad whatever its root is, and the walk has left its place
    const mismatch = head.size < at.size ? null : rootProblem(head, at);
    if (misplaced !== null) this.#fail('checkpoint-order', misplaced, Math.min(head.size, this.#proven));
    if (mismatch !== null) this.#fail('checkpoint-roots', mismatch, this.#proven);
    if (misplaced === null && mismatch === null) this.#proven = head.size;
    this.#largest = Math.max(this.#largest, head.size);
  }

  findings(size: number): Finding[] {
    const of = `of ${this.#count} checkpoints`;
    const good = [
      passed('checkpoint-signatures', `each ${of} is signed by the log`),
      passed('checkpoint-order', `each ${of} is of the same log and none goes back`),
      passed('checkpoint-roots', `each ${of} has the root of the entries it covers`),
    ];
    return [...good.map((finding) => this.#bad.get(finding.name) ?? finding), this.#coverage(size)];
  }

  #misplacement({ origin, size }: Checkpoint): string | null {
    if (origin !== this.#origin) return `it is of another log, ${origin}`;
    if (size < this.#largest) return `it covers ${size} entries, after one that covers ${this.#largest}`;
    return null;
  }

  /** An entry after the last checkpoint is signed by nobody: it could have been added by anyone. */
  #coverage(size: number): Finding {
    const name = 'coverage';
    return this.#proven === size
      ? passed(name, `all ${size} entries are covered by checkpoints that hold`)
      : failed(
          name,
          `only the first ${this.#proven} of ${size} entries are covered by checkpoints that hold`,
          this.#proven,
        );
  }

  #fail(name: CheckName, problem: string, badIndex: number): void {
    if (this.#bad.has(name)) return;
    const proven = name === 'checkpoint-roots' ? `; the entries before ${badIndex} are proven` : '';
    this.#bad.set(name, failed(name, `checkpoint ${this.#count}: ${problem}${proven}`, badIndex));
  }
}

/** An outside checkpoint. An unreadable or foreign one says nothing about any entry, so it names no index. */
export function checkAnchor(
  { head, problem }: OpenedCheckpoint,
  at: Reached | undefined,
  log: { readonly size: number; readonly origin: string | undefined },
): Finding {
  const name = 'anchor';
  if (head === null) return failed(name, problem, null);
  if (head.origin !== log.origin) return failed(name, `the anchor is of another log, ${head.origin}`, null);
  const mismatch = rootProblem(head, at ?? { size: log.size, root: new Uint8Array() });
  if (mismatch === null) return passed(name, `the log contains the ${head.size} anchored entries unchanged`);
  // a log that the checkpoints agree on and the anchor does not was rewritten and signed again: any entry may differ
  return failed(name, mismatch, head.size > log.size ? log.size : 0);
}

/** The sentence for a verification without an outside checkpoint. */
export const NO_ANCHOR: Finding = passed(
  'anchor',
  'no anchor given: entries cut off the end with their checkpoints cannot be noticed',
);

function rootProblem({ size, root }: Checkpoint, at: Reached): string | null {
  if (size !== at.size) return `it covers ${size} entries, but the log has only ${at.size}`;
  return equalBytes(at.root, root) ? null : `the first ${size} entries do not have the signed root`;
}

/** A finding that puts nothing in doubt. */
export function passed(name: CheckName, detail: string): Finding {
  return { name, ok: true, detail, badIndex: null };
}

/** A broken rule; `badIndex` is the first entry it puts in doubt, null when it is about none. */
export function failed(name: CheckName, detail: string, badIndex: number | null): Finding {
  return { name, ok: false, detail, badIndex };
}
