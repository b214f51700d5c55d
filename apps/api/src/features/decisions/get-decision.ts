import type { Decision, DecisionId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { fail } from '../../http/errors.ts';
import { findDecision, presentDecision } from './decision-store.ts';

/** Where a decision stands. Errors: not-found. */
export async function getDecision(
  deps: Deps,
  { decisionId }: { decisionId: DecisionId },
): Promise<{ decision: Decision }> {
  return { decision: presentDecision(deps, (await findDecision(deps.db, decisionId)) ?? fail('not-found')) };
}
