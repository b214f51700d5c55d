import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import { type Actor, hashOfSession } from '../../../http/authenticate.ts';
import { type Agent, appendAudits } from '../../audit/append-audit.ts';
import { endSignIns, type Which } from './sign-in-store.ts';

/** In the caller's transaction: ends the sign-ins that are meant, one entry for each. Returns how many there were. */
export async function endAndRecord(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  actor: Actor | Agent,
  which: Which,
  reason:
    | 'ended-by-owner'
    | 'ended-by-admin'
    | 'account-disabled'
    | 'password-set'
    | 'factors-reset'
    | 'idle',
): Promise<number> {
  const ended = await endSignIns(trx, which, deps.clock(), reason);
  await appendAudits(
    trx,
    deps,
    ended.map((id) => [
      actor,
      {
        action: 'auth.sign-in-ended',
        object: { type: 'user', id: which.userId },
        reason,
        refs: { signIn: hashOfSession(id) },
      },
    ]),
  );
  return ended.length;
}
