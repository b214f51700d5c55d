import type { BlocklistTarget } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { type DecideInput, decideCase } from './decide-case.ts';

export interface BlockInput extends DecideInput {
  readonly targets: BlocklistTarget[];
}

/** Values of this case go on Didit's blocklist: later sessions with them are declined. The case itself stays as it is. */
export function blockCase(deps: Deps, actor: Actor, { targets, ...input }: BlockInput) {
  return decideCase(deps, actor, 'block', input, { targets: [...new Set(targets)] });
}
