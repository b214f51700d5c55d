import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { endAndRecord } from '../auth/sign-ins/end-and-record.ts';
import { findUser } from './user-store.ts';

/** Ends every sign-in of somebody; they may sign in again. Errors: not-found. */
export async function endSignInsOf(
  deps: Deps,
  actor: Actor,
  { userId }: { userId: string },
): Promise<{ ended: number }> {
  if ((await findUser(deps.db, userId)) === undefined) fail('not-found');
  return deps.db
    .transaction()
    .execute(async (trx) => ({ ended: await endAndRecord(trx, deps, actor, { userId }, 'ended-by-admin') }));
}
