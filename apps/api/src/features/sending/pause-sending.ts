import type { SendingPause } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { type Agent, appendAudit, SYSTEM } from '../audit/append-audit.ts';
import { announceSync } from '../live/announce-change.ts';
import { currentPause, holdSending } from './current-pause.ts';

/** From now on nothing leaves for Didit; what has left already goes its way. Errors: sending-unchanged. */
export async function pauseSending(
  deps: Deps,
  actor: Actor,
  { because }: { because: string },
): Promise<{ pause: SendingPause | null }> {
  return deps.db.transaction().execute(async (trx) => {
    await holdSending(trx);
    if ((await currentPause(trx)) !== null) fail('sending-unchanged', 'Sending is paused already.');
    await open(trx, deps, actor, because);
    return { pause: await currentPause(trx) };
  });
}

const REFUSED = 'Didit refuses our API key. Change the key, or resume when it is accepted again.';

/**
 * The same by itself: Didit said 403 to something we sent, and would to everything else. Whoever decided is told once,
 * and the others wait instead of failing one after the other.
 */
export async function pauseByRefusal(trx: Trx, deps: Deps): Promise<void> {
  await holdSending(trx);
  if ((await currentPause(trx)) === null) await open(trx, deps, SYSTEM, REFUSED);
}

async function open(trx: Trx, deps: Deps, actor: Actor | Agent, because: string): Promise<void> {
  const id = deps.newId();
  await trx
    .insertInto('sending_pauses')
    .values({ id, paused_at: deps.clock(), paused_by: 'id' in actor ? actor.id : null, because })
    .execute();
  await appendAudit(trx, deps, actor, {
    action: 'sending.paused',
    object: { type: 'pause', id },
    change: { from: { paused: false }, to: { paused: true } },
    reason: 'id' in actor ? null : 'auth',
  });
  await announceSync(trx);
}
