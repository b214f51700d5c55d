import type { Deps } from '../../deps.ts';
import type { SignedIn } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { clearFailures, countFailure, findCredentials } from './auth-store.ts';
import { dummyHash, passwordMatches } from './password.ts';
import { type Asked, askSecondFactor } from './second-factor/pending/ask-second-factor.ts';
import { type Opened, type Origin, openSignIn } from './sign-ins/open-sign-in.ts';
import { refuseWhileBlocked, subjectOf } from './throttle.ts';

interface Attempt extends Origin {
  readonly email: string;
  readonly password: string;
}

/**
 * Signs in by e-mail and password, or asks for the second factor where there is one: then nothing is open yet. An
 * unknown e-mail, a wrong password and a disabled account look and last the same.
 * Errors: wrong-credentials; too-many-requests after repeated failures of the account or the address.
 */
export async function signIn(deps: Deps, attempt: Attempt): Promise<(Opened & { person: SignedIn }) | Asked> {
  const now = deps.clock();
  const account = subjectOf(attempt.email);
  const address = `address:${attempt.ip}`;
  await refuseWhileBlocked(deps, [account, address]);

  const found = await findCredentials(deps.db, attempt.email);
  const matches = await passwordMatches(attempt.password, found?.password_hash ?? (await dummyHash()));
  if (found === undefined || !matches || found.state !== 'active') {
    await deps.db.transaction().execute(async (trx) => {
      await countFailure(trx, account, now);
      // An address serves many people (an office); it is slowed down only by many accounts' failures.
      if (found === undefined) await countFailure(trx, address, now);
      await appendAudit(
        trx,
        deps,
        { type: 'anonymous', ip: attempt.ip },
        {
          action: 'auth.sign-in-failed',
          outcome: 'denied',
          object: found === undefined ? null : { type: 'user', id: found.id },
          request: attempt.request,
        },
      );
    });
    fail('wrong-credentials');
  }

  return deps.db.transaction().execute(async (trx) => {
    await clearFailures(trx, account);
    if (found.hasSecondFactor) return askSecondFactor(trx, deps, found, attempt);
    return { ...(await openSignIn(trx, deps, found, attempt)), person: found };
  });
}
