/** Opens many signed checkpoints at a time, by the platform's own Ed25519 where it has one. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { type Checkpoint, CheckpointError, checkpointOf } from './checkpoint.ts';
import { judgeClaims, readClaims, type SignatureClaim } from './note.ts';
import { NoteError, parseVerifierKey, type VerifierKey } from './note-key.ts';

/** A signed checkpoint after opening: either its tree head, or why it cannot be believed. */
export type OpenedCheckpoint = {
  readonly note: string;
  readonly head: Checkpoint | null;
  readonly problem: string;
};

type Judge = (claim: SignatureClaim) => Promise<boolean>;

/** As many as keep the platform's threads busy, and few enough to cost no memory worth naming. */
const AT_ONCE = 256;

/**
 * Opens notes in their order, reading no more of them than are being verified.
 *
 * @throws NoteError `bad-key` when a verifier key does not parse, and whatever the source throws. A note that cannot
 *   be believed is no error but an answer.
 */
export async function* openCheckpoints(
  notes: AsyncIterable<string> | Iterable<string>,
  verifierKeys: readonly string[],
): AsyncGenerator<OpenedCheckpoint> {
  const keys = verifierKeys.map(parseVerifierKey);
  const judge = await judgeOf(keys);
  let batch: Promise<OpenedCheckpoint>[] = [];
  for await (const note of notes) {
    batch.push(open(note, keys, judge));
    if (batch.length < AT_ONCE) continue;
    yield* await Promise.all(batch);
    batch = [];
  }
  yield* await Promise.all(batch);
}

/** The two error classes are verdicts on foreign input; anything else is a fault of ours and passes through. */
async function open(note: string, keys: readonly VerifierKey[], judge: Judge): Promise<OpenedCheckpoint> {
  try {
    const { text, claims } = readClaims(note, keys);
    const judged = await Promise.all(claims.map(judge));
    return { note, head: checkpointOf(judgeClaims(text, claims, judged)), problem: '' };
  } catch (error) {
    if (!(error instanceof NoteError || error instanceof CheckpointError)) throw error;
    return { note, head: null, problem: error.message };
  }
}

/**
 * WebCrypto is in Node and in browsers, and ten times faster than the same in JavaScript; a browser without Ed25519
 * in it, or a page without a secure origin, gets the JavaScript.
 */
async function judgeOf(keys: readonly VerifierKey[]): Promise<Judge> {
  // a page served by plain http to another computer has no subtle, whatever the type says
  const subtle: typeof crypto.subtle | undefined = globalThis.crypto?.subtle;
  try {
    const entries = await Promise.all(
      keys.map(async (key) => {
        const bytes = new Uint8Array(key.publicKey);
        return [key, await subtle?.importKey('raw', bytes, 'Ed25519', false, ['verify'])] as const;
      }),
    );
    const imported = new Map(entries);
    return async ({ key, message, signature }) => {
      const own = imported.get(key);
      if (own === undefined) return inJavaScript({ key, message, signature });
      return subtle.verify('Ed25519', own, new Uint8Array(signature), new Uint8Array(message));
    };
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return async (claim) => inJavaScript(claim);
  }
}

function inJavaScript({ key, message, signature }: SignatureClaim): boolean {
  // zip215: false is the strict rule of RFC 8032, so that every verifier gives the same answer
  return ed25519.verify(signature, message, key.publicKey, { zip215: false });
}
