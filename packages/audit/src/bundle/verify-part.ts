/** Verifies a part of a log: each entry by its own proof, under one checkpoint. */
import { CanonicalError, type CanonicalValue, parseCanonical } from '../canonical.ts';
import type { Checkpoint } from '../checkpoint.ts';
import { asRecord, DecisionRules } from '../decision-rules.ts';
import { leafHash } from '../merkle.ts';
import { verifyInclusion } from '../proof.ts';
import { parseTlogProof, type TlogProof, TlogProofError } from '../tlog-proof.ts';
import { checkDecisions, checkForm, type Finding, failed, passed } from '../verify-checks.ts';
import type { BundleScope } from './manifest.ts';

export type Part = {
  readonly entries: AsyncIterable<string>;
  /** Lines of proofs.ndjson. */
  readonly proofs: AsyncGenerator<string>;
  readonly scope: BundleScope;
  /** The newest checkpoint, opened, and its note; every proof must lead to this one. */
  readonly head: Checkpoint;
  readonly note: string;
  readonly onProgress?: ((entries: number) => void | Promise<void>) | undefined;
};

type Broken = { readonly index: number; readonly problem: string };
type Rule = 'form' | 'inclusion' | 'scope';
type Line = { readonly text: string; readonly value: CanonicalValue | undefined; readonly index: number };

const PROGRESS_EVERY = 500;

/** The findings and how many entries were read. */
export async function verifyPart(part: Part): Promise<{ findings: Finding[]; count: number }> {
  const walk = new PartWalk(part);
  for await (const text of part.entries) await walk.read(text);
  return { findings: await walk.findings(), count: walk.count };
}

class PartWalk {
  readonly #part: Part;
  readonly #decisions: DecisionRules;
  readonly #broken = new Map<Rule, Broken>();
  #last = -1;
  #first: Line | null = null;
  #latest: Line | null = null;
  #hasWithin = false;
  count = 0;

  constructor(part: Part) {
    this.#part = part;
    this.#decisions = new DecisionRules({ knowsRequests: part.scope.kind === 'case' });
  }

  async read(text: string): Promise<void> {
    const { value: proofLine } = await this.#part.proofs.next();
    const proof = readProof(typeof proofLine === 'string' ? proofLine : '');
    // without its proof an entry has no place; the next one after the last is the best name for it
    const index = typeof proof === 'string' ? this.#last + 1 : proof.index;
    const line = { text, value: this.#parse(text, index), index };
    const problem = typeof proof === 'string' ? proof : this.#proofProblem(proof, text);
    if (problem !== null) this.#fail('inclusion', { index, problem });
    this.#judgeScope(line);
    if (line.value !== undefined) this.#decisions.read(line.value, index);
    this.#first ??= line;
    this.#latest = line;
    this.#last = Math.max(this.#last, index);
    this.count += 1;
    if (this.count % PROGRESS_EVERY === 0) await this.#part.onProgress?.(this.count);
  }

  async findings(): Promise<Finding[]> {
    const surplus = await this.#part.proofs.next();
    if (!surplus.done) {
      this.#fail('inclusion', { index: this.#last + 1, problem: 'there are more proofs than entries' });
    }
    this.#judgeEdges();
    const { scope, head } = this.#part;
    return [
      checkForm(this.#broken.get('form') ?? null, this.count),
      this.#finding('inclusion', `each of ${this.count} entries is in the log of ${head.size}, at its place`),
      this.#finding('scope', SCOPE_WORDS[scope.kind]),
      checkDecisions(this.#decisions.broken),
    ];
  }

  #parse(text: string, index: number): CanonicalValue | undefined {
    try {
      return parseCanonical(text);
    } catch (error) {
      if (!(error instanceof CanonicalError)) throw error;
      this.#fail('form', { index, problem: error.message });
      return undefined;
    }
  }

  #proofProblem({ index, hashes, checkpoint }: TlogProof, text: string): string | null {
    const { head, note } = this.#part;
    if (index <= this.#last) return `it stands after the entry at ${this.#last}`;
    if (checkpoint !== note) return 'its proof leads to another checkpoint';
    const { size, root } = head;
    return verifyInclusion({ leaf: leafHash(text), index, size, root, proof: hashes })
      ? null
      : 'its proof does not lead to the root of the checkpoint';
  }

  #judgeScope({ index, value }: Line): void {
    const { scope } = this.#part;
    if (scope.kind === 'case' && asRecord(value).case !== scope.case) {
      this.#fail('scope', { index, problem: 'it is not of this case' });
    }
    if (scope.kind !== 'period') return;
    if (this.#latest !== null && index !== this.#last + 1) {
      this.#fail('scope', { index: this.#last + 1, problem: 'it is missing' });
    }
    this.#hasWithin ||= isWithin({ value }, scope);
  }

  /**
   * The neighbours of a period lie outside it, or there are none. On which side is not asked, because clocks are not
   * that exact; so something has to lie inside, or a run from elsewhere in the log would do.
   */
  #judgeEdges(): void {
    const { scope, head } = this.#part;
    const [first, last] = [this.#first, this.#latest];
    if (first === null || last === null) {
      this.#fail('scope', { index: 0, problem: 'the bundle holds no entry at all' });
      return;
    }
    if (scope.kind !== 'period') return;
    if (!this.#hasWithin) {
      this.#fail('scope', { index: first.index, problem: 'neither it nor any after it is of this period' });
    }
    const problem = 'it may be of this period and is missing';
    if (first.index > 0 && isWithin(first, scope)) this.#fail('scope', { index: first.index - 1, problem });
    if (last.index < head.size - 1 && isWithin(last, scope)) {
      this.#fail('scope', { index: last.index + 1, problem });
    }
  }

  #fail(rule: Rule, broken: Broken): void {
    if (!this.#broken.has(rule)) this.#broken.set(rule, broken);
  }

  #finding(name: 'inclusion' | 'scope', good: string): Finding {
    const broken = this.#broken.get(name);
    return broken === undefined
      ? passed(name, good)
      : failed(name, `entry ${broken.index}: ${broken.problem}`, broken.index);
  }
}

const SCOPE_WORDS: Record<BundleScope['kind'], string> = {
  all: 'the bundle is of the whole log',
  case: 'every entry is of this case; whether the case has more can only be seen from the whole log',
  period: 'the entries follow one another without a gap, from before the period to after it',
};

/** An entry without a readable moment counts as within: it shows nothing about where the period ends. */
function isWithin(
  { value }: Pick<Line, 'value'>,
  { from, to }: { readonly from: string; readonly to: string },
): boolean {
  const { ts } = asRecord(value);
  const at = typeof ts === 'string' ? Date.parse(ts) : Number.NaN;
  return !(at < Date.parse(from) || at > Date.parse(to));
}

/** The proof, or why there is none. */
function readProof(line: string): TlogProof | string {
  if (line === '') return 'it has no proof';
  try {
    const { index, proof } = asRecord(JSON.parse(line));
    const parsed = parseTlogProof(typeof proof === 'string' ? proof : '');
    return parsed.index === index ? parsed : 'its proof names two places';
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TlogProofError)) throw error;
    return 'its proof cannot be read';
  }
}
