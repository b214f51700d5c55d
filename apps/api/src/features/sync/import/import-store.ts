import type { Db, Trx } from '@docket/db';
import { sql } from 'kysely';

/** Of Didit's newest sessions, this many are read in full at once; people ask about recent customers most. */
const NEWEST = 200;

export function findImport(db: Db | Trx) {
  return db.selectFrom('imports').selectAll().orderBy('started_at', 'desc').limit(1).executeTakeFirst();
}
export type ImportRow = NonNullable<Awaited<ReturnType<typeof findImport>>>;

type Change = Partial<
  Pick<ImportRow, 'state' | 'next_offset' | 'total' | 'listed' | 'because' | 'listed_at' | 'finished_at'>
>;

export async function saveImport(db: Db | Trx, id: string, change: Change): Promise<void> {
  await db.updateTable('imports').set(change).where('id', '=', id).execute();
}

/**
 * Takes the next cases whose details are missing: In Review first, then the newest. Each is put off for a while, so
 * that one that cannot be read, or a crash, never holds up the rest.
 */
export async function takeUnread(
  db: Db,
  { now, againAt, limit }: { now: Date; againAt: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update cases set read_again_at = ${againAt} where id in (
      select id from cases
      where details_at is null and deleted_at_didit is null and coalesce(read_again_at, '-infinity') <= ${now}
      order by open_rank, session_created_at desc, id limit ${limit} for update skip locked)
    returning id`.execute(db);
  return rows.map((row) => row.id);
}

/** How many cases have no details yet, and of how many of these a reviewer or a question is likely to come soon. */
export async function countUnread(db: Db | Trx): Promise<{ all: number; urgent: number }> {
  const { rows } = await sql<{ all: number; urgent: number }>`
    with newest as (
      select session_created_at as from_then from cases order by session_created_at desc offset ${NEWEST - 1} limit 1)
    select count(*)::int as "all",
      (count(*) filter (where open_rank = 0 or session_created_at >= coalesce(
        (select from_then from newest), '-infinity')))::int as urgent
    from cases where details_at is null and deleted_at_didit is null`.execute(db);
  return rows[0] ?? { all: 0, urgent: 0 };
}

/** The urgent ones that may be tried now; those put off after a failure do not keep an import from ending. */
export async function hasUrgentDue(db: Db | Trx, now: Date): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    with newest as (
      select session_created_at as from_then from cases order by session_created_at desc offset ${NEWEST - 1} limit 1)
    select exists (select 1 from cases
      where details_at is null and deleted_at_didit is null and coalesce(read_again_at, '-infinity') <= ${now}
        and (open_rank = 0 or session_created_at >= coalesce((select from_then from newest), '-infinity'))) as due`.execute(
    db,
  );
  return rows[0]?.due ?? false;
}
