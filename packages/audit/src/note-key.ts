/** Names, ids and text forms of the Ed25519 keys that sign notes (c2sp.org/signed-note, "Verifier keys"). */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './bytes.ts';

export const KEY_ID_BYTES = 4;
const KEY_BYTES = 32;

/** The signature type byte of Ed25519. Others (cosignatures, ML-DSA) exist; we neither make nor trust them. */
const ED25519_TYPE = Uint8Array.of(0x01);

/** Go's marker before a private key, there so that a leaked one is recognised on sight. */
const PRIVATE_PREFIX = 'PRIVATE+KEY+';

const utf8 = new TextEncoder();

/** What a note or key can be refused for; `reason` is for programs, `message` for people. */
export class NoteError extends Error {
  override readonly name = 'NoteError';
  readonly reason: 'malformed' | 'bad-signature' | 'unknown-key' | 'bad-key';

  constructor(reason: NoteError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** A log's signing key. `name` is the log's origin, such as "docket.example/audit"; `secretKey` is the 32-byte seed. */
export type SigningKey = { readonly name: string; readonly secretKey: Uint8Array };

/** The public half, as read from its text form. */
export type VerifierKey = {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly publicKey: Uint8Array;
};

/** Names stand between blanks and plus signs, so they are non-empty and hold neither; nor control characters. */
export function isKeyName(name: string): boolean {
  return name.isWellFormed() && /^[^\s+\p{Cc}]+$/u.test(name);
}

/** The first 4 bytes of SHA-256(name ‖ newline ‖ 0x01 ‖ public key): it finds a key, and proves nothing. */
export function keyIdOf(name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(concatBytes(utf8.encode(`${name}\n`), ED25519_TYPE, publicKey)).slice(0, KEY_ID_BYTES);
}

/**
 * A fresh key from the platform's secure random source.
 *
 * @throws NoteError `bad-key` when the name is empty or holds white space, a plus sign or control characters.
 */
export function newSigningKey(name: string): SigningKey {
  demandName(name);
  return { name, secretKey: ed25519.utils.randomSecretKey() };
}

/** The public text form, `<name>+<8 hex of the key id>+<base64(0x01 ‖ public key)>`, safe to publish. */
export function verifierKeyOf(key: SigningKey): string {
  const publicKey = ed25519.getPublicKey(key.secretKey);
  return `${key.name}+${bytesToHex(keyIdOf(key.name, publicKey))}+${encodeKey(publicKey)}`;
}

/** The secret text form of Go's note package, `PRIVATE+KEY+<name>+<8 hex>+<base64(0x01 ‖ seed)>`. */
export function formatSigningKey(key: SigningKey): string {
  const keyId = keyIdOf(key.name, ed25519.getPublicKey(key.secretKey));
  return `${PRIVATE_PREFIX}${key.name}+${bytesToHex(keyId)}+${encodeKey(key.secretKey)}`;
}

/**
 * Reads {@link formatSigningKey}'s text.
 *
 * @throws NoteError `bad-key`; its message never repeats the text, which is a secret.
 */
export function parseSigningKey(text: string): SigningKey {
  if (!text.startsWith(PRIVATE_PREFIX)) throw new NoteError('bad-key', 'not a private note key');
  const { name, hex, key: secretKey } = splitKey(text.slice(PRIVATE_PREFIX.length));
  demandKeyId(name, ed25519.getPublicKey(secretKey), hex);
  return { name, secretKey };
}

/**
 * Reads a verifier key.
 *
 * @throws NoteError `bad-key` when it is malformed, of another type than Ed25519, or its key id is not its own.
 */
export function parseVerifierKey(text: string): VerifierKey {
  const { name, hex, key: publicKey } = splitKey(text);
  return { name, keyId: demandKeyId(name, publicKey, hex), publicKey };
}

function splitKey(text: string): { name: string; hex: string; key: Uint8Array } {
  // base64 may itself contain plus signs: only the first two divide
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text);
  if (match === null) throw new NoteError('bad-key', 'a note key is "<name>+<8 hex digits>+<base64>"');
  const [, name = '', hex = '', base64 = ''] = match;
  demandName(name);
  const blob = fromBase64(base64);
  if (blob === null || blob.length !== 1 + KEY_BYTES || blob[0] !== ED25519_TYPE[0]) {
    throw new NoteError('bad-key', 'the note key is not an Ed25519 key');
  }
  return { name, hex, key: blob.slice(1) };
}

function demandKeyId(name: string, publicKey: Uint8Array, hex: string): Uint8Array {
  const keyId = keyIdOf(name, publicKey);
  if (bytesToHex(keyId) !== hex) throw new NoteError('bad-key', 'the key id does not belong to the key');
  return keyId;
}

function demandName(name: string): void {
  if (!isKeyName(name)) throw new NoteError('bad-key', 'a key name has no blanks, plus signs or controls');
}

function encodeKey(key: Uint8Array): string {
  return toBase64(concatBytes(ED25519_TYPE, key));
}
