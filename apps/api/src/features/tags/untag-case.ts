import type { CaseId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { changeTags } from './change-tags.ts';

interface Untagging {
  readonly caseId: CaseId;
  readonly tag: string;
  readonly version: number;
}

/** Takes a tag off; one that the case does not have is off already. Errors: not-found, version-mismatch, case-erased. */
export function untagCase(deps: Deps, actor: Actor, { caseId, tag, version }: Untagging) {
  return changeTags(deps, actor, { caseId, tag, version, action: 'case.untagged' }, (tags) =>
    tags.filter((other) => other !== tag),
  );
}
