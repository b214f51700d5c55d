import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { type BlockInput, blockCase } from './block-case.ts';

/** Blocking, asked for from the blocklist's side: the same decision with the same rules. */
export function addToBlocklist(deps: Deps, actor: Actor, input: BlockInput) {
  return blockCase(deps, actor, input);
}
