import type { PasskeyAnswer } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { SignedIn } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { findPerson } from '../auth-store.ts';
import { type Opened, type Origin, openSignIn } from '../sign-ins/open-sign-in.ts';
import { checkPasskey } from './check-passkey.ts';
import { requireParty, type Site } from './relying-party.ts';

interface Attempt extends Origin {
  readonly passkey: PasskeyAnswer;
  readonly site: Site;
}

/**
 * Signs in with a passkey alone, which is two factors in one: the device, and what opens it. There is nothing to guess,
 * so nothing is slowed down. Errors: wrong-second-factor, also for a disabled account; passkeys-unavailable.
 */
export async function signInWithPasskey(
  deps: Deps,
  { passkey, site, ...origin }: Attempt,
): Promise<Opened & { person: SignedIn }> {
  const party = requireParty(site);
  const opened = await deps.db.transaction().execute(async (trx) => {
    const answered = { answer: passkey, party, purpose: 'sign-in', subject: null } as const;
    const owner = await checkPasskey(trx, deps, answered);
    const person = owner === null ? undefined : await findPerson(trx, owner);
    if (person !== undefined) {
      const how = { by: 'passkey', confirmedAt: deps.clock() } as const;
      return { ...(await openSignIn(trx, deps, person, origin, how)), person };
    }
    const agent = { type: 'anonymous', ip: origin.ip } as const;
    await appendAudit(trx, deps, agent, {
      action: 'auth.sign-in-failed',
      outcome: 'denied',
      reason: 'passkey',
      object: owner === null ? null : { type: 'user', id: owner },
      request: origin.request,
    });
    return null;
  });
  return opened ?? fail('wrong-second-factor', 'This passkey was not accepted.');
}
