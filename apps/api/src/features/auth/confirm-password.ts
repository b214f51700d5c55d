import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { freshUntil } from '../../http/authorize.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { clearFailures, countFailure, findCredentials, saveConfirmed } from './auth-store.ts';
import { dummyHash, passwordMatches } from './password.ts';
import { refuseWhileBlocked, subjectOf } from './throttle.ts';

/**
 * The person behind this sign-in gives the password again; for some minutes they may then do what must be fresh. Failures
 * count together with those of signing in, so that a stolen cookie is no way around the throttle.
 * Errors: wrong-password; too-many-requests; second-factor-needed where there is one: a password alone is less.
 */
export async function confirmPassword(
  deps: Deps,
  actor: Actor,
  { password }: { password: string },
): Promise<{ freshUntil: string }> {
  if (actor.hasSecondFactor) fail('second-factor-needed');
  const account = subjectOf(actor.email);
  await refuseWhileBlocked(deps, [account]);
  const found = await findCredentials(deps.db, actor.email);
  const isRight = await passwordMatches(password, found?.password_hash ?? (await dummyHash()));
  const now = deps.clock();
  await deps.db.transaction().execute(async (trx) => {
    if (isRight) {
      await clearFailures(trx, account);
      await saveConfirmed(trx, actor.sessionId, now);
    } else {
      await countFailure(trx, account, now);
    }
    await appendAudit(trx, deps, actor, {
      action: 'auth.confirmed',
      ...(isRight ? {} : { outcome: 'denied', reason: 'wrong-password' }),
    });
  });
  if (!isRight) fail('wrong-password');
  return { freshUntil: freshUntil(now).toISOString() };
}
