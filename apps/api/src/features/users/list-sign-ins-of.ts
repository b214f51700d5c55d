import type { SignIn } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { listSignIns } from '../auth/sign-ins/list-sign-ins.ts';
import { findUser } from './user-store.ts';

/** Where somebody else is signed in. Addresses are personal data, so looking is on record. Errors: not-found. */
export async function listSignInsOf(
  deps: Deps,
  actor: Actor,
  { userId }: { userId: string },
): Promise<{ items: SignIn[] }> {
  if ((await findUser(deps.db, userId)) === undefined) fail('not-found');
  const object = { type: 'user', id: userId };
  await deps.db
    .transaction()
    .execute((trx) => appendAudit(trx, deps, actor, { action: 'user.sign-ins-viewed', object }));
  return listSignIns(deps, { userId, sessionId: actor.sessionId });
}
