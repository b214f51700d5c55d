import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SecretsKeyState } from '../connection/secrets-key.ts';

/** A text that belongs to a person, and where: sealed, it opens nowhere else. */
export interface Place {
  readonly table: string;
  readonly row: string;
  readonly field: string;
}

/** A case's subject as its rows say it, joined from `cases` and `subject_keys`. */
export interface SubjectRow {
  readonly subject_id: string | null;
  readonly wrapped_key: string | null;
}

/** What is sealed cannot be opened: the wrong key, or the text was changed or moved outside Docket. */
export class SealingError extends Error {
  override readonly name = 'SealingError';
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const PREFIX = 's1.';
/** Below this, packing costs more than it saves; above, base64 would make the text a third larger than it was. */
const PACKED_FROM_BYTES = 512;
const PLAIN = Buffer.from([0]);
const PACKED = Buffer.from([1]);

/** The key of one person, as long as it exists. Held by nobody for longer than a request: erasing acts at once. */
export class SubjectKey {
  readonly #key: Buffer | null;
  /** Null before anything of the case was sealed. */
  readonly id: string | null;

  constructor(id: string | null, key: Buffer | null) {
    this.id = id;
    this.#key = key;
  }

  /** Null for nothing, and once the person is erased. Errors: SealingError. */
  open(place: Place, text: string | null): string | null {
    if (text === null) return null;
    // Written before there was sealing; the worker comes to it.
    if (this.id === null) return text;
    if (this.#key === null) return null;
    if (!text.startsWith(PREFIX)) throw new SealingError(`${placeText(place)} was written outside Docket`);
    const plain = decrypt(this.#key, place, text.slice(PREFIX.length));
    const content = plain.subarray(1);
    return (plain[0] === 1 ? inflateRawSync(content) : content).toString('utf8');
  }

  /** Errors: SealingError when the person was erased. */
  seal(place: Place, text: string): string {
    if (this.#key === null) throw new SealingError(`no key seals ${placeText(place)}`);
    const bytes = Buffer.from(text, 'utf8');
    const isPacked = bytes.length >= PACKED_FROM_BYTES;
    const content = isPacked ? [PACKED, deflateRawSync(bytes, { level: 1 })] : [PLAIN, bytes];
    return PREFIX + encrypt(this.#key, place, Buffer.concat(content));
  }
}

/** The key-encryption key of this process and what it does. It never seals a person's text itself. */
export class Sealing {
  readonly #state: SecretsKeyState;

  constructor(state: SecretsKeyState) {
    this.#state = state;
  }

  /** Names the key without giving it away; null without one. */
  get keyId(): string | null {
    return this.#state.key?.id ?? null;
  }

  /** Why there is no key; null when there is. */
  get because(): string | null {
    return this.#state.because;
  }

  /** The key of a case's subject. Errors: SealingError when it was wrapped with another key than ours. */
  keyOf({ subject_id: id, wrapped_key: wrapped }: SubjectRow): SubjectKey {
    if (id === null || wrapped === null) return new SubjectKey(id, null);
    const [keyId, sealed = ''] = wrapped.split('.');
    if (keyId !== this.#own().id) {
      throw new SealingError(`the data of people are sealed with the key ${keyId}, not with ${this.keyId}`);
    }
    return new SubjectKey(id, decrypt(this.#own().bytes, wrapPlace(id), sealed));
  }

  /** A new key, wrapped for its row. */
  newKey(id: string): string {
    return `${this.#own().id}.${encrypt(this.#own().bytes, wrapPlace(id), randomBytes(KEY_BYTES))}`;
  }

  /** By which the sessions of one person find each other, without telling whose they are. */
  lookupOf(vendorData: string): string {
    return createHmac('sha256', this.#own().bytes).update(`subject lookup‖${vendorData}`).digest('hex');
  }

  #own() {
    if (this.#state.key === null) throw new SealingError(this.#state.because);
    return this.#state.key;
  }
}

function wrapPlace(id: string): Place {
  return { table: 'subject_keys', row: id, field: 'wrapped_key' };
}

function placeText({ table, row, field }: Place): string {
  return `${table}‖${row}‖${field}`;
}

/** Nonce, ciphertext and tag in base64; a random nonce each time, so equal texts look different. */
function encrypt(key: Buffer, place: Place, plain: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(placeText(place), 'utf8'));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

function decrypt(key: Buffer, place: Place, sealed: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(placeText(place), 'utf8'));
  try {
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new SealingError(`${placeText(place)} was changed or moved outside Docket`, { cause });
  }
}
