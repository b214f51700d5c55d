import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { lockPerson } from '../second-factor/factor-store.ts';
import { findAuthenticator, insertAuthenticator } from './authenticator-store.ts';
import { sealTotp } from './seal-totp.ts';
import { newSecret, uriOf } from './totp.ts';

/**
 * Makes a secret for an authenticator app. It is no factor before a code of it was given, so nothing is on record yet.
 * Errors: already-there; no-secrets-key.
 */
export async function startAuthenticator(deps: Deps, actor: Actor): Promise<{ secret: string; uri: string }> {
  const secret = newSecret();
  const sealed = sealTotp(deps, actor.id, secret);
  await deps.db.transaction().execute(async (trx) => {
    await lockPerson(trx, actor.id);
    const known = await findAuthenticator(trx, actor.id);
    if (known?.confirmed_at) fail('already-there', 'You have an authenticator app; remove it first.');
    await insertAuthenticator(trx, { userId: actor.id, sealed, now: deps.clock() });
  });
  return { secret, uri: uriOf(secret, actor.email) };
}
