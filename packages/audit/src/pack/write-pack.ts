/** Makes an evidence pack: all that there is about one case, with what is needed to verify it without us. */
import { FILES } from '../bundle/manifest.ts';
import { type BundleSource, bundleFiles } from '../bundle/write-bundle.ts';
import { type Digest, type ZipFile, zipStream } from '../bundle/zip.ts';
import { signNote } from '../note.ts';
import { type SigningKey, verifierKeyOf } from '../note-key.ts';
import { keyPem } from './key-pem.ts';
import { formatPackManifest, type Missing, PACK, PACK_FORMAT } from './manifest.ts';
import { packReadme } from './readme.ts';

/** One thing for the pack: its file, or why there is none. */
export type PackItem = ZipFile | Missing;

export type PackSource = {
  readonly pack: string;
  readonly case: string;
  readonly made: Date;
  /** Read once, in their order, as fast as the pack is taken. */
  readonly items: AsyncIterable<PackItem> | Iterable<PackItem>;
  readonly audit: BundleSource;
  /** The program `verify.mjs`. */
  readonly verifier: string;
};

/** The pack's bytes as a stream. Errors: those of the source end the stream, and leave no readable zip. */
export function writePack(source: PackSource, key: SigningKey): ReadableStream<Uint8Array> {
  return zipStream((digests) => filesOf(source, key, digests));
}

async function* filesOf(
  source: PackSource,
  key: SigningKey,
  digests: ReadonlyMap<string, Digest>,
): AsyncGenerator<ZipFile> {
  const missing: Missing[] = [];
  const verifierKey = verifierKeyOf(key);
  yield { name: PACK.verifier, content: [source.verifier] };
  yield { name: FILES.key, content: [`${verifierKey}\n`] };
  yield { name: PACK.keyPem, content: [keyPem(verifierKey)] };
  for await (const item of source.items) {
    if ('because' in item) missing.push(item);
    else yield item;
  }
  yield* inFolder(PACK.audit, digests, (inside) => bundleFiles(source.audit, key, inside));
  const facts = { case: source.case, made: source.made.toISOString(), log: key.name, missing };
  yield { name: PACK.readme, content: [packReadme({ ...facts, files: [...digests.keys()] })] };
  yield { name: PACK.sums, content: [sumsOf(digests)] };
  const manifest = formatPackManifest({
    format: PACK_FORMAT,
    log: key.name,
    pack: source.pack,
    case: source.case,
    made: facts.made,
    missing,
    files: Object.fromEntries(digests),
  });
  yield { name: FILES.manifest, content: [signNote(manifest, key)] };
}

/** Files that ask for the digests of their own folder, under their names there. */
function* inFolder(
  folder: string,
  digests: ReadonlyMap<string, Digest>,
  files: (inside: ReadonlyMap<string, Digest>) => Iterable<ZipFile>,
): Generator<ZipFile> {
  const inside = new Map<string, Digest>();
  for (const file of files(inside)) {
    const name = `${folder}${file.name}`;
    yield { ...file, name };
    const digest = digests.get(name);
    if (digest !== undefined) inside.set(file.name, digest);
  }
}

/** As `sha256sum -c` reads it. */
function sumsOf(digests: ReadonlyMap<string, Digest>): string {
  return [...digests].map(([name, { sha256 }]) => `${sha256}  ${name}\n`).join('');
}
