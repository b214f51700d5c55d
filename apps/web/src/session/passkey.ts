import { contract, type NewPasskey, type PasskeyAnswer, type PasskeyOptions } from '@docket/contracts';
import { call } from '../api/call.ts';
import { ProblemError } from '../api/problem-error.ts';

/** Whether this browser knows passkeys at all. */
export const KNOWS_PASSKEYS = typeof window !== 'undefined' && 'PublicKeyCredential' in window;

/**
 * Has a passkey of this person sign, by fingerprint, PIN or a phone.
 * Errors: `ProblemError` as in `call`; `passkey-not-used` when the person or the browser declines.
 */
export async function askPasskey(purpose: 'sign-in' | 'second-factor' | 'confirm'): Promise<PasskeyAnswer> {
  const { options } = await call(contract.challengePasskey, { body: { purpose } });
  const { startAuthentication } = await import('@simplewebauthn/browser');
  // Both sides speak WebAuthn's own JSON; our contract only names what it checks.
  const optionsJSON = options as PasskeyOptions & Parameters<typeof startAuthentication>[0]['optionsJSON'];
  return (await asked(() => startAuthentication({ optionsJSON }))) as PasskeyAnswer;
}

/** Has the browser make a passkey. Errors: as above. */
export async function makePasskey(options: PasskeyOptions): Promise<NewPasskey> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  // As above.
  const optionsJSON = options as PasskeyOptions & Parameters<typeof startRegistration>[0]['optionsJSON'];
  return (await asked(() => startRegistration({ optionsJSON }))) as NewPasskey;
}

async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const isKnown = error instanceof Error && error.name === 'InvalidStateError';
    throw new ProblemError({
      type: 'about:blank',
      title: isKnown ? 'This device has a passkey for Docket already.' : 'No passkey was used.',
      detail: isKnown
        ? 'Use another device, or remove the old passkey first.'
        : 'The browser or you declined. Try again.',
      status: 0,
      instance: '',
      code: 'passkey-not-used',
      retryable: true,
    });
  }
}
