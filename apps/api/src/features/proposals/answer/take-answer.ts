import type { ProposalId } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { hasLapsed, LAPSED, whyMakerGone, whyNoAnswer } from '../proposal-rules.ts';
import { findProposal, lockPeople, lockProposal, type ProposalRow } from '../proposal-store.ts';
import { settleProposal } from './settle-proposal.ts';
import { lapse } from './sweep-proposals.ts';

export interface Answer {
  readonly proposalId: ProposalId;
  /** The version they saw. */
  readonly version: number;
}

/** It came to its end before the answer did; that stays, while the answer is refused. */
class Over {
  readonly code: 'proposal-not-waiting' | 'proposal-void';
  readonly because: string;

  constructor(code: Over['code'], because: string) {
    this.code = code;
    this.because = because;
  }
}

/**
 * Locks the people and the proposal, in this order, and lets `act` do what follows from an administrator's answer in the
 * same transaction. The rights of both are looked at under the lock, not as they were when the request arrived.
 *
 * Errors: not-found, version-mismatch, forbidden, own-proposal, proposal-not-waiting, proposal-void.
 */
export async function takeAnswer<T>(
  deps: Deps,
  actor: Actor,
  { proposalId, version }: Answer,
  act: (trx: Trx, row: ProposalRow, voidBecause: (because: string) => Promise<Over>) => Promise<T | Over>,
): Promise<T> {
  const seen = (await findProposal(deps.db, proposalId)) ?? fail('not-found');
  const answer = await deps.db.transaction().execute(async (trx) => {
    const people = await lockPeople(trx, [
      actor.id,
      seen.maker_id,
      ...(seen.about === null ? [] : [seen.about]),
    ]);
    const row = (await lockProposal(trx, proposalId)) ?? fail('not-found');
    if (row.version !== version) fail('version-mismatch');
    const checker =
      people.find(({ id, state }) => id === actor.id && state === 'active') ?? fail('forbidden');
    const refusal = whyNoAnswer(checker, row);
    if (refusal !== null) fail(refusal.code, refusal.because);
    if (hasLapsed(row, deps.clock())) {
      await lapse(trx, deps, row);
      return new Over('proposal-not-waiting', LAPSED);
    }
    const voidBecause = async (because: string) => {
      await settleProposal(trx, deps, actor, row, { state: 'void', answer: because });
      return new Over('proposal-void', because);
    };
    const gone = whyMakerGone(
      row,
      people.find(({ id }) => id === row.maker_id),
    );
    return gone === null ? act(trx, row, voidBecause) : voidBecause(gone);
  });
  return answer instanceof Over ? fail(answer.code, answer.because) : answer;
}
