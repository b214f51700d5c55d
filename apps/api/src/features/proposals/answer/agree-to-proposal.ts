import { type OneTimeCode, type Proposal, ProposalKind } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { agreed } from '../accord.ts';
import type { Appliers } from '../applier.ts';
import { presentProposal } from '../present-proposal.ts';
import { findProposal } from '../proposal-store.ts';
import { digestOf } from '../propose.ts';
import { settleProposal } from './settle-proposal.ts';
import { type Answer, takeAnswer } from './take-answer.ts';

/**
 * The second administrator agrees, and what was asked for is in force at once. Where what it would change has moved on,
 * it is void instead. Errors: those of taking an answer.
 */
export async function agreeToProposal(
  deps: Deps,
  actor: Actor,
  answer: Answer,
  appliers: Appliers,
): Promise<{ proposal: Proposal; invitation: OneTimeCode | null }> {
  return takeAnswer(deps, actor, answer, async (trx, row, voidBecause) => {
    const kind = ProposalKind.parse(row.kind);
    const payload = row.payload as object; // a check constraint holds it to be one
    const digest = digestOf({ kind, about: row.about, basedOn: row.based_on, payload, because: row.because });
    if (digest !== row.digest) return voidBecause('It is not what was asked for.');
    const moved = await appliers[kind].whyVoid(trx, row);
    if (moved !== null) return voidBecause(moved);
    await settleProposal(trx, deps, actor, row, { state: 'agreed' });
    const invitation = await appliers[kind].apply(trx, deps, actor, row, agreed(row));
    return {
      proposal: presentProposal(deps, actor, (await findProposal(trx, row.id)) ?? fail('internal')),
      invitation,
    };
  });
}
