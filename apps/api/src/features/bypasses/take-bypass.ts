import type { Bypass, BypassId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { announceChange } from '../live/announce-change.ts';
import { lockOpenBypass, saveBypass } from './bypass-store.ts';
import { presentBypass } from './present-bypass.ts';

/**
 * Makes the actor the one who looks into it, also in place of a colleague. Taking one's own changes nothing.
 * Errors: not-found, version-mismatch, bypass-not-open.
 */
export async function takeBypass(
  deps: Deps,
  actor: Actor,
  { bypassId, version }: { bypassId: BypassId; version: number },
): Promise<{ bypass: Bypass }> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockOpenBypass(trx, bypassId, version);
    const saved = await saveBypass(trx, row.id, { owner_id: actor.id });
    if (row.owner_id !== actor.id) {
      await appendAudit(trx, deps, actor, {
        action: 'bypass.taken',
        case: row.case_id,
        object: { type: 'bypass', id: row.id },
        change: { from: { owner: row.owner_id }, to: { owner: actor.id } },
      });
    }
    await announceChange(trx, row.case_id);
    return { bypass: presentBypass(deps, actor, saved) };
  });
}
