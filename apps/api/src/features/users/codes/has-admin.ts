import type { Db, Trx } from '@docket/db';

/** Whether somebody administers this installation already. */
export async function hasAdmin(db: Db | Trx): Promise<boolean> {
  const row = await db
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where('state', '=', 'active')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
