import type { Decision } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { listDecisionsOf, presentDecision } from './decision-store.ts';
import { shownTo } from './shown-to.ts';

/** Every decision of a case as this person may see them, oldest first. */
export async function listDecisions(
  deps: Pick<Deps, 'db' | 'sealing'>,
  userId: string,
  caseId: string,
): Promise<Decision[]> {
  return (await listDecisionsOf(deps.db, caseId)).map((row) => shownTo(userId, presentDecision(deps, row)));
}
