/**
 * The container of bundles: an ordinary zip, which a stranger opens with what their computer has. Written as a stream,
 * because nobody knows how large a log is; read at any place, because a verifier begins with the manifest.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import {
  BlobReader,
  configure,
  type Entry,
  type FileEntry,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/index-native.js';

// The content security policy of the web app allows no worker made from text, and Node's zlib has its own threads.
configure({ useWebWorkers: false });

/** The zip is broken, or is not one. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

export type Content = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** A file to be written. `isHuge`: it may pass 4 GB, which old programs cannot read and so is only said when true. */
export type ZipFile = { readonly name: string; readonly content: Content; readonly isHuge?: boolean };

/** What was written under a name: its length in bytes and its SHA-256 in hex. */
export type Digest = { readonly bytes: number; readonly sha256: string };

/** Every file of a zip alike: a time that says nothing keeps two exports of one thing equal. */
const NO_TIME = new Date(1980, 0, 1);

const utf8 = new TextEncoder();

/**
 * The zip as a stream that is made while it is read, no faster, in constant memory. `files` may ask `digestOf` for
 * what has been written so far, so that the last file can list the others.
 *
 * Errors: whatever a file's content throws ends the stream with that error, and leaves no readable zip.
 */
export function zipStream(
  files: (digests: ReadonlyMap<string, Digest>) => AsyncIterable<ZipFile> | Iterable<ZipFile>,
): ReadableStream<Uint8Array> {
  const { readable, writable, fail } = openPipe();
  const digests = new Map<string, Digest>();
  writeAll(writable, files(digests), digests).catch(fail);
  return readable;
}

async function writeAll(
  writable: WritableStream<Uint8Array>,
  files: AsyncIterable<ZipFile> | Iterable<ZipFile>,
  digests: Map<string, Digest>,
): Promise<void> {
  const zip = new ZipWriter(writable, { level: 6, lastModDate: NO_TIME, extendedTimestamp: false });
  for await (const { name, content, isHuge = false } of files) {
    const meter = { bytes: 0, hash: sha256.create() };
    await zip.add(name, streamOf(metered(content, meter)), { zip64: isHuge });
    digests.set(name, { bytes: meter.bytes, sha256: bytesToHex(meter.hash.digest()) });
  }
  await zip.close();
}

type Meter = { bytes: number; readonly hash: ReturnType<typeof sha256.create> };

/** Small pieces are gathered: each one on its own costs as much as a large one. */
const PIECE = 65_536;

async function* metered(content: Content, meter: Meter): AsyncGenerator<Uint8Array> {
  const measure = (bytes: Uint8Array) => {
    meter.bytes += bytes.length;
    meter.hash.update(bytes);
    return bytes;
  };
  let text = '';
  for await (const part of content) {
    if (typeof part === 'string') text += part;
    else {
      if (text !== '') yield measure(utf8.encode(text));
      text = '';
      yield measure(part);
    }
    if (text.length < PIECE) continue;
    yield measure(utf8.encode(text));
    text = '';
  }
  if (text !== '') yield measure(utf8.encode(text));
}

function streamOf(source: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await source.return(undefined);
    },
  });
}

/** Files by name, out of a zip or a folder. Reading one gives its bytes piece by piece; out of a zip, checked by its sum. */
export type OpenFiles = ReadonlyMap<string, () => AsyncGenerator<Uint8Array>>;

/** The files in one folder of these, by their names there. `folder` ends in a slash. */
export function filesIn(files: OpenFiles, folder: string): OpenFiles {
  const inside = [...files].filter(([name]) => name.startsWith(folder));
  return new Map(inside.map(([name, read]) => [name.slice(folder.length), read]));
}

/**
 * Errors: ZipError when it is no zip, or one in which programs show different files: two of one name, something before
 * or after the zip, names that lead out of the folder it is unpacked into.
 */
export async function openZip(blob: Blob): Promise<OpenFiles> {
  const files = new Map<string, () => AsyncGenerator<Uint8Array>>();
  try {
    for await (const entry of new ZipReader(new BlobReader(blob), {
      strictness: 'strict',
    }).getEntriesGenerator()) {
      if (files.has(entry.filename)) throw new ZipError(`the zip holds ${entry.filename} twice`);
      if (isFile(entry)) files.set(entry.filename, () => readEntry(entry));
    }
  } catch (error) {
    if (error instanceof ZipError) throw error;
    throw new ZipError('it is not a whole zip file, or one that programs read differently', { cause: error });
  }
  return files;
}

/** What only calls itself a folder is unpacked as a file by some programs, and has to be accounted for. */
function isFile(entry: Entry): entry is FileEntry {
  return !(entry.directory && entry.filename.endsWith('/') && entry.uncompressedSize === 0);
}

async function* readEntry(entry: FileEntry): AsyncGenerator<Uint8Array> {
  const pipe = openPipe();
  // an error before the first byte would otherwise leave the reader waiting for ever
  const reading = entry.getData(pipe.writable, { checkSignature: true }).catch(pipe.fail);
  try {
    for await (const piece of pipe.readable) yield piece;
    await reading;
  } catch (error) {
    throw new ZipError(`${entry.filename} is damaged`, { cause: error });
  }
}

type Pipe = {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
  /** Ends both sides with an error, whoever holds them. */
  fail(error: unknown): void;
};

function openPipe(): Pipe {
  const held: { controller?: TransformStreamDefaultController<Uint8Array> } = {};
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
    start(controller) {
      held.controller = controller;
    },
  });
  return { readable, writable, fail: (error) => held.controller?.error(error) };
}
