import type { User } from '@docket/contracts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { type Agent, appendAudit } from '../audit/append-audit.ts';
import { removeFactors } from '../auth/second-factor/remove-factors.ts';
import { endAndRecord } from '../auth/sign-ins/end-and-record.ts';
import type { UserDeps } from './create-user.ts';
import { lockUserAndAdmins } from './user-store.ts';

/**
 * For somebody who has lost phone and paper: the password alone signs in again. Whoever is signed in as them is out.
 * Errors: not-found; no-second-factor; user-not-changeable for the own account, which would be a way round `fresh`.
 */
export async function resetFactors(
  deps: UserDeps,
  actor: Actor | Agent,
  { userId }: { userId: string },
): Promise<{ user: User }> {
  return deps.db.transaction().execute(async (trx) => {
    const { user } = await lockUserAndAdmins(trx, userId);
    if (user === undefined) fail('not-found');
    if ('id' in actor && user.id === actor.id)
      fail('user-not-changeable', 'Change your own second factors on the page Account.');
    if (!(await removeFactors(trx, user.id))) fail('no-second-factor', 'This person has no second factor.');
    await endAndRecord(trx, deps, actor, { userId: user.id }, 'factors-reset');
    await appendAudit(trx, deps, actor, {
      action: 'factor.reset',
      object: { type: 'user', id: user.id },
      refs: { factors: user.secondFactors.join() },
    });
    return { user: { ...user, secondFactors: [] } };
  });
}
