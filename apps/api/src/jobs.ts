import type { Db, Trx } from '@docket/db';
import { sql } from 'kysely';

/** What the worker can be asked to do. A job is only a nudge: what must happen stands in our own tables. */
export interface JobPayloads {
  'dispatch-decision': { decisionId: string };
  'tell-disposition': { dispositionId: string };
  'delete-at-didit': { caseId: string };
  'scrub-storage': Record<string, never>;
  'tell-correction': { correctionId: string };
  'refresh-session': { sessionId: string; cause: RefreshCause };
}
/** What made us read a session again; a bypass is on record with it. */
export type RefreshCause = 'webhook' | 'reconcile' | 'read';
export type JobName = keyof JobPayloads;

const MAX_ATTEMPTS = 25;

/**
 * Enqueues in the caller's transaction: the job exists if and only if the write does. Jobs with the same `key`
 * that have not begun are one job; jobs in the same `queue` run one after the other; `urgent` ones go first.
 */
export async function addJob<N extends JobName>(
  trx: Trx | Db,
  name: N,
  payload: JobPayloads[N],
  options: { key?: string; queue?: string; runAt?: Date; urgent?: boolean } = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(
    ${name}::text, ${JSON.stringify(payload)}::json,
    queue_name => ${options.queue ?? null}::text,
    run_at => ${options.runAt ?? null}::timestamptz,
    max_attempts => ${MAX_ATTEMPTS}::int,
    job_key => ${options.key ?? null}::text,
    priority => ${options.urgent ? -10 : 0}::int
  )`.execute(trx);
}

/** Asks for a session to be read from Didit. `urgent`: a person waits for it. */
export async function askToRefresh(
  trx: Trx | Db,
  sessionId: string,
  cause: RefreshCause,
  options: { urgent?: boolean } = {},
): Promise<void> {
  await addJob(trx, 'refresh-session', { sessionId, cause }, { ...options, key: `refresh:${sessionId}` });
}

/** Jobs that failed are due now, and have all their attempts again: what they failed of is mended. */
export async function retryFailed(trx: Trx): Promise<void> {
  await sql`select graphile_worker.reschedule_jobs(
    array(select id from graphile_worker.jobs where attempts > 0 and last_error is not null and locked_at is null),
    run_at => now(), attempts => 0)`.execute(trx);
}

/** The same for many, in one statement. Sorted, so that two at once take the sessions in one order. */
export async function askToRefreshAll(
  trx: Trx | Db,
  sessionIds: readonly string[],
  cause: RefreshCause,
): Promise<void> {
  const ids = [...new Set(sessionIds)].sort();
  if (ids.length === 0) return;
  await sql`select graphile_worker.add_job(
    'refresh-session', json_build_object('sessionId', id, 'cause', ${cause}::text),
    max_attempts => ${MAX_ATTEMPTS}::int, job_key => 'refresh:' || id)
    from unnest(${ids}::text[]) with ordinality as asked (id, n) order by n`.execute(trx);
}

/** When a session is read next; undefined while nothing is planned, or no more after many failures. */
export async function nextRefreshAt(db: Db | Trx, sessionId: string): Promise<Date | undefined> {
  const { rows } = await sql<{ run_at: Date }>`
    select run_at from graphile_worker.jobs
    where key = ${`refresh:${sessionId}`} and attempts < max_attempts`.execute(db);
  return rows[0]?.run_at;
}

/** Of what a job ended with only the kind: an error's text may quote what somebody sent. */
export const ERROR_KIND = sql<
  string | null
>`case when last_error is not null then coalesce(substring(last_error from '\\(([a-z_]+)\\)'), 'error') end`;

const MOST_WOKEN = 500;

/**
 * Didit answers again: what failed because it did not is read now, not when its ever longer pauses end. One that fails
 * for another reason keeps them.
 */
export async function wakeRefreshes(db: Db): Promise<void> {
  await sql`select graphile_worker.reschedule_jobs(array(
      select id from graphile_worker.jobs
      where task_identifier = 'refresh-session' and locked_at is null and attempts > 0
        and ${ERROR_KIND} in ('network', 'timeout', 'server', 'rate_limited', 'unreadable')
      order by run_at limit ${MOST_WOKEN}), run_at => now(), attempts => 0)`.execute(db);
}
