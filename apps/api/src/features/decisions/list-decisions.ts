import type { Decision } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { listDecisionsOf, presentDecision } from './decision-store.ts';

/** Every decision of a case, oldest first. */
export async function listDecisions(deps: Pick<Deps, 'db' | 'sealing'>, caseId: string): Promise<Decision[]> {
  return (await listDecisionsOf(deps.db, caseId)).map((row) => presentDecision(deps, row));
}
