import type { Deps } from '../../deps.ts';
import { addJob } from '../../jobs.ts';
import { currentPause } from '../sending/current-pause.ts';

/** A killed worker keeps its job locked for hours; a finding that Didit was not told of for this long is nudged. */
const OVERDUE_MS = 60_000;

export async function sweepDispositions(deps: Deps): Promise<void> {
  if ((await currentPause(deps.db)) !== null) return;
  const due = await deps.db
    .selectFrom('aml_dispositions')
    .select('id')
    .where('state', '=', 'recorded')
    .where('made_at', '<=', new Date(deps.clock().getTime() - OVERDUE_MS))
    .limit(200)
    .execute();
  for (const { id } of due) {
    await addJob(deps.db, 'tell-disposition', { dispositionId: id }, { key: `disposition:${id}` });
  }
}
