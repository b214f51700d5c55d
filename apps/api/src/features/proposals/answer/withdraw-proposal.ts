import type { Proposal } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { mayView } from '../get-proposal.ts';
import { presentProposal } from '../present-proposal.ts';
import { whyNoWithdrawal } from '../proposal-rules.ts';
import { findProposal, lockProposal } from '../proposal-store.ts';
import { settleProposal } from './settle-proposal.ts';
import type { Answer } from './take-answer.ts';

/**
 * Whoever asked takes it back; nothing is changed. Errors: not-found, version-mismatch, proposal-not-withdrawable,
 * proposal-not-waiting.
 */
export async function withdrawProposal(
  deps: Deps,
  actor: Actor,
  { proposalId, version }: Answer,
): Promise<{ proposal: Proposal }> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockProposal(trx, proposalId);
    if (row === undefined || !mayView(actor, row)) fail('not-found');
    if (row.version !== version) fail('version-mismatch');
    const refusal = whyNoWithdrawal(actor, row);
    if (refusal !== null) fail(refusal.code, refusal.because);
    await settleProposal(trx, deps, actor, row, { state: 'withdrawn' });
    return { proposal: presentProposal(deps, actor, (await findProposal(trx, row.id)) ?? fail('internal')) };
  });
}
