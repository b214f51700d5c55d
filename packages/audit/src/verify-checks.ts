/** The rules a log is held to, one function or walk each; `verify.ts` gathers what they judge. */
import { equalBytes } from './bytes.ts';
import type { Checkpoint } from './checkpoint.ts';

export type CheckName =
  | 'canonical-form'
  | 'checkpoint-signatures'
  | 'checkpoint-order'
  | 'checkpoint-roots'
  | 'coverage'
  | 'anchor';

/** One rule and how it went; `detail` is a sentence for a person. */
export type VerificationCheck = { readonly name: CheckName; readonly ok: boolean; readonly detail: string };

/** A check's outcome with the first entry it puts in doubt, or null when it says nothing about entries. */
export type Finding = VerificationCheck & { readonly badIndex: number | null };

/** A signed checkpoint after opening: either its tree head, or why it cannot be believed. */
export type OpenedCheckpoint = { readonly head: Checkpoint | null; readonly problem: string };

/** What one pass over the entries leaves behind: the roots at the checkpoints' sizes, and the first misspelt entry. */
export type ReadLog = {
  readonly size: number;
  readonly root: Uint8Array;
  readonly rootsBySize: ReadonlyMap<number, Uint8Array>;
  readonly notCanonical: { readonly index: number; readonly problem: string } | null;
};

export function checkForm({ notCanonical, size }: ReadLog): Finding {
  const name = 'canonical-form';
  return notCanonical === null
    ? passed(name, `all ${size} entries are in canonical form`)
    : failed(name, `entry ${notCanonical.index}: ${notCanonical.problem}`, notCanonical.index);
}

/**
 * Walks the checkpoints in the order given. `proven` counts the entries up to the last checkpoint that
 * held: whatever a bad one puts in doubt begins there. Each rule reports its first failure only, because
 * one changed entry spoils every later root.
 */
export function checkCheckpoints(
  opened: readonly OpenedCheckpoint[],
  log: ReadLog,
  origin: string | undefined,
): Finding[] {
  const of = `of ${opened.length} checkpoints`;
  let signatures = passed('checkpoint-signatures', `each ${of} is signed by the log`);
  let order = passed('checkpoint-order', `each ${of} is of the same log and none goes back`);
  let roots = passed('checkpoint-roots', `each ${of} has the root of the entries it covers`);
  let proven = 0;
  let largest = 0;
  for (const [i, { head, problem }] of opened.entries()) {
    const label = `checkpoint ${i + 1}`;
    if (head === null) {
      if (signatures.ok) signatures = failed(signatures.name, `${label}: ${problem}`, proven);
      continue;
    }
    const misplaced = orderProblem(head, largest, origin);
    const mismatch = rootProblem(head, log);
    if (misplaced !== null && order.ok) {
      order = failed(order.name, `${label}: ${misplaced}`, Math.min(head.size, proven));
    }
    if (mismatch !== null && roots.ok) {
      roots = failed(roots.name, `${label}: ${mismatch}; the entries before ${proven} are proven`, proven);
    }
    if (misplaced === null && mismatch === null) proven = head.size;
    largest = Math.max(largest, head.size);
  }
  return [signatures, order, roots, checkCoverage(proven, log.size)];
}

/** An entry after the last checkpoint is signed by nobody: it could have been added by anyone. */
function checkCoverage(proven: number, size: number): Finding {
  const name = 'coverage';
  return proven === size
    ? passed(name, `all ${size} entries are covered by checkpoints that hold`)
    : failed(
        name,
        `only the first ${proven} of ${size} entries are covered by checkpoints that hold`,
        proven,
      );
}

/** The outside checkpoint. An unreadable or foreign one says nothing about any entry, so it names no index. */
export function checkAnchor(
  anchor: OpenedCheckpoint | null,
  log: ReadLog,
  origin: string | undefined,
): Finding {
  const name = 'anchor';
  if (anchor === null) {
    return passed(name, 'no anchor given: entries cut off the end with their checkpoints cannot be noticed');
  }
  const { head, problem } = anchor;
  if (head === null) return failed(name, problem, null);
  if (head.origin !== origin) return failed(name, `the anchor is of another log, ${head.origin}`, null);
  const mismatch = rootProblem(head, log);
  if (mismatch === null) return passed(name, `the log contains the ${head.size} anchored entries unchanged`);
  // a log that the checkpoints agree on and the anchor does not was rewritten and signed again: any entry may differ
  return failed(name, mismatch, head.size > log.size ? log.size : 0);
}

function orderProblem(head: Checkpoint, largest: number, origin: string | undefined): string | null {
  if (head.origin !== origin) return `it is of another log, ${head.origin}`;
  if (head.size < largest) return `it covers ${head.size} entries, after one that covers ${largest}`;
  return null;
}

function rootProblem({ size, root }: Checkpoint, log: ReadLog): string | null {
  const found = log.rootsBySize.get(size);
  if (found === undefined) return `it covers ${size} entries, but the log has only ${log.size}`;
  return equalBytes(found, root) ? null : `the first ${size} entries do not have the signed root`;
}

function passed(name: CheckName, detail: string): Finding {
  return { name, ok: true, detail, badIndex: null };
}

function failed(name: CheckName, detail: string, badIndex: number | null): Finding {
  return { name, ok: false, detail, badIndex };
}
