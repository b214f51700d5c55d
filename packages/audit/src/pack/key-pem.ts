import { concatBytes } from '@noble/hashes/utils.js';
import { toBase64 } from '../bytes.ts';
import { parseVerifierKey } from '../note-key.ts';

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo. */
const SPKI_PREFIX = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00);

/** The same public key in the form that openssl reads. */
export function keyPem(verifierKey: string): string {
  const { publicKey } = parseVerifierKey(verifierKey);
  const base64 = toBase64(concatBytes(SPKI_PREFIX, publicKey));
  return `-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----\n`;
}
