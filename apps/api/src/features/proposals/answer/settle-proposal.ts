import type { AuditAction, ProposalState } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { type Agent, appendAudit } from '../../audit/append-audit.ts';
import { announceProposals } from '../../live/announce-change.ts';
import { saveAnswer } from '../proposal-store.ts';

const ACTION: Record<Exclude<ProposalState, 'waiting'>, AuditAction> = {
  agreed: 'proposal.agreed',
  refused: 'proposal.refused',
  withdrawn: 'proposal.withdrawn',
  expired: 'proposal.expired',
  void: 'proposal.voided',
};

/** Brings a locked one to its end, with its entry. `answer`: why it was refused, or is void. */
export async function settleProposal(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  actor: Actor | Agent,
  row: { readonly id: string; readonly digest: string; readonly maker_id: string },
  to: { state: Exclude<ProposalState, 'waiting'>; answer?: string },
): Promise<void> {
  const isChecked = to.state === 'agreed' || to.state === 'refused';
  await saveAnswer(trx, row.id, {
    state: to.state,
    checkerId: isChecked && 'id' in actor ? actor.id : null,
    answer: to.answer ?? null,
    at: deps.clock(),
  });
  await appendAudit(trx, deps, actor, {
    action: ACTION[to.state],
    object: { type: 'proposal', id: row.id },
    change: { from: { state: 'waiting' }, to: { state: to.state } },
    refs: { digest: row.digest, ...(isChecked ? { maker: row.maker_id } : {}) },
  });
  await announceProposals(trx);
}
