import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { Deps } from '../../../deps.ts';
import { addJob } from '../../../jobs.ts';

const AGAIN_MS = 60_000;
/** The desk stands still while a table waits for this and is written; better to come back than to hold people up. */
const LOCK_TIMEOUT = '2s';

/**
 * Postgres leaves changed rows on disk until their place is needed. So after an erasure the tables with readable data
 * are written anew, and the write-ahead log that still holds the old rows is left behind. Backups and archives of the
 * log are out of reach from here; whoever keeps them lets them expire.
 */
export async function scrubStorage(deps: Deps): Promise<void> {
  const due = await deps.db
    .selectFrom('erasures')
    .select('id')
    // Somebody may still see the rows as they were; then they would be copied.
    .select(sql<boolean>`age(erasures.xmin) > age(pg_snapshot_xmin(pg_current_snapshot())::xid)`.as('isPast'))
    .where('state', '=', 'done')
    .where('scrubbed_at', 'is', null)
    .execute();
  if (due.length === 0) return;
  const ids = due.map(({ id }) => id);
  const because = due.every(({ isPast }) => isPast) ? await rewrite(deps) : 'an older transaction still runs';
  await deps.db
    .updateTable('erasures')
    .set(because === null ? { scrubbed_at: deps.clock(), scrub_because: null } : { scrub_because: because })
    .where('id', 'in', ids)
    .execute();
  if (because === null) return;
  deps.log.warn({ because }, 'the tables of an erased person could not be written anew yet');
  const runAt = new Date(deps.clock().getTime() + AGAIN_MS);
  await addJob(deps.db, 'scrub-storage', {}, { key: 'scrub-storage', runAt });
}

/** Null when done, else why not. */
async function rewrite(deps: Deps): Promise<string | null> {
  const client = await deps.pool.connect();
  try {
    await client.query(`set lock_timeout = '${LOCK_TIMEOUT}'`);
    // The tables with readable data of people. Everything else of them is sealed, and its key is gone.
    await client.query('select write_people_anew()');
    await leaveLogBehind(client);
    return null;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === '55P03') return 'the tables were in use';
    if (error.code === '42501') return 'the database user may not do this';
    throw error;
  } finally {
    await client.query('reset lock_timeout').catch(() => undefined);
    client.release();
  }
}

/** Segments before the last checkpoint are not needed any more. Two, because the first still begins in an old one. */
async function leaveLogBehind(client: PoolClient): Promise<void> {
  await client.query('select pg_switch_wal()');
  await client.query('checkpoint');
  await client.query('select pg_switch_wal()');
  await client.query('checkpoint');
}
