import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { type Claim, dropClaimOn, dropClaims, findHolder, lockLiveClaim } from './claim-store.ts';

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

/**
 * Ends the actor's own hold on a locked case, if there is one. The caller announces what changed.
 * Errors: case-held when it is a colleague who holds it.
 */
export async function giveBack(trx: Trx, deps: Deps, actor: Actor, caseId: string): Promise<void> {
  const holder = await findHolder(trx, caseId);
  if (holder === undefined) return;
  if (holder.id !== actor.id) fail('case-held', `${holder.name} holds this case.`);
  await dropClaims(trx, actor.id, caseId);
  await appendAudit(trx, deps, actor, { action: 'case.released', case: caseId });
}
