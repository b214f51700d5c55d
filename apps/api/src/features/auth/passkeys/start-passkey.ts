import type { PasskeyOptions } from '@docket/contracts';
import { generateRegistrationOptions } from '@simplewebauthn/server';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { CHALLENGE_MS, makeChallenge } from './challenge-store.ts';
import { handleOf } from './check-passkey.ts';
import { findPasskeys } from './passkey-store.ts';
import { requireParty, type Site } from './relying-party.ts';

/** More than anybody has devices for; a list that a page can show. */
export const MOST_PASSKEYS = 20;

/**
 * What the browser needs to make a passkey. It must be one that names its owner by itself and checks them, so that it
 * can also be used without a password.
 * Errors: passkeys-unavailable; factor-not-addable.
 */
export async function startPasskey(
  deps: Deps,
  actor: Actor,
  { site }: { site: Site },
): Promise<{ options: PasskeyOptions }> {
  const party = requireParty(site);
  const known = await findPasskeys(deps.db, actor.id);
  if (known.length >= MOST_PASSKEYS)
    fail('factor-not-addable', `You have ${MOST_PASSKEYS} passkeys; remove one.`);
  const purpose = { purpose: 'add', subject: actor.sessionId } as const;
  const challenge = await makeChallenge(deps.db, purpose, deps.clock());
  const options = await generateRegistrationOptions({
    rpName: 'Docket',
    rpID: party.id,
    userID: handleOf(actor.id),
    userName: actor.email,
    userDisplayName: actor.name,
    challenge: new Uint8Array(challenge),
    timeout: CHALLENGE_MS,
    // Who made the authenticator is nothing we would act on, and asking would tell us about the person's device.
    attestationType: 'none',
    excludeCredentials: known.map(({ credential_id, transports }) => ({ id: credential_id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { options: { ...options } };
}
