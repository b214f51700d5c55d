import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { type Agent, appendAudit } from '../audit/append-audit.ts';
import { findSnooze, saveSnooze } from './snooze-store.ts';

/** Wakes a locked case that sleeps. The caller announces what changed. Returns whether it slept. */
export async function endSnoozeOn(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  actor: Actor | Agent,
  caseId: string,
): Promise<boolean> {
  const until = await findSnooze(trx, caseId);
  if (until === null) return false;
  await saveSnooze(trx, caseId, null);
  await appendAudit(trx, deps, actor, {
    action: 'case.woken',
    case: caseId,
    change: { from: { snoozedUntil: until.toISOString() }, to: { snoozedUntil: null } },
  });
  return true;
}
