import { randomBytes, randomInt, scryptSync, timingSafeEqual } from 'node:crypto';

/** Passwords are kept as salted scrypt hashes, although everybody here is invented: people type real ones. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16).toString('hex');
  return `${salt}:${scryptSync(password, salt, 32).toString('hex')}`;
}

export function isPassword(password: string, hash: string): boolean {
  const [salt = '', right = ''] = hash.split(':', 2);
  const given = scryptSync(password, salt, 32);
  const kept = Buffer.from(right, 'hex');
  return kept.length === given.length && timingSafeEqual(kept, given);
}

/** What Didit asks of a new password (Didit docs: programmatic registration). */
export function passwordProblem(password: string): string | null {
  if (password.length < 8) return 'Password must be at least 8 characters long.';
  if (!/[A-Z]/.test(password)) return 'Password must contain at least one uppercase letter.';
  if (!/[a-z]/.test(password)) return 'Password must contain at least one lowercase letter.';
  if (!/\d/.test(password)) return 'Password must contain at least one digit.';
  return /[^A-Za-z0-9]/.test(password) ? null : 'Password must contain at least one special character.';
}

/** Six characters without the ones that look alike. */
export function newCode(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return Array.from({ length: 6 }, () => letters.charAt(randomInt(letters.length))).join('');
}
