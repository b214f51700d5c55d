import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import { askToRefresh } from '../../jobs.ts';

/** A job that is only slow must not be doubled; one that was lost with its process must not be missed for long. */
const LATE_MS = 20_000;
const MOST = 500;

/**
 * Asks again for every session whose webhook is still waiting to be read and that has no job in the queue: a worker
 * that was killed keeps its job locked for hours. Reading twice is harmless.
 */
export async function sweepDeliveries(deps: Deps): Promise<number> {
  const before = new Date(deps.clock().getTime() - LATE_MS);
  const { rows } = await sql<{ session_id: string }>`
    select distinct session_id from deliveries
    where state = 'accepted' and read_at is null and session_id is not null and received_at < ${before}
      and not exists (
        select 1 from graphile_worker.jobs
        where key = 'refresh:' || session_id and attempts < max_attempts
          and (locked_at is null or locked_at > now() - interval '1 minute'))
    limit ${MOST}`.execute(deps.db);
  for (const { session_id } of rows) await askToRefresh(deps.db, session_id, 'webhook');
  return rows.length;
}
