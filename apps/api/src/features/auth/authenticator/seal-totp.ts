import { seal, unseal } from '../../../connection/seal.ts';
import type { Deps } from '../../../deps.ts';
import { fail } from '../../../http/errors.ts';
import type { Authenticator } from './authenticator-store.ts';

type KeyDeps = Pick<Deps, 'connection'>;

const placeOf = (userId: string) => ({ rowId: userId, column: 'totp_secret_sealed' }) as const;

/** Errors: no-secrets-key. */
export function sealTotp(deps: KeyDeps, userId: string, secret: string): string {
  return seal(requireKey(deps), placeOf(userId), secret);
}

/** Errors: no-secrets-key, also when another key sealed it: then a passkey or a recovery code still opens. */
export function openTotp(deps: KeyDeps, authenticator: Authenticator): string {
  const opened = unseal(requireKey(deps), placeOf(authenticator.user_id), authenticator.totp_secret_sealed);
  if (opened.secret !== null) return opened.secret;
  return fail('no-secrets-key', 'The secret of the authenticator app was sealed with another key.');
}

function requireKey({ connection: { secretsKey } }: KeyDeps) {
  return secretsKey.key ?? fail('no-secrets-key', secretsKey.because ?? undefined);
}
