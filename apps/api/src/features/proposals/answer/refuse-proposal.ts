import type { Proposal } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { presentProposal } from '../present-proposal.ts';
import { findProposal } from '../proposal-store.ts';
import { settleProposal } from './settle-proposal.ts';
import { type Answer, takeAnswer } from './take-answer.ts';

/** The second administrator refuses and says why; nothing is changed. Errors: those of taking an answer. */
export async function refuseProposal(
  deps: Deps,
  actor: Actor,
  { answer, ...which }: Answer & { answer: string },
): Promise<{ proposal: Proposal }> {
  return takeAnswer(deps, actor, which, async (trx, row) => {
    await settleProposal(trx, deps, actor, row, { state: 'refused', answer });
    return { proposal: presentProposal(deps, actor, (await findProposal(trx, row.id)) ?? fail('internal')) };
  });
}
