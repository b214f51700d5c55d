/**
 * What an entry commits to without holding it: personal data and free text that are kept elsewhere, and may be erased
 * there. The salt makes a commitment say nothing about a short text once both are gone.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export const SALT_BYTES = 32;

/** HMAC-SHA256 with the salt as key over the text's UTF-8, in hex. */
export function commitmentOf(salt: Uint8Array, text: string): string {
  return bytesToHex(hmac(sha256, salt, utf8ToBytes(text)));
}
