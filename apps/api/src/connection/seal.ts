import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SecretsKey } from './secrets-key.ts';

/** The columns that hold secrets, and their tables. */
const TABLES = {
  api_key_sealed: 'connections',
  webhook_secret_sealed: 'connections',
  webhook_previous_sealed: 'connections',
  totp_secret_sealed: 'authenticators',
} as const;
export type SealedColumn = keyof typeof TABLES;

/** Where a sealed text belongs. It opens nowhere else, so that nobody can move one to another row or column. */
export interface Place {
  readonly rowId: string;
  readonly column: SealedColumn;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SHAPE = /^v1\.([0-9a-f]{8})\.([\w-]{16})\.([\w-]+)$/;

/** `v1.<id of the key>.<nonce>.<ciphertext and tag>`; a random nonce each time, so equal secrets look different. */
export function seal(key: SecretsKey, place: Place, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(placeText(place));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `v1.${key.id}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
}

export type Opened =
  | { readonly secret: string }
  | { readonly secret: null; readonly problem: 'wrong-secrets-key' | 'damaged' };

/** The secret, or why it stays closed: sealed with another key, or changed since. */
export function unseal(key: SecretsKey, place: Place, sealed: string): Opened {
  const [, keyId, nonce = '', rest = ''] = SHAPE.exec(sealed) ?? [];
  if (keyId === undefined) return { secret: null, problem: 'damaged' };
  if (keyId !== key.id) return { secret: null, problem: 'wrong-secrets-key' };
  const bytes = Buffer.from(rest, 'base64url');
  const options = { authTagLength: TAG_BYTES };
  const decipher = createDecipheriv(CIPHER, key.bytes, Buffer.from(nonce, 'base64url'), options);
  decipher.setAAD(placeText(place));
  try {
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
    return { secret: text.toString('utf8') };
  } catch {
    // The tag does not fit: the text, its row or its column is not the one that was sealed. More is not known.
    return { secret: null, problem: 'damaged' };
  }
}

function placeText({ rowId, column }: Place): Buffer {
  return Buffer.from(`${TABLES[column]}‖${rowId}‖${column}`, 'utf8');
}

/** For people to tell two secrets apart. A short one would give away too much of itself. */
export function lastFourOf(secret: string): string | null {
  return secret.length > 12 ? secret.slice(-4) : null;
}
