/**
 * What the entries must say of decisions, however well they are signed: whoever can write entries can have a lie
 * sealed, but not one that fits the log.
 */
import type { CanonicalValue } from './canonical.ts';

/** The first entry that breaks a rule, and which. */
export type BrokenRule = { readonly index: number; readonly problem: string };

type Request = { readonly maker: string | null; needsSecond: boolean };

/**
 * Reads entries in log order. A decision is sent, confirmed or agreed to only after it was requested, agreed to only by
 * another person, and sent or confirmed only after that when the request names rules that ask for a second person.
 * Memory grows with the decisions, not with the log.
 */
export class DecisionRules {
  readonly #requests = new Map<string, Request>();
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
    const { action, object, actor, refs } = asRecord(entry);
    if (typeof action !== 'string' || !action.startsWith('decision.')) return;
    const { type, id } = asRecord(object);
    if (type !== 'decision' || typeof id !== 'string') return;
    const by = asRecord(actor).id;
    const maker = typeof by === 'string' ? by : null;
    const problem =
      action === 'decision.requested'
        ? this.#request(id, { maker, needsSecond: Boolean(asRecord(refs).rules) })
        : this.#judge(action, id, maker);
    if (problem !== null) this.#broken = { index, problem };
  }

  #request(id: string, request: Request): string | null {
    if (this.#requests.has(id)) return `decision ${id} is requested a second time`;
    this.#requests.set(id, request);
    return null;
  }

  #judge(action: string, id: string, by: string | null): string | null {
    if (!RULED.has(action)) return null;
    const request = this.#requests.get(id);
    if (request === undefined) return this.#unrequested(action, id);
    if (action !== 'decision.approved') {
      return request.needsSecond
        ? `${action} for the decision ${id}, to which no second person agreed`
        : null;
    }
    if (by === null || by === request.maker) {
      return `decision ${id} is agreed to by nobody else than who requested it`;
    }
    request.needsSecond = false;
    return null;
  }

  #unrequested(action: string, id: string): string | null {
    return this.#knowsRequests ? `${action} for the decision ${id}, which was never requested` : null;
  }
}

const RULED: ReadonlySet<string> = new Set(['decision.approved', 'decision.sent', 'decision.confirmed']);

type Loose = { readonly [key: string]: CanonicalValue | undefined };

/** The value's properties, none for anything that has none: for looking into entries of unknown shape. */
export function asRecord(value: unknown): Loose {
  // an array is an object to typeof; its properties asked for here are simply not there
  return typeof value === 'object' && value !== null ? (value as Loose) : {};
}
