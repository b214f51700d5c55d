/** Holds texts that were disclosed with a log against what its entries commit to. */
import { fromBase64 } from './bytes.ts';
import type { CanonicalValue } from './canonical.ts';
import { commitmentOf, SALT_BYTES } from './commitment.ts';
import { asRecord } from './decision-rules.ts';

type Commitment = { readonly digest: string; readonly index: number; readonly case: string | null };

/**
 * Reads entries in log order, then the disclosed texts. A text has to be the one its entry committed to; one that is
 * missing has to be of a case that was erased afterwards. Memory grows with the commitments.
 */
export class CommitmentRules {
  readonly #open = new Map<string, Commitment>();
  /** Where each case was last erased. */
  readonly #erased = new Map<string, number>();
  #shown = 0;
  #broken: { readonly index: number | null; readonly problem: string } | null = null;

  read(entry: CanonicalValue, index: number): void {
    const { id, action, commit, case: about } = asRecord(entry);
    const caseId = typeof about === 'string' ? about : null;
    if (action === 'data.erased' && caseId !== null) this.#erased.set(caseId, index);
    for (const [name, digest] of Object.entries(asRecord(commit))) {
      if (typeof digest !== 'string') continue;
      const place = placeOf(id, name);
      // the later one would otherwise take the place of the first, whose text could then be left out
      if (this.#open.has(place))
        this.#fail(index, `entry ${index} commits to "${name}" as an earlier one does`);
      else this.#open.set(place, { digest, index, case: caseId });
    }
  }

  /** One line of the disclosed texts. */
  disclose(line: string): void {
    const { entry, name, salt, text } = asRecord(parse(line));
    const place = placeOf(entry, name);
    const known = this.#open.get(place);
    if (known === undefined) {
      this.#fail(null, 'a text is disclosed that no entry commits to');
      return;
    }
    this.#open.delete(place);
    this.#shown += 1;
    const bytes = typeof salt === 'string' ? fromBase64(salt) : null;
    const fits =
      bytes?.length === SALT_BYTES && typeof text === 'string' && commitmentOf(bytes, text) === known.digest;
    if (!fits) this.#fail(known.index, `the text "${name}" is not the one entry ${known.index} commits to`);
  }

  /** `isWhole`: nothing of a case is out of sight, so that an erasure would have been seen. */
  end({ isWhole }: { readonly isWhole: boolean }): { ok: boolean; detail: string; badIndex: number | null } {
    const missing = [...this.#open.values()];
    const lost = missing.find((one) => !this.#isErased(one));
    if (isWhole && lost !== undefined) {
      this.#fail(lost.index, `a text that entry ${lost.index} commits to is missing, and nothing was erased`);
    }
    if (this.#broken !== null) {
      return { ok: false, detail: this.#broken.problem, badIndex: this.#broken.index };
    }
    const rest = missing.length === 0 ? '' : `; ${missing.length} are not shown${isWhole ? ', erased' : ''}`;
    return {
      ok: true,
      detail: `${this.#shown} disclosed texts are those the entries commit to${rest}`,
      badIndex: null,
    };
  }

  /** What was written after an erasure is not what was erased. */
  #isErased({ case: caseId, index }: Commitment): boolean {
    return caseId !== null && (this.#erased.get(caseId) ?? -1) > index;
  }

  #fail(index: number | null, problem: string): void {
    if (this.#broken !== null && (this.#broken.index ?? Infinity) <= (index ?? Infinity)) return;
    this.#broken = { index, problem };
  }
}

/** Ids and names hold anything in a log that was made up, so the two are not simply put together. */
function placeOf(entry: unknown, name: unknown): string {
  return JSON.stringify([entry, name]);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}
