import type { Bypass, BypassId, BypassResolution } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { ensureSubjectKey } from '../../sealing/subject-key.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { commitTo } from '../audit/commit-to.ts';
import { announceChange } from '../live/announce-change.ts';
import { lockOpenBypass, notePlace, saveBypass } from './bypass-store.ts';
import { presentBypass } from './present-bypass.ts';

/**
 * Closes an item with what came of it. It changes nothing at Didit: to overturn, the case itself is decided.
 * Errors: not-found, version-mismatch, bypass-not-open.
 */
export async function resolveBypass(
  deps: Deps,
  actor: Actor,
  input: { bypassId: BypassId; version: number; resolution: BypassResolution; note: string },
): Promise<{ bypass: Bypass }> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockOpenBypass(trx, input.bypassId, input.version);
    const key = await ensureSubjectKey(trx, deps, row.case_id);
    const saved = await saveBypass(trx, row.id, {
      state: 'resolved',
      owner_id: actor.id,
      resolution: input.resolution,
      note: key.seal(notePlace(row.id), input.note),
      resolved_by: actor.id,
      resolved_at: deps.clock(),
    });
    await appendAudit(trx, deps, actor, {
      action: 'bypass.resolved',
      case: row.case_id,
      object: { type: 'bypass', id: row.id },
      reason: input.resolution,
      change: { from: { state: 'open' }, to: { state: 'resolved' } },
      said: commitTo(key, { note: input.note }),
    });
    await announceChange(trx, row.case_id);
    return { bypass: presentBypass(deps, actor, saved) };
  });
}
