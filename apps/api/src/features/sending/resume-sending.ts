import type { SendingPause } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { announceSync } from '../live/announce-change.ts';
import { currentPause, holdSending } from './current-pause.ts';

/** What is queued is sent again; the sweeps find it within seconds. Errors: sending-unchanged. */
export async function resumeSending(
  deps: Deps,
  actor: Actor,
  { because }: { because: string },
): Promise<{ pause: SendingPause | null }> {
  return deps.db.transaction().execute(async (trx) => {
    await holdSending(trx);
    if (!(await close(trx, deps, actor, because))) fail('sending-unchanged', 'Sending is not paused.');
    return { pause: await currentPause(trx) };
  });
}

/** A new key ends what a refused key began; what a person paused stays paused. */
export async function resumeAfterRefusal(trx: Trx, deps: Deps, actor: Actor): Promise<void> {
  await holdSending(trx);
  const pause = await currentPause(trx);
  if (pause !== null && pause.by === null) await close(trx, deps, actor, 'The API key was changed.');
}

async function close(trx: Trx, deps: Deps, actor: Actor, because: string): Promise<boolean> {
  const row = await trx
    .updateTable('sending_pauses')
    .set({ resumed_at: deps.clock(), resumed_by: actor.id, resumed_because: because })
    .where('resumed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return false;
  await appendAudit(trx, deps, actor, {
    action: 'sending.resumed',
    object: { type: 'pause', id: row.id },
    change: { from: { paused: true }, to: { paused: false } },
  });
  await announceSync(trx);
  return true;
}
