import type { Trx } from '@docket/db';
import { fail } from '../../http/errors.ts';
import { type Claim, dropClaimOn, findHolder, lockLiveClaim } from './claim-store.ts';

/** The deciding person's live claim, locked. Errors: claim-lost, naming who holds the case instead. */
export async function requireClaim(trx: Trx, caseId: string, userId: string): Promise<Claim> {
  const claim = await lockLiveClaim(trx, caseId, userId);
  if (claim !== undefined) return claim;
  const holder = await findHolder(trx, caseId);
  fail('claim-lost', holder ? `${holder.name} holds this case.` : 'Claim the case before you decide it.');
}

/** A decided case is nobody's any more. */
export async function endClaimOn(trx: Trx, caseId: string): Promise<void> {
  await dropClaimOn(trx, caseId);
}
