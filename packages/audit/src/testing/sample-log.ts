/** A small true log, its key and its checkpoints: what the verifier's tests then tamper with. */
import { canonicalise } from '../canonical.ts';
import { formatCheckpoint } from '../checkpoint.ts';
import { leafHash, treeRoot } from '../merkle.ts';
import { signNote } from '../note.ts';
import { newSigningKey, type SigningKey } from '../note-key.ts';

export const LOG_KEY = newSigningKey('docket.example/audit');
export const ENTRIES: readonly string[] = Array.from({ length: 12 }, (_, i) =>
  canonicalise({ action: 'case.viewed', i, v: 1 }),
);

export function checkpointAt(size: number, entries = ENTRIES, by: SigningKey = LOG_KEY): string {
  const root = treeRoot(entries.map(leafHash), 0, size);
  return signNote(formatCheckpoint({ origin: by.name, size, root }), by);
}

/** A checkpoint after each entry: the setting in which the first bad index is exact. */
export const EACH = ENTRIES.map((_, i) => checkpointAt(i + 1));
/** A checkpoint after every fourth: the usual setting, where one covers a batch. */
export const BATCHED = [4, 8, 12].map((size) => checkpointAt(size));
