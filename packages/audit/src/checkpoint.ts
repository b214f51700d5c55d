/** C2SP tlog-checkpoint (c2sp.org/tlog-checkpoint): the signed statement "the first `size` entries have this root". */
import { fromBase64, HASH_BYTES, toBase64 } from './bytes.ts';
import { type VerifiedNote, verifyNote } from './note.ts';
import { isKeyName } from './note-key.ts';

/** A tree head. `origin` names the log, `size` counts entries, `root` is its RFC 9162 root of 32 bytes. */
export type Checkpoint = {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly extensions?: readonly string[];
};

/** The text is not a checkpoint, or not one that the log it names has signed. */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
}

/**
 * The checkpoint's text, ready for `signNote`.
 *
 * @throws CheckpointError when a field could not be read back from the text.
 */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root, extensions = [] } = checkpoint;
  const text = `${[origin, String(size), toBase64(root), ...extensions].join('\n')}\n`;
  const lines = 3 + extensions.length;
  // reading it back is the one rule book for both directions; a newline smuggled in shows in the count
  const read = parseCheckpoint(text);
  if (3 + (read.extensions?.length ?? 0) !== lines) throw new CheckpointError('a line holds a newline');
  return text;
}

/**
 * Reads a checkpoint's text. It checks form only: see {@link openCheckpoint} for the signature.
 *
 * @throws CheckpointError when a line is missing, empty or out of form.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.includes('')) {
    throw new CheckpointError('a checkpoint is non-empty lines, each ending in a newline');
  }
  const [origin = '', sizeText = '', rootText = '', ...extensions] = lines;
  // stricter than the standard, which only recommends it: our origin doubles as the key name
  if (!isKeyName(origin)) throw new CheckpointError('the origin has no blanks, plus signs or controls');
  const size = Number(sizeText);
  if (!/^(0|[1-9][0-9]*)$/.test(sizeText) || !Number.isSafeInteger(size)) {
    throw new CheckpointError('the size is not a decimal count without leading zeroes');
  }
  const root = fromBase64(rootText);
  if (root?.length !== HASH_BYTES) throw new CheckpointError('the root is not 32 bytes in base64');
  return { origin, size, root, ...(extensions.length > 0 && { extensions }) };
}

/**
 * Verifies a signed checkpoint and reads it. One of the signers must carry the origin's name: a witness
 * that merely cosigned, or another log under the same trust, cannot speak for this log.
 *
 * @throws NoteError (see `verifyNote`) or CheckpointError.
 */
export function openCheckpoint(note: string, verifierKeys: readonly string[]): Checkpoint {
  return checkpointOf(verifyNote(note, verifierKeys));
}

/** The checkpoint in a note whose signatures hold. @throws CheckpointError, as {@link openCheckpoint}. */
export function checkpointOf({ text, signers }: VerifiedNote): Checkpoint {
  const checkpoint = parseCheckpoint(text);
  if (!signers.includes(checkpoint.origin)) {
    throw new CheckpointError(`no signature is by the log ${checkpoint.origin} itself`);
  }
  return checkpoint;
}
