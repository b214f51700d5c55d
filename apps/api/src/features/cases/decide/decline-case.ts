import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { type DecideInput, decideCase } from './decide-case.ts';

/** The customer is refused, for a reason of the catalogue. Didit is told Declined once the undo window is over. */
export function declineCase(deps: Deps, actor: Actor, input: DecideInput) {
  return decideCase(deps, actor, 'decline', input, {});
}
