import type { Db } from '@docket/db';
import { Logger, runOnce } from 'graphile-worker';
import { sql } from 'kysely';
import type { Deps } from '../../src/deps.ts';
import { sequenceAudit } from '../../src/features/audit/sequencer/sequence-audit.ts';
import { tasksOf } from '../../src/run-worker.ts';

/** A job that fails is seen by what it did not do; its own chatter hides the test's findings. */
const SILENT = new Logger(() => () => undefined);

/** Sequences the audit log and runs due jobs until nothing is left to do. `db`: with its owner's rights. */
export async function drain(deps: Deps, db: Db): Promise<void> {
  for (let round = 0; round < 50; round += 1) {
    await sequenceAudit(deps);
    await makeDue(deps, db);
    await runOnce({
      pgPool: deps.pool,
      taskList: tasksOf(deps),
      noHandleSignals: true,
      logger: SILENT,
    });
    const { rows } = await sql<{ due: number }>`select count(*) as due from graphile_worker.jobs
      where run_at <= now() and attempts < max_attempts and locked_at is null`.execute(db);
    const moving = await isMoving(deps, db);
    if (rows[0]?.due === 0 && !moving) return;
  }
  throw new Error('jobs do not come to rest');
}

/** The queue runs on the database's clock; what is due on the test's clock is made due there. */
async function makeDue({ clock }: Deps, db: Db): Promise<void> {
  await sql`update graphile_worker._private_jobs set run_at = now()
    where run_at > now() and run_at <= ${clock()}`.execute(db);
}

async function isMoving({ clock }: Deps, db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('decisions')
    .select('id')
    .where('state', '=', 'queued')
    .where('send_after', '<=', clock())
    // What a pause holds is at rest.
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('sending_pauses').select('id').where('resumed_at', 'is', null))),
    )
    .executeTakeFirst();
  return row !== undefined;
}
