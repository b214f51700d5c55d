import type { CaseId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { lockCase, requireVersion } from '../claims/lock-case.ts';
import { announceChange } from '../live/announce-change.ts';
import { endSnoozeOn } from './end-snooze.ts';

/** Wakes a case before its time. Errors: not-found, version-mismatch, case-not-snoozed. */
export async function wakeCase(
  deps: Deps,
  actor: Actor,
  { caseId, version }: { caseId: CaseId; version: number },
) {
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockCase(trx, caseId);
    requireVersion(row, version);
    if (!(await endSnoozeOn(trx, deps, actor, caseId))) fail('case-not-snoozed');
    await announceChange(trx, caseId);
    return { caseId, version: row.version, snoozedUntil: null };
  });
}
