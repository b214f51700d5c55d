import type { BlocklistTarget, CaseId } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { decideCase } from './decide-case.ts';

interface Removal {
  readonly caseId: CaseId;
  readonly idempotencyKey: string;
  readonly reason: string;
  readonly targets: BlocklistTarget[];
  readonly note: string;
}

/**
 * Values of this case come off Didit's blocklist: a decision like blocking them, with the same second person. Neither
 * a hold on the case nor its version is asked for, because it is the list that was looked at.
 */
export function removeFromBlocklist(deps: Deps, actor: Actor, { targets, ...input }: Removal) {
  return decideCase(deps, actor, 'unblock', { ...input, version: null }, { targets: [...new Set(targets)] });
}
