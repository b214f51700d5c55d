import { createHash, randomBytes } from 'node:crypto';
import { RECOVERY_CODES } from '@docket/contracts';

/** Crockford's base32: no I, L, O and U, which people misread. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** `7KQM-2X9T-VB4E-H1ZD`: 80 random bits, so that no slow hash is needed to keep them. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    // 32 letters divide 256 evenly: no letter comes up more often than another.
    const letters = [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
    return letters.match(/.{4}/g)?.join('-') ?? letters;
  });
}

/** Whatever people make of a code in writing: small letters, spaces, O for 0. */
export function hashRecoveryCode(userId: string, code: string): string {
  const plain = code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return createHash('sha256').update(`${userId}:${plain}`).digest('hex');
}
