import type { Deps } from '../../../deps.ts';
import { addJob } from '../../../jobs.ts';
import { currentPause } from '../../sending/current-pause.ts';

/**
 * Nudges every decision that is due, whatever became of its job: a worker that was killed keeps its job locked
 * for hours, and a decision must not wait that long. Dispatching is safe to repeat, so a double nudge is harmless.
 */
export async function sweepDecisions(deps: Deps): Promise<number> {
  const now = deps.clock();
  const paused = (await currentPause(deps.db)) !== null;
  const due = await deps.db
    .selectFrom('decisions')
    .select('id')
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'pending_approval'), eb('expires_at', '<=', now)]),
        eb.and([eb('state', '=', 'queued'), eb('send_after', '<=', now), eb.val(!paused)]),
        eb.and([eb('state', '=', 'sending'), eb('lease_until', '<=', now)]),
        eb.and([
          eb('state', '=', 'unknown'),
          eb('sent_at', '<=', new Date(now.getTime() - deps.env.QUARANTINE_MS)),
        ]),
      ]),
    )
    .limit(500)
    .execute();
  for (const { id } of due) {
    await addJob(deps.db, 'dispatch-decision', { decisionId: id }, { key: `dispatch:${id}` });
  }
  return due.length;
}
