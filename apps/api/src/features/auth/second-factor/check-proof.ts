import type { SignInProof } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import { clearFailures, countFailure } from '../auth-store.ts';
import { findAuthenticator, saveStep } from '../authenticator/authenticator-store.ts';
import { openTotp } from '../authenticator/seal-totp.ts';
import { stepOf } from '../authenticator/totp.ts';
import { checkPasskey } from '../passkeys/check-passkey.ts';
import { requireParty, type Site } from '../passkeys/relying-party.ts';
import { refuseWhileBlocked } from '../throttle.ts';
import { lockPerson, takeRecoveryCode } from './factor-store.ts';
import { hashRecoveryCode } from './recovery-codes.ts';

export interface Shown {
  readonly userId: string;
  readonly proof: SignInProof;
  readonly site: Site;
  /** What the challenge of a passkey was made for. */
  readonly purpose: 'second-factor' | 'confirm';
  readonly subject: string;
}

/**
 * Whether this is the person's second factor. A code counts once, guesses count one by one and slow each other down,
 * separately from the password's: whoever guesses here knows the password already.
 * Errors: too-many-requests; passkeys-unavailable; no-secrets-key.
 */
export async function checkProof(trx: Trx, deps: Deps, shown: Shown): Promise<boolean> {
  const subject = `second-factor:${shown.userId}`;
  const now = deps.clock();
  await lockPerson(trx, shown.userId);
  await refuseWhileBlocked({ db: trx, clock: deps.clock }, [subject]);
  const isRight = await isFactorOf(trx, deps, shown, now);
  if (isRight) await clearFailures(trx, subject);
  else await countFailure(trx, subject, now);
  return isRight;
}

async function isFactorOf(trx: Trx, deps: Deps, shown: Shown, now: Date): Promise<boolean> {
  const { userId, proof, site, purpose, subject } = shown;
  switch (proof.kind) {
    case 'code':
      return isNextCode(trx, deps, userId, proof.code, now);
    case 'recovery-code':
      return takeRecoveryCode(trx, userId, hashRecoveryCode(userId, proof.code), now);
    case 'passkey': {
      const party = requireParty(site);
      const owner = await checkPasskey(trx, deps, { answer: proof.passkey, party, purpose, subject });
      return owner === userId;
    }
  }
}

async function isNextCode(trx: Trx, deps: Deps, userId: string, code: string, now: Date): Promise<boolean> {
  const known = await findAuthenticator(trx, userId);
  if (!known?.confirmed_at) return false;
  const step = stepOf(code, openTotp(deps, known), now, known.last_step);
  if (step === null) return false;
  await saveStep(trx, userId, { last_step: step });
  return true;
}
