import type { Actor } from '../../http/authenticate.ts';
import type { Agent } from '../audit/append-audit.ts';

/** How a change came to be in force: who wanted it, and what its audit entry says beside. */
export interface Accord {
  /** Null for the operator at the command line. */
  readonly makerId: string | null;
  readonly refs: Readonly<Record<string, string>>;
}

/** Of a kind that nobody else has to agree to, or by the operator. */
export function direct(actor: Actor | Agent): Accord {
  return { makerId: 'id' in actor ? actor.id : null, refs: {} };
}

/** Somebody else would have to agree, and there is nobody. */
export function alone(actor: Actor): Accord {
  return { makerId: actor.id, refs: { accord: 'alone' } };
}

/** The entry is the checker's, and names the maker. */
export function agreed({ id, maker_id }: { id: string; maker_id: string }): Accord {
  return { makerId: maker_id, refs: { accord: 'two', maker: maker_id, proposal: id } };
}
