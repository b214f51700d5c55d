/**
 * C2SP tlog-proof (c2sp.org/tlog-proof): one text that proves one entry to be in a signed log, for whoever has the
 * log's public key.
 */
import { fromBase64, isHash, toBase64 } from './bytes.ts';

const HEADER = 'c2sp.org/tlog-proof@v1';

/** `index` is the entry's place in the log, `hashes` its inclusion proof, `checkpoint` the signed note it leads to. */
export type TlogProof = {
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  readonly checkpoint: string;
};

/** The text is not a proof in this format. */
export class TlogProofError extends Error {
  override readonly name = 'TlogProofError';
}

/** The proof's text. */
export function formatTlogProof({ index, hashes, checkpoint }: TlogProof): string {
  return [HEADER, `index ${index}`, ...hashes.map(toBase64), '', checkpoint].join('\n');
}

/**
 * Reads a proof's text, form only: the checkpoint is not opened and nothing is proven yet. Extra data, which the
 * format allows and nobody signs, is refused: ours has none, and what is not read cannot mislead.
 *
 * @throws TlogProofError when a line is out of form.
 */
export function parseTlogProof(text: string): TlogProof {
  const split = text.indexOf('\n\n');
  if (split < 0) throw new TlogProofError('a proof is its lines, a blank line and a checkpoint');
  const [header, indexLine = '', ...hashLines] = text.slice(0, split).split('\n');
  if (header !== HEADER) throw new TlogProofError(`a proof begins with ${HEADER}`);
  const index = Number(/^index (0|[1-9][0-9]*)$/.exec(indexLine)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(index)) throw new TlogProofError('the second line is "index <place in the log>"');
  const hashes = hashLines.map((line) => {
    const hash = fromBase64(line);
    if (hash === null || !isHash(hash)) throw new TlogProofError('a hash is not 32 bytes in base64');
    return hash;
  });
  return { index, hashes, checkpoint: text.slice(split + 2) };
}
