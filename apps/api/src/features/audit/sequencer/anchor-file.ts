import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseCheckpoint } from '@docket/audit';

/** A signed checkpoint as the file keeps it. `size` counts the entries it covers. */
export interface Anchor {
  readonly size: number;
  readonly note: string;
}

/** A note has some 200 bytes: this much of the file's end holds hundreds, whatever a crash left half written. */
const TAIL_BYTES = 65_536;

/** Exactly one whole Ed25519 signature (4 bytes of key id and 64): a line cut off by a crash is not one. */
const SIGNATURE_LINE = /^— [^\s+]+ [A-Za-z0-9+/]{91}=$/;

/**
 * The file's largest checkpoint, or null when the file is missing or holds none. It says nothing about the
 * signature: whoever uses a note verifies it. Half-written notes are passed over.
 */
export async function readLastAnchor(file: string): Promise<Anchor | null> {
  return lastOf(await readTail(file));
}

function lastOf(tail: string): Anchor | null {
  // Two processes on one file may append in either order; the larger checkpoint says more.
  return readNotes(tail).reduce<Anchor | null>(
    (last, note) => (last === null || note.size >= last.size ? note : last),
    null,
  );
}

/** Bytes the file has now; 0 when it is missing. */
export async function anchorFileSize(file: string): Promise<number> {
  const handle = await openOrNull(file);
  if (handle === null) return 0;
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/** Every checkpoint within the first `bytes` bytes, in the order of the file and without holding it in memory. */
export async function* readAnchors(file: string, bytes: number): AsyncGenerator<Anchor> {
  const handle = bytes === 0 ? null : await openOrNull(file);
  if (handle === null) return;
  let before = '';
  let block: string[] = [];
  // Closes the handle at its end. The empty line after the last one ends the last block.
  for await (const line of withLastLine(handle.readLines({ end: bytes - 1 }))) {
    if (line !== '') block.push(line);
    else if (block.length > 0) {
      const anchor = toAnchor(before, block.join('\n'));
      before = block.join('\n');
      block = [];
      if (anchor !== null) yield anchor;
    }
  }
}

async function* withLastLine(lines: AsyncIterable<string>): AsyncGenerator<string> {
  yield* lines;
  yield '';
}

/**
 * Adds a checkpoint unless the file has it or a larger one, and waits until it is on the disk. Only ever
 * appends: the file may be made append-only (`chattr +a`) or lie on storage that allows nothing else.
 */
export async function appendAnchor(file: string, anchor: Anchor): Promise<void> {
  const tail = await readTail(file);
  const last = lastOf(tail);
  if (last !== null && last.size >= anchor.size) return;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a', 0o600);
  try {
    // A crash may have left half a note: a blank line keeps it from running into this one.
    const gap = tail === '' || tail.endsWith('\n\n') ? '' : '\n\n';
    await handle.appendFile(`${gap}${anchor.note}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readTail(file: string): Promise<string> {
  const handle = await openOrNull(file);
  if (handle === null) return '';
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, TAIL_BYTES);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function openOrNull(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Notes stand one after another, divided by a blank line: text, blank line, signature, blank line, text, … */
function readNotes(tail: string): Anchor[] {
  const blocks = tail.split('\n\n').map((block) => block.replace(/^\n+|\n+$/g, ''));
  return blocks.flatMap((block, i) => toAnchor(blocks[i - 1] ?? '', block) ?? []);
}

function toAnchor(text: string, signature: string): Anchor | null {
  if (!SIGNATURE_LINE.test(signature)) return null;
  const size = sizeOf(`${text}\n`);
  return size === null ? null : { size, note: `${text}\n\n${signature}\n` };
}

function sizeOf(text: string): number | null {
  try {
    return parseCheckpoint(text).size;
  } catch {
    // The first text of the tail may be cut anywhere, and a crash may cut the last: neither is a checkpoint.
    return null;
  }
}
