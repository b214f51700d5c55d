import type { Trx } from '@docket/db';
import { sql } from 'kysely';

/** Of a case: until when it sleeps; null for one that is awake. By the database's clock, as the queue sees it. */
export async function findSnooze(trx: Trx, caseId: string): Promise<Date | null> {
  const row = await trx
    .selectFrom('cases')
    .select('snoozed_until')
    .where('id', '=', caseId)
    .where('snoozed_until', '>', sql<Date>`clock_timestamp()`)
    .executeTakeFirst();
  return row?.snoozed_until ?? null;
}

/** Of a locked case. */
export async function saveSnooze(trx: Trx, caseId: string, until: Date | null): Promise<void> {
  await trx.updateTable('cases').set({ snoozed_until: until }).where('id', '=', caseId).execute();
}
