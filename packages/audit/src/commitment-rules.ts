/** Holds texts that were disclosed with a log against what its entries commit to. */
import { fromBase64 } from './bytes.ts';
import type { CanonicalValue } from './canonical.ts';
import { commitmentOf, SALT_BYTES } from './commitment.ts';
import { asRecord, type BrokenRule } from './decision-rules.ts';

type Commitment = { readonly digest: string; readonly index: number; readonly case: string | null };

/**
 * Reads entries in log order, then the disclosed texts. A text has to be the one its entry committed to; one that is
 * missing has to be of a case that was erased. Memory grows with the commitments.
 */
export class CommitmentRules {
  readonly #open = new Map<string, Commitment>();
  readonly #erased = new Set<string>();
  #shown = 0;
  #broken: BrokenRule | null = null;

  read(entry: CanonicalValue, index: number): void {
    const { id, action, commit, case: about } = asRecord(entry);
    const caseId = typeof about === 'string' ? about : null;
    if (action === 'data.erased' && caseId !== null) this.#erased.add(caseId);
    for (const [name, digest] of Object.entries(asRecord(commit))) {
      if (typeof digest === 'string') this.#open.set(`${id} ${name}`, { digest, index, case: caseId });
    }
  }

  /** One line of the disclosed texts. */
  disclose(line: string): void {
    const { entry, name, salt, text } = asRecord(parse(line));
    const known = this.#open.get(`${entry} ${name}`);
    if (known === undefined) {
      this.#fail(null, 'a text is disclosed that no entry commits to');
      return;
    }
    this.#open.delete(`${entry} ${name}`);
    this.#shown += 1;
    const bytes = typeof salt === 'string' ? fromBase64(salt) : null;
    const fits =
      bytes?.length === SALT_BYTES && typeof text === 'string' && commitmentOf(bytes, text) === known.digest;
    if (!fits) this.#fail(known.index, `the text "${name}" is not the one entry ${known.index} commits to`);
  }

  /** `isWhole`: nothing of a case is out of sight, so that an erasure would have been seen. */
  end({ isWhole }: { readonly isWhole: boolean }): { ok: boolean; detail: string; badIndex: number | null } {
    const missing = [...this.#open.values()];
    const lost = missing.find((one) => one.case === null || !this.#erased.has(one.case));
    if (isWhole && lost !== undefined) {
      this.#fail(lost.index, `a text that entry ${lost.index} commits to is missing, and nothing was erased`);
    }
    if (this.#broken !== null) {
      return { ok: false, detail: this.#broken.problem, badIndex: this.#badIndex };
    }
    const rest = missing.length === 0 ? '' : `; ${missing.length} are not shown${isWhole ? ', erased' : ''}`;
    return {
      ok: true,
      detail: `${this.#shown} disclosed texts are those the entries commit to${rest}`,
      badIndex: null,
    };
  }

  #badIndex: number | null = null;

  #fail(index: number | null, problem: string): void {
    if (this.#broken !== null && (this.#badIndex ?? Infinity) <= (index ?? Infinity)) return;
    this.#broken = { index: index ?? 0, problem };
    this.#badIndex = index;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}
