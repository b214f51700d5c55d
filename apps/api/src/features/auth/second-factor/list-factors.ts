import type { Factors } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { findAuthenticator } from '../authenticator/authenticator-store.ts';
import { findPasskeys, presentPasskey } from '../passkeys/passkey-store.ts';
import type { Site } from '../passkeys/relying-party.ts';
import { countRecoveryCodes } from './factor-store.ts';

/** What this person has besides the password, and what can be done about it at this address. */
export async function listFactors(deps: Deps, actor: Actor, site: Site): Promise<Factors> {
  const authenticator = await findAuthenticator(deps.db, actor.id);
  const passkeys = await findPasskeys(deps.db, actor.id);
  const codes = await countRecoveryCodes(deps.db, actor.id);
  const addedAt = authenticator?.confirmed_at?.toISOString();
  const isLast = passkeys.length + (addedAt === undefined ? 0 : 1) === 1;
  const { secretsKey } = deps.connection;
  return {
    authenticator: addedAt === undefined ? null : { addedAt },
    passkeys: passkeys.map(presentPasskey),
    recoveryCodes: codes && { left: codes.left, madeAt: codes.madeAt.toISOString() },
    allowed: {
      addAuthenticator: secretsKey.key !== null || { because: secretsKey.because },
      addPasskey: site.party !== null || { because: site.because },
      removeLast: !isLast ||
        !deps.env.REQUIRE_SECOND_FACTOR.includes(actor.role) || {
          because: 'Your role needs a second factor. Add another one first.',
        },
    },
  };
}
