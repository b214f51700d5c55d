import type { Db, Trx } from '@docket/db';

/** Whether a signed checkpoint covers the entry: one exists over every row of the log, in the same transaction. */
export async function isCovered(db: Db | Trx, entryId: string): Promise<boolean> {
  const row = await db
    .selectFrom('audit.log')
    .select('leaf_index')
    .where('id', '=', entryId)
    .executeTakeFirst();
  return row !== undefined;
}
