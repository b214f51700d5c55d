import type { SendingPause } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';
import { sql } from 'kysely';

/** The pause that is open, or null while things are sent. */
export async function currentPause(db: Db | Trx): Promise<SendingPause | null> {
  const row = await db
    .selectFrom('sending_pauses')
    .leftJoin('users', 'users.id', 'sending_pauses.paused_by')
    .select(['sending_pauses.paused_at', 'sending_pauses.because', 'users.name'])
    .where('resumed_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { since: row.paused_at.toISOString(), by: row.name, because: row.because };
}

/** For whoever is about to send: until their transaction ends, nobody can pause. */
export async function mayLeaveNow(trx: Trx): Promise<boolean> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('sending', 2))`.execute(trx);
  return (await currentPause(trx)) === null;
}

/** For whoever changes it: waits for those who are about to send, so that afterwards none begins. */
export async function holdSending(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('sending', 2))`.execute(trx);
}
