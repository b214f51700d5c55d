/** Texts out of a bundle's files: lines, and notes, each piece by piece. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Digest, OpenFiles } from './zip.ts';
import { ZipError } from './zip.ts';

/** Far more than an entry has; a file without line ends must not fill the memory. */
const LONGEST_LINE = 1_000_000;

/**
 * Reads the files of a bundle and remembers of each what its digest was and where it broke. A broken file ends where
 * it broke, so that everything before is still judged.
 */
export class FileReader {
  readonly #files: OpenFiles;
  readonly #digests = new Map<string, Digest>();
  readonly #damage = new Map<string, string>();

  constructor(files: OpenFiles) {
    this.#files = files;
  }

  /** Of every file that was read to its end. */
  get digests(): ReadonlyMap<string, Digest> {
    return this.#digests;
  }

  /** Per file one sentence, for the files that could not be read to their end. */
  get damage(): ReadonlyMap<string, string> {
    return this.#damage;
  }

  /** The lines of a file without their ends; none when the file is not there. A last line without its end is damage. */
  async *lines(name: string): AsyncGenerator<string> {
    let rest = '';
    for await (const text of this.#texts(name)) {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
      if (rest.length > LONGEST_LINE) {
        this.#damage.set(name, `${name} has a line longer than ${LONGEST_LINE} characters`);
        return;
      }
    }
    if (rest !== '') this.#damage.set(name, `${name} ends in the middle of a line`);
  }

  /** Signed notes as they stand in a file, divided by blank lines: text, blank line, signatures, blank line. */
  async *notes(name: string): AsyncGenerator<string> {
    let blocks: string[] = [];
    let block: string[] = [];
    let length = 0;
    for await (const line of this.lines(name)) {
      length = line === '' ? 0 : length + line.length;
      if (length > LONGEST_LINE) {
        this.#damage.set(name, `${name} has a note longer than ${LONGEST_LINE} characters`);
        return;
      }
      if (line !== '') block.push(line);
      else if (block.length > 0) {
        blocks.push(`${block.join('\n')}\n`);
        block = [];
      }
      if (blocks.length === 2) {
        yield blocks.join('\n');
        blocks = [];
      }
    }
    if (blocks.length > 0 || block.length > 0) this.#damage.set(name, `${name} ends in the middle of a note`);
  }

  /** The whole text of a small file; null when it is not there or is no small file. */
  async text(name: string): Promise<string | null> {
    if (!this.#files.has(name)) return null;
    let all = '';
    for await (const text of this.#texts(name)) {
      all += text;
      if (all.length > LONGEST_LINE) return null;
    }
    return this.#damage.has(name) ? null : all;
  }

  /** Reads a file for its digest only. */
  async skim(name: string): Promise<void> {
    const texts = this.#texts(name);
    while (!(await texts.next()).done);
  }

  async *#texts(name: string): AsyncGenerator<string> {
    const read = this.#files.get(name);
    if (read === undefined) return;
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const hash = sha256.create();
    let bytes = 0;
    try {
      for await (const piece of read()) {
        bytes += piece.length;
        hash.update(piece);
        yield decoder.decode(piece, { stream: true });
      }
    } catch (error) {
      if (!(error instanceof ZipError)) throw error;
      this.#damage.set(name, error.message);
      return;
    }
    yield decoder.decode();
    this.#digests.set(name, { bytes, sha256: bytesToHex(hash.digest()) });
  }
}
