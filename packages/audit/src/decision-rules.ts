/**
 * What the entries must say of decisions, however well they are signed: whoever can write entries can have a lie
 * sealed, but not one that fits the log.
 */
import type { CanonicalValue } from './canonical.ts';

/** The first entry that breaks a rule, and which. */
export type BrokenRule = { readonly index: number; readonly problem: string };

/**
 * Reads entries in log order. A decision is confirmed or agreed to only after it was requested, and agreed to only by
 * another person. Memory grows with the decisions, not with the log.
 */
export class DecisionRules {
  readonly #makers = new Map<string, string | null>();
  readonly #knowsRequests: boolean;
  #broken: BrokenRule | null = null;

  /** `knowsRequests` is false for a period of a log: what was requested before it is not in sight. */
  constructor({ knowsRequests }: { readonly knowsRequests: boolean }) {
    this.#knowsRequests = knowsRequests;
  }

  get broken(): BrokenRule | null {
    return this.#broken;
  }

  /** Entries of other shapes than Docket writes are none of its business: their form is judged elsewhere. */
  read(entry: CanonicalValue, index: number): void {
    if (this.#broken !== null) return;
    const { action, object, actor } = asRecord(entry);
    if (typeof action !== 'string' || !action.startsWith('decision.')) return;
    const { type, id } = asRecord(object);
    if (type !== 'decision' || typeof id !== 'string') return;
    const by = asRecord(actor).id;
    const problem = this.#judge(action, id, typeof by === 'string' ? by : null);
    if (problem !== null) this.#broken = { index, problem };
  }

  #judge(action: string, id: string, by: string | null): string | null {
    switch (action) {
      case 'decision.requested':
        if (this.#makers.has(id)) return `decision ${id} is requested a second time`;
        this.#makers.set(id, by);
        return null;
      case 'decision.approved':
        if (!this.#makers.has(id)) return this.#unrequested(action, id);
        if (by !== null && by !== this.#makers.get(id)) return null;
        return `decision ${id} is agreed to by nobody else than who requested it`;
      case 'decision.sent':
      case 'decision.confirmed':
        return this.#makers.has(id) ? null : this.#unrequested(action, id);
      default:
        return null;
    }
  }

  #unrequested(action: string, id: string): string | null {
    return this.#knowsRequests ? `${action} for the decision ${id}, which was never requested` : null;
  }
}

type Loose = { readonly [key: string]: CanonicalValue | undefined };

/** The value's properties, none for anything that has none: for looking into entries of unknown shape. */
export function asRecord(value: unknown): Loose {
  // an array is an object to typeof; its properties asked for here are simply not there
  return typeof value === 'object' && value !== null ? (value as Loose) : {};
}
