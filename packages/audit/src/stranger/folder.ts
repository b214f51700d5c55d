import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenFiles } from '../bundle/zip.ts';

/** The files of a folder and its folders, by their names from there, as a zip has them. Nothing is read yet. */
export async function openFolder(folder: string, inside = ''): Promise<OpenFiles> {
  const files = new Map<string, () => AsyncGenerator<Uint8Array>>();
  for (const entry of await readdir(join(folder, inside), { withFileTypes: true })) {
    const name = `${inside}${entry.name}`;
    if (entry.isDirectory()) for (const one of await openFolder(folder, `${name}/`)) files.set(...one);
    else files.set(name, () => piecesOf(join(folder, name)));
  }
  return files;
}

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(path)) yield new Uint8Array(piece);
}
