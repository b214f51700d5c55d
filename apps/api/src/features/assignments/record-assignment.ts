import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { type Agent, appendAudit } from '../audit/append-audit.ts';

/** Whose work a case was and is, by ids. */
export async function recordAssignment(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  actor: Actor | Agent,
  { caseId, from, to }: { caseId: string; from: string | null; to: string | null },
): Promise<void> {
  const about = to ?? from;
  await appendAudit(trx, deps, actor, {
    action: to === null ? 'case.unassigned' : 'case.assigned',
    case: caseId,
    object: about === null ? null : { type: 'user', id: about },
    change: { from: { assignee: from }, to: { assignee: to } },
  });
}
