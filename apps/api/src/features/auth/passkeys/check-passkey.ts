import type { PasskeyAnswer } from '@docket/contracts';
import type { Trx } from '@docket/db';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { Deps } from '../../../deps.ts';
import { type ChallengeFor, takeChallenge } from './challenge-store.ts';
import { lockCredential, saveUse } from './passkey-store.ts';
import type { RelyingParty } from './relying-party.ts';

interface Answered extends ChallengeFor {
  readonly answer: PasskeyAnswer;
  readonly party: RelyingParty;
}

/**
 * Whose passkey has signed the challenge that was made for this; null when none of ours has. The challenge is used up
 * either way. The authenticator must have checked its owner (fingerprint, PIN), and its counter must have risen.
 */
export async function checkPasskey(trx: Trx, deps: Deps, answered: Answered): Promise<string | null> {
  const { answer, party } = answered;
  const now = deps.clock();
  const challenge = await takeChallenge(trx, answer.response.clientDataJSON, answered, now);
  const passkey = await lockCredential(trx, answer.id);
  if (challenge === null || passkey === undefined) return null;
  const { userHandle } = answer.response;
  if (userHandle !== undefined && userHandle !== handleOf(passkey.user_id).toString('base64url')) return null;
  const counter = await newCounter(deps, passkey.id, () =>
    verifyAuthenticationResponse({
      // Checked field by field by the contract; only absent and undefined are told apart here.
      response: answer as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: passkey.counter,
      },
    }),
  );
  if (counter === null) return null;
  await saveUse(trx, passkey.id, { counter, now });
  return passkey.user_id;
}

type Verified = Awaited<ReturnType<typeof verifyAuthenticationResponse>>;

/** The library throws for whatever does not fit; who asks learns only that it does not. */
async function newCounter(
  deps: Deps,
  passkey: string,
  verify: () => Promise<Verified>,
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verify();
    return verified ? authenticationInfo.newCounter : null;
  } catch (error) {
    // Names what did not fit, such as a counter that went back; it holds no secret.
    deps.log.warn(
      { passkey, because: error instanceof Error ? error.message : 'unknown' },
      'passkey refused',
    );
    return null;
  }
}

/** How an authenticator knows the person: by our id, never by a name. */
export function handleOf(userId: string): Buffer<ArrayBuffer> {
  return Buffer.from(userId, 'utf8');
}
