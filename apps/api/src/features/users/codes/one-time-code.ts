import { createHash, randomInt } from 'node:crypto';

/** Without letters that look alike: people read these aloud and type them once. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** Some 99 bits: more than anybody guesses before it expires. */
export function makeCode(): string {
  const group = () =>
    Array.from({ length: GROUP_LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** As people type it: small letters and other gaps are the same code. */
export function hashOfCode(code: string): string {
  const letters = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return createHash('sha256').update(`docket one-time code ${letters}`).digest('hex');
}
