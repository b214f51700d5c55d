import { createHash, randomBytes, randomUUID } from 'node:crypto';

export const UUID_PATTERN = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const UUID = new RegExp(`^${UUID_PATTERN}$`);

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

export function newUuid(): string {
  return randomUUID();
}

/** The same words give the same id on every machine, so that seeded sessions can be linked to in documents. */
export function uuidFrom(...words: (string | number)[]): string {
  const hex = createHash('sha256').update(words.join('/')).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** A session token is 12 URL-safe characters (Didit OpenAPI: create session). */
export function newToken(): string {
  return randomBytes(9).toString('base64url');
}

export function tokenFrom(...words: (string | number)[]): string {
  return createHash('sha256').update(words.join('/')).digest('base64url').slice(0, 12);
}

/** A webhook signing secret: 43 URL-safe characters, used as text. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A number in [0, 1) that depends only on the words. */
export function fractionFrom(...words: (string | number)[]): number {
  return createHash('sha256').update(words.join('/')).digest().readUInt32BE(0) / 2 ** 32;
}

export function integerFrom(from: number, to: number, ...words: (string | number)[]): number {
  return from + Math.floor(fractionFrom(...words) * (to - from + 1));
}

export function pickFrom<T>(list: readonly T[], ...words: (string | number)[]): T {
  const chosen = list[integerFrom(0, list.length - 1, ...words)];
  if (chosen === undefined) throw new Error('cannot pick from an empty list');
  return chosen;
}
