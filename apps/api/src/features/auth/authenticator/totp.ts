import { Secret, TOTP } from 'otpauth';

/** RFC 6238 with what every authenticator app takes without asking: SHA-1, six digits, 30 seconds. */
const STEP_MS = 30_000;
const SECRET_BYTES = 20;
/** Steps before and after: phones' clocks are off, and people are slow. */
const WINDOW = 1;

/** Base32, as apps want it typed. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What the QR code says. */
export function uriOf(secret: string, email: string): string {
  return new TOTP({ issuer: 'Docket', label: email, secret }).toString();
}

/** The step a code belongs to; null when it is wrong, or not newer than the last one that was taken. */
export function stepOf(code: string, secret: string, now: Date, lastStep: number | null): number | null {
  const token = code.replaceAll(' ', '');
  const timestamp = now.getTime();
  const delta = new TOTP({ secret }).validate({ token, timestamp, window: WINDOW });
  if (delta === null) return null;
  const step = Math.floor(timestamp / STEP_MS) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}
