import type { PasskeyOptions } from '@docket/contracts';
import { generateAuthenticationOptions } from '@simplewebauthn/server';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { hashOfToken } from '../second-factor/pending/ask-second-factor.ts';
import { findPending } from '../second-factor/pending/pending-store.ts';
import { CHALLENGE_MS, type ChallengeFor, makeChallenge } from './challenge-store.ts';
import { findPasskeys } from './passkey-store.ts';
import { requireParty, type Site } from './relying-party.ts';

interface Asking {
  readonly purpose: 'sign-in' | 'second-factor' | 'confirm';
  readonly site: Site;
  /** Of the first step of signing in. */
  readonly token: string | undefined;
  /** Who is signed in. Errors: not-signed-in when asked and nobody is. */
  readonly actor: () => Actor;
}

/**
 * What a passkey has to sign. Where the person is known, their passkeys are named, so that the browser offers no other;
 * to sign in with a passkey alone nobody is named, and nothing is given away about who has an account.
 * Errors: passkeys-unavailable; not-signed-in; sign-in-lapsed.
 */
export async function challengePasskey(deps: Deps, asking: Asking): Promise<{ options: PasskeyOptions }> {
  const party = requireParty(asking.site);
  const { userId, subject } = await whoAsks(deps, asking);
  const challenge = await makeChallenge(deps.db, { purpose: asking.purpose, subject }, deps.clock());
  const known = userId === null ? [] : await findPasskeys(deps.db, userId);
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    challenge: new Uint8Array(challenge),
    timeout: CHALLENGE_MS,
    userVerification: 'required',
    allowCredentials: known.map(({ credential_id, transports }) => ({ id: credential_id, transports })),
  });
  return { options: { ...options } };
}

async function whoAsks(
  deps: Deps,
  { purpose, token, actor }: Asking,
): Promise<{ userId: string | null; subject: ChallengeFor['subject'] }> {
  switch (purpose) {
    case 'sign-in':
      return { userId: null, subject: null };
    case 'confirm': {
      const { id, sessionId } = actor();
      return { userId: id, subject: sessionId };
    }
    case 'second-factor': {
      const subject = hashOfToken(token ?? '');
      const person = (await findPending(deps.db, subject, deps.clock())) ?? fail('sign-in-lapsed');
      return { userId: person.id, subject };
    }
  }
}
