/** A SHA-256 digest, and so every leaf, node and root of the tree: 32 bytes. */
export const HASH_BYTES = 32;

/** Nodes are hashed by concatenation, so a hash of another length could shift bytes between its neighbours. */
export function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}

/**
 * Byte equality. Everything compared here (roots, key ids) is public, so its timing gives nothing away.
 * Written out because `===` on typed arrays compares identity, and Node's own comparison is not in browsers.
 */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Standard base64 with padding (RFC 4648 §4), the only alphabet C2SP notes use. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/**
 * The bytes behind `text`, or null when it is not the one canonical base64 spelling of them.
 * `atob` forgives blanks, missing padding and stray trailing bits; a signed format must not, or one
 * signature would have many spellings. Encoding back and comparing refuses them all.
 */
export function fromBase64(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  return toBase64(bytes) === text ? bytes : null;
}
