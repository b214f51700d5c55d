import type { CaseId } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { ensureSubjectKey } from '../../sealing/subject-key.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { commitTo } from '../audit/commit-to.ts';
import { lockCase, requireVersion } from '../claims/lock-case.ts';
import { announceChange } from '../live/announce-change.ts';

interface TagChange {
  readonly caseId: CaseId;
  readonly tag: string;
  readonly version: number;
  readonly action: 'case.tagged' | 'case.untagged';
}

/**
 * Brings a case's tags to what `to` makes of them. Its entry commits to the word and does not hold it: a free word may
 * name a person.
 */
export async function changeTags(
  deps: Deps,
  actor: Actor,
  { caseId, tag, version, action }: TagChange,
  to: (tags: readonly string[]) => readonly string[],
) {
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockCase(trx, caseId);
    requireVersion(row, version);
    if (row.erased) fail('case-erased');
    const tags = to(await tagsOf(trx, caseId)).toSorted();
    await trx.updateTable('cases').set({ tags }).where('id', '=', caseId).execute();
    const said = commitTo(await ensureSubjectKey(trx, deps, caseId), { tag });
    await appendAudit(trx, deps, actor, { action, case: caseId, said });
    // Not told to open screens, since it may name a person: they ask for it.
    await announceChange(trx, caseId, { ofCustomer: true });
    return { caseId, version: row.version, tags };
  });
}

async function tagsOf(trx: Trx, caseId: string): Promise<readonly string[]> {
  const row = await trx.selectFrom('cases').select('tags').where('id', '=', caseId).executeTakeFirstOrThrow();
  return row.tags;
}
