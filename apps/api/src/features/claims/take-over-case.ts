import type { CaseId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { announceChange } from '../live/announce-change.ts';
import { writeNote } from '../notes/write-note.ts';
import { CLAIM_MINUTES } from './claim-rules.ts';
import { dropClaimOn, findHolder, takeClaim } from './claim-store.ts';
import { lockCase } from './lock-case.ts';

/**
 * A manager takes a case out of a colleague's hands, with a reason that the colleague reads on the case. The fence
 * rises, so that whatever the colleague still sends is refused.
 *
 * Errors: not-found, case-not-held when nobody (or the manager) holds it: then claiming is enough.
 */
export async function takeOverCase(
  deps: Deps,
  actor: Actor,
  { caseId, reason }: { caseId: CaseId; reason: string },
) {
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockCase(trx, caseId);
    const holder = await findHolder(trx, caseId);
    if (holder === undefined || holder.id === actor.id) fail('case-not-held');
    await dropClaimOn(trx, caseId);
    const claim = (await takeClaim(trx, caseId, actor.id, CLAIM_MINUTES)) ?? fail('internal');
    const said = await writeNote(trx, deps, {
      id: deps.newId(),
      caseId,
      authorId: actor.id,
      text: `Took the case over from ${holder.name}: ${reason}`,
      at: deps.clock(),
    });
    await appendAudit(trx, deps, actor, {
      action: 'case.taken-over',
      case: caseId,
      change: { from: { holder: holder.id }, to: { holder: actor.id } },
      refs: { fence: String(claim.fence) },
      said,
    });
    await announceChange(trx, caseId);
    return { caseId, version: row.version, until: claim.expiresAt.toISOString() };
  });
}
