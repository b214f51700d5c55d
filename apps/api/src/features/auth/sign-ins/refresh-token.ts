import { createHash, createHmac, randomBytes } from 'node:crypto';

export function newRefreshToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A token is as random as a key, so a plain hash of it gives nothing away. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * The token that takes over from this one. Derived, not drawn: two tabs that renew at once, or one whose answer was
 * lost, are given the same successor again, and yet no token is kept anywhere. Only who has the key can derive it.
 */
export function successorOf(key: Buffer, token: string): string {
  return createHmac('sha256', key).update(`refresh-token successor ${token}`).digest('base64url');
}
