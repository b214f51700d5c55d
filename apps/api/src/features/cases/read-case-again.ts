import type { CaseId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { askToRefresh } from '../../jobs.ts';
import { appendAudit } from '../audit/append-audit.ts';

/** Somebody waits for what Didit says of this case now, whatever pause a failed attempt has earned. Errors: not-found. */
export async function readCaseAgain(
  deps: Deps,
  actor: Actor,
  { caseId }: { caseId: CaseId },
): Promise<{ caseId: CaseId }> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('cases').select('erased_at').where('id', '=', caseId).executeTakeFirst();
    if (row === undefined) return fail('not-found');
    if (row.erased_at !== null) fail('case-erased');
    await askToRefresh(trx, caseId, 'read', { urgent: true });
    await appendAudit(trx, deps, actor, { action: 'case.read-again', case: caseId });
    return { caseId };
  });
}
