import type { CaseId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { announceChange } from '../live/announce-change.ts';
import { CLAIM_MINUTES, claimable } from './claim-rules.ts';
import { findHolder, lockLiveClaim, takeClaim } from './claim-store.ts';
import { lockCase } from './lock-case.ts';

/**
 * Takes a case or renews the hold on it. A renewal by the heartbeat writes no audit entry: nothing changed hands.
 * Errors: not-found, case-not-decidable, case-held.
 */
export async function claimCase(deps: Deps, actor: Actor, { caseId }: { caseId: CaseId }) {
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockCase(trx, caseId);
    const allowed = claimable(row);
    if (allowed !== true) fail('case-not-decidable', allowed.because);
    const held = await lockLiveClaim(trx, caseId, actor.id);
    const claim = await takeClaim(trx, caseId, actor.id, CLAIM_MINUTES);
    if (claim === undefined) {
      const holder = await findHolder(trx, caseId);
      fail('case-held', holder ? `${holder.name} holds this case.` : undefined);
    }
    if (held?.fence !== claim.fence) {
      await appendAudit(trx, deps, actor, {
        action: 'case.claimed',
        case: caseId,
        refs: { fence: String(claim.fence) },
      });
      await announceChange(trx, caseId);
    }
    return { caseId, version: row.version, until: claim.expiresAt.toISOString() };
  });
}
