import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { type DecideInput, decideCase } from './decide-case.ts';

/** The customer passes. Didit is told Approved once the undo window is over. */
export function approveCase(deps: Deps, actor: Actor, input: DecideInput) {
  return decideCase(deps, actor, 'approve', input, {});
}
