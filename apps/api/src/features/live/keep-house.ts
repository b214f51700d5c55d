import type { Db } from '@docket/db';
import { sql } from 'kysely';
import { CASE_NEWS, CHANGE_CHANNEL } from './announce-change.ts';
import { KEPT_SECONDS } from './read-changes.ts';

/** Drops what nobody may ask for any more. */
export async function dropOldChanges(db: Db): Promise<void> {
  await db
    .deleteFrom('case_changes')
    .where('at', '<', sql<Date>`now() - make_interval(secs => ${KEPT_SECONDS})`)
    .execute();
}

/** A case that slept wakes by the clock, and nobody announces that either. */
export async function announceWokenCases(db: Db): Promise<void> {
  await sql`with woken as (
      insert into case_changes (case_id)
      select id from cases
      where snoozed_until between now() - interval '2 minutes' and now()
        and not exists (select from case_changes told where told.case_id = cases.id and told.at >= cases.snoozed_until)
      returning case_id)
    select pg_notify(${CHANGE_CHANNEL}, ${CASE_NEWS}) from woken`.execute(db);
}

/**
 * A claim that runs out ends by the clock: no transaction does it, so none announces it. Of several processes that look
 * at once the later ones find it announced, or tell it twice, which does no harm.
 */
export async function announceLapsedClaims(db: Db): Promise<void> {
  await sql`with lapsed as (
      insert into case_changes (case_id)
      select case_id from claims
      where user_id is not null and expires_at between clock_timestamp() - interval '2 minutes' and clock_timestamp()
        and not exists (select from case_changes told where told.case_id = claims.case_id and told.at >= claims.expires_at)
      returning case_id)
    select pg_notify(${CHANGE_CHANNEL}, ${CASE_NEWS}) from lapsed`.execute(db);
}
