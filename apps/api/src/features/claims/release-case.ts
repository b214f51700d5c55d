import type { CaseId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { announceChange } from '../live/announce-change.ts';
import { dropClaims } from './claim-store.ts';
import { lockCase } from './lock-case.ts';

/** Gives the case back to the queue. Errors: not-found, claim-lost when this person does not hold it. */
export async function releaseCase(deps: Deps, actor: Actor, { caseId }: { caseId: CaseId }) {
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockCase(trx, caseId);
    const released = await dropClaims(trx, actor.id, caseId);
    if (released.length === 0) fail('claim-lost');
    await appendAudit(trx, deps, actor, { action: 'case.released', case: caseId });
    await announceChange(trx, caseId);
    return { caseId, version: row.version, until: null };
  });
}
