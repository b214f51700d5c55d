/**
 * C2SP signed-note (c2sp.org/signed-note): a text, a blank line, and one line per signature. The format
 * of Go's checksum database, chosen so that foreign tools can check our log.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { equalBytes, fromBase64, toBase64 } from './bytes.ts';
import {
  isKeyName,
  KEY_ID_BYTES,
  keyIdOf,
  NoteError,
  parseVerifierKey,
  type SigningKey,
  type VerifierKey,
} from './note-key.ts';

const SIGNATURE_BYTES = 64;

/** More lines than any log and its witnesses need; the limit of Go's reader, against notes made to be slow. */
const MAX_SIGNATURES = 100;

const utf8 = new TextEncoder();

/** A note whose signatures were checked. `signers` are the names of the given keys that signed it, at least one. */
export type VerifiedNote = { readonly text: string; readonly signers: readonly string[] };

/**
 * Signs `text` with Ed25519 and returns the note.
 *
 * @throws NoteError `malformed` when the text does not end in a newline or holds other control characters.
 */
export function signNote(text: string, key: SigningKey): string {
  demandText(text);
  const publicKey = ed25519.getPublicKey(key.secretKey);
  const signature = ed25519.sign(utf8.encode(text), key.secretKey);
  const blob = toBase64(concatBytes(keyIdOf(key.name, publicKey), signature));
  return `${text}\n— ${key.name} ${blob}\n`;
}

/**
 * Checks a note against the keys the caller trusts. Signatures by other keys are passed over, as the
 * standard demands (a witness may have added one), but a wrong signature under a trusted key is fatal.
 *
 * @param verifierKeys C2SP verifier keys, `<name>+<key id>+<key>`.
 * @throws NoteError `malformed`, `bad-signature`, `unknown-key` (none of the signers is trusted) or
 *   `bad-key` (a verifier key does not parse).
 */
export function verifyNote(note: string, verifierKeys: readonly string[]): VerifiedNote {
  const { text, claims } = readClaims(note, verifierKeys.map(parseVerifierKey));
  // zip215: false is the strict rule of RFC 8032, so that every verifier gives the same answer
  const judged = claims.map((claim) =>
    ed25519.verify(claim.signature, claim.message, claim.key.publicKey, { zip215: false }),
  );
  return judgeClaims(text, claims, judged);
}

/** One signature under a trusted key, its bytes still to be checked. */
export type SignatureClaim = {
  readonly key: VerifierKey;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
};

/**
 * Takes a note apart as far as that goes without mathematics: its text, and the signatures by the given keys.
 *
 * @throws NoteError `malformed`, `bad-signature` for one that is too short, or `unknown-key`.
 */
export function readClaims(
  note: string,
  keys: readonly VerifierKey[],
): { text: string; claims: SignatureClaim[] } {
  const { text, signatures } = splitNote(note);
  const message = utf8.encode(text);
  const claims = signatures.flatMap(({ name, keyId, signature }) => {
    const key = keys.find((known) => known.name === name && equalBytes(known.keyId, keyId));
    if (key === undefined) return [];
    if (signature.length !== SIGNATURE_BYTES) throw badSignature(name);
    return [{ key, message, signature }];
  });
  if (claims.length === 0) throw new NoteError('unknown-key', 'no signature is by a trusted key');
  return { text, claims };
}

/** What the note is worth once each claim was judged. @throws NoteError `bad-signature`. */
export function judgeClaims(
  text: string,
  claims: readonly SignatureClaim[],
  judged: readonly boolean[],
): VerifiedNote {
  const wrong = claims.find((_, i) => judged[i] !== true);
  if (wrong !== undefined) throw badSignature(wrong.key.name);
  return { text, signers: [...new Set(claims.map(({ key }) => key.name))] };
}

function badSignature(name: string): NoteError {
  return new NoteError('bad-signature', `the signature of ${name} does not match the text`);
}

type SignatureLine = { name: string; keyId: Uint8Array; signature: Uint8Array };

function splitNote(note: string): { text: string; signatures: SignatureLine[] } {
  // the last blank line divides, because the text itself may contain blank lines
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) {
    throw new NoteError('malformed', 'a note is a text, a blank line and signature lines');
  }
  const text = note.slice(0, split + 1);
  demandText(text);
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw new NoteError('malformed', 'the note has too many signatures');
  return { text, signatures: lines.map(parseSignatureLine) };
}

function parseSignatureLine(line: string): SignatureLine {
  const [dash, name, base64, ...more] = line.split(' ');
  const blob = base64 === undefined ? null : fromBase64(base64);
  const isComplete = dash === '—' && name !== undefined && isKeyName(name) && more.length === 0;
  if (!isComplete || blob === null || blob.length <= KEY_ID_BYTES) {
    throw new NoteError('malformed', 'a signature line is "— <name> <base64>"');
  }
  return { name, keyId: blob.slice(0, KEY_ID_BYTES), signature: blob.slice(KEY_ID_BYTES) };
}

/** A lone surrogate would be signed as U+FFFD, and then two texts would share one signature. */
function demandText(text: string): void {
  if (!text.endsWith('\n')) throw new NoteError('malformed', 'the text of a note ends in a newline');
  if (!text.isWellFormed()) throw new NoteError('malformed', 'the text of a note is well-formed Unicode');
  for (const char of text) {
    if (char < ' ' && char !== '\n') {
      throw new NoteError('malformed', 'the text of a note holds no control characters but newlines');
    }
  }
}
