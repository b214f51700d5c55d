import { grantOf, type Proposal, type ProposalId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { presentProposal } from './present-proposal.ts';
import { findProposal } from './proposal-store.ts';

/** Errors: not-found, also for what another person asked for where a role sees only its own. */
export async function getProposal(
  deps: Deps,
  actor: Actor,
  { proposalId }: { proposalId: ProposalId },
): Promise<{ proposal: Proposal }> {
  const row = await findProposal(deps.db, proposalId);
  if (row === undefined || !mayView(actor, row)) fail('not-found');
  return { proposal: presentProposal(deps, actor, row) };
}

export function mayView({ id, role }: Pick<Actor, 'id' | 'role'>, row: { maker_id: string }): boolean {
  return grantOf(role, 'proposal:view') === 'all' || row.maker_id === id;
}
