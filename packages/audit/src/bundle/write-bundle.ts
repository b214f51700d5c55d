/** Makes a bundle: the log or a part of it, with all that is needed to verify it without us. */
import { toBase64 } from '../bytes.ts';
import { signNote } from '../note.ts';
import { type SigningKey, verifierKeyOf } from '../note-key.ts';
import { formatTlogProof } from '../tlog-proof.ts';
import { type BundleManifest, type BundleScope, FILES, FORMAT, formatManifest } from './manifest.ts';
import { README } from './readme.ts';
import { type Digest, type ZipFile, zipStream } from './zip.ts';

type Stream<T> = AsyncIterable<T> | Iterable<T>;

/** Entries of about 700 bytes each: from here on a file may pass the 4 GB of an ordinary zip. */
const HUGE_ENTRIES = 3_000_000;

/** What a bundle is made from. The streams are read once, one after the other, as fast as the bundle is taken. */
export type BundleSource = {
  readonly scope: BundleScope;
  readonly entryCount: number;
  /** The newest checkpoint, as a signed note over `size` entries. */
  readonly newest: { readonly note: string; readonly size: number };
  readonly entries: Stream<string>;
  /** Of the whole log: every checkpoint up to the newest, in order. */
  readonly checkpoints?: Stream<string>;
  /** Of a part: for each entry its place and inclusion proof under the newest checkpoint. */
  readonly proofs?: Stream<{ readonly index: number; readonly hashes: readonly Uint8Array[] }>;
  /** Texts the entries commit to, for a reader who may see them. */
  readonly side?: Stream<DisclosedText> | undefined;
  readonly held?: { readonly size: number; readonly hashes: readonly Uint8Array[] } | undefined;
};

/** A text with the salt it was committed to with (base64). */
export type DisclosedText = {
  readonly entry: string;
  readonly name: string;
  readonly salt: string;
  readonly text: string;
};

/** The bundle's bytes as a stream. Errors: those of the source end the stream. */
export function writeBundle(source: BundleSource, key: SigningKey): ReadableStream<Uint8Array> {
  return zipStream((digests) => bundleFiles(source, key, digests));
}

/** The bundle's files in their order; `digests` tells of those that were written. */
export function* bundleFiles(
  source: BundleSource,
  key: SigningKey,
  digests: ReadonlyMap<string, Digest>,
): Generator<ZipFile> {
  const { newest, held, proofs, entryCount } = source;
  const isHuge = entryCount > HUGE_ENTRIES;
  yield { name: FILES.readme, content: [README] };
  yield { name: FILES.key, content: [`${verifierKeyOf(key)}\n`] };
  yield { name: FILES.checkpoints, content: divided(source.checkpoints ?? [newest.note]), isHuge };
  yield { name: FILES.entries, content: lines(source.entries), isHuge };
  if (proofs !== undefined) yield { name: FILES.proofs, content: proofLines(proofs, newest.note), isHuge };
  if (source.side !== undefined) yield { name: FILES.side, content: sideLines(source.side), isHuge };
  if (held !== undefined) yield { name: FILES.consistency, content: [consistencyText(held)] };
  const manifest: BundleManifest = {
    format: FORMAT,
    log: key.name,
    scope: source.scope,
    entries: entryCount,
    size: newest.size,
    heldSize: held?.size ?? null,
    files: Object.fromEntries(digests),
  };
  yield { name: FILES.manifest, content: [signNote(formatManifest(manifest), key)] };
}

async function* lines(texts: Stream<string>): AsyncGenerator<string> {
  for await (const text of texts) yield `${text}\n`;
}

/** A blank line after each note, as in the anchor file. */
async function* divided(notes: Stream<string>): AsyncGenerator<string> {
  for await (const note of notes) yield `${note}\n`;
}

async function* proofLines(
  proofs: NonNullable<BundleSource['proofs']>,
  checkpoint: string,
): AsyncGenerator<string> {
  for await (const { index, hashes } of proofs) {
    yield `${JSON.stringify({ index, proof: formatTlogProof({ index, hashes, checkpoint }) })}\n`;
  }
}

async function* sideLines(side: Stream<DisclosedText>): AsyncGenerator<string> {
  for await (const { entry, name, salt, text } of side) {
    yield `${JSON.stringify({ entry, name, salt, text })}\n`;
  }
}

function consistencyText({ size, hashes }: NonNullable<BundleSource['held']>): string {
  return `${JSON.stringify({ from: size, hashes: hashes.map(toBase64) }, null, 2)}\n`;
}
