import type { Decision } from '@docket/contracts';
import type { Db } from '@docket/db';
import { listDecisionsOf, presentDecision } from './decision-store.ts';

/** Every decision of a case, oldest first. */
export async function listDecisions(db: Db, caseId: string): Promise<Decision[]> {
  return (await listDecisionsOf(db, caseId)).map(presentDecision);
}
