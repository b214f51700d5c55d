import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import type { Agent } from '../../audit/append-audit.ts';
import { lockWaiting } from '../proposal-store.ts';
import { settleProposal } from './settle-proposal.ts';

type VoidDeps = Pick<Deps, 'clock' | 'newId'>;

/** What waited about this is void: it has just become something else. */
export async function voidProposalsAbout(
  trx: Trx,
  deps: VoidDeps,
  actor: Actor | Agent,
  subject: string,
): Promise<void> {
  for (const row of await lockWaiting(trx, { subject })) {
    const answer = 'It was changed otherwise in the meantime.';
    await settleProposal(trx, deps, actor, row, { state: 'void', answer });
  }
}

/** What this person asked for is void: they are disabled, or have another role. */
export async function voidProposalsOf(
  trx: Trx,
  deps: VoidDeps,
  actor: Actor | Agent,
  makerId: string,
  because: string,
): Promise<void> {
  for (const row of await lockWaiting(trx, { makerId })) {
    await settleProposal(trx, deps, actor, row, { state: 'void', answer: because });
  }
}
