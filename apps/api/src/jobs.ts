import type { Db, Trx } from '@docket/db';
import { sql } from 'kysely';

/** What the worker can be asked to do. A job is only a nudge: what must happen stands in our own tables. */
export interface JobPayloads {
  'dispatch-decision': { decisionId: string };
  'refresh-session': { sessionId: string };
  'import-sessions': Record<string, never>;
}
export type JobName = keyof JobPayloads;

/**
 * Enqueues in the caller's transaction: the job exists if and only if the write does. Jobs with the same `key`
 * that have not begun are one job; jobs in the same `queue` run one after the other.
 */
export async function addJob<N extends JobName>(
  trx: Trx | Db,
  name: N,
  payload: JobPayloads[N],
  options: { key?: string; queue?: string; runAt?: Date } = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(
    ${name}::text, ${JSON.stringify(payload)}::json,
    queue_name => ${options.queue ?? null}::text,
    run_at => ${options.runAt ?? null}::timestamptz,
    max_attempts => 25,
    job_key => ${options.key ?? null}::text
  )`.execute(trx);
}
