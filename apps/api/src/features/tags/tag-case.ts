import { type CaseId, MOST_TAGS } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { changeTags } from './change-tags.ts';

interface Tagging {
  readonly caseId: CaseId;
  readonly tag: string;
  readonly version: number;
}

/** Adds a tag; one that the case has already stays as it is. Errors: not-found, version-mismatch, case-erased, too-many-tags. */
export function tagCase(deps: Deps, actor: Actor, { caseId, tag, version }: Tagging) {
  return changeTags(deps, actor, { caseId, tag, version, action: 'case.tagged' }, (tags) => {
    if (tags.includes(tag)) return tags;
    if (tags.length >= MOST_TAGS) fail('too-many-tags', `A case has at most ${MOST_TAGS} tags.`);
    return [...tags, tag];
  });
}
