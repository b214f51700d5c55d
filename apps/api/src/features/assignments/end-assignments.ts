import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import type { Agent } from '../audit/append-audit.ts';
import { announceChange } from '../live/announce-change.ts';
import { dropAssignments, saveAssignee } from './assignment-store.ts';
import { recordAssignment } from './record-assignment.ts';

type AuditDeps = Pick<Deps, 'clock' | 'newId'>;

/** Makes every case that is assigned to a person nobody's: when they may work on cases no more. */
export async function endAssignmentsOf(
  trx: Trx,
  deps: AuditDeps,
  actor: Actor | Agent,
  userId: string,
): Promise<void> {
  for (const caseId of await dropAssignments(trx, userId)) {
    await recordAssignment(trx, deps, actor, { caseId, from: userId, to: null });
    await announceChange(trx, caseId);
  }
}

/** Of a locked case that nobody has to review any more. The caller announces what changed. */
export async function endAssignmentOn(
  trx: Trx,
  deps: AuditDeps,
  actor: Actor | Agent,
  caseId: string,
): Promise<void> {
  const before = await saveAssignee(trx, caseId, null);
  if (before !== null) await recordAssignment(trx, deps, actor, { caseId, from: before, to: null });
}
