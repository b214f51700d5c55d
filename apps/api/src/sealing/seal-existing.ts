import type { Deps } from '../deps.ts';
import { ensureSubjectKey } from './subject-key.ts';

const AT_ONCE = 20;

/**
 * Seals what was kept of cases before there was sealing, a few at a time. What is done is marked on the case, so any
 * number of instances may go on where another one ended. Returns whether there may be more.
 */
export async function sealExisting(deps: Deps): Promise<boolean> {
  return deps.db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('cases')
      .select('id')
      .where('unsealed', '=', true)
      .orderBy('id')
      .limit(AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id } of rows) await ensureSubjectKey(trx, deps, id);
    return rows.length > 0;
  });
}
