import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { DrawingPool } from './media-pool.ts';
import { createDrawingPool } from './media-pool.ts';
import type { MediaSource } from './records.ts';
import type { Store } from './store.ts';

export type Painter = {
  paint: (source: MediaSource) => Promise<Buffer>;
  /** Draws ahead, in a thread of low priority; somebody who asks for another picture does not wait for it. */
  paintQuietly: (source: MediaSource) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Draws pictures when they are first asked for and keeps them: on disk beside the database, so that a restart
 * costs nothing, or in memory when there is no folder.
 */
export function createPainter(store: Store): Painter {
  const pool = createDrawingPool('normal');
  const quietPool = createDrawingPool('low');
  const running = new Map<string, Promise<Buffer>>();
  const folder = store.mediaFolder;
  if (folder !== null) mkdirSync(folder, { recursive: true });

  const paintWith = (drawer: DrawingPool, source: MediaSource): Promise<Buffer> => {
    const key = createHash('sha256').update(JSON.stringify(source)).digest('hex').slice(0, 40);
    const kept = running.get(key);
    if (kept !== undefined) return kept;
    // Two readers of the same picture share one drawing. A failed drawing is tried again next time.
    const drawing = paintOnce(drawer, store, source, folder === null ? null : join(folder, `${key}.jpg`));
    const forget = () => running.delete(key);
    running.set(key, drawing);
    drawing.then(() => folder !== null && forget(), forget);
    return drawing;
  };
  return {
    paint: (source) => paintWith(pool, source),
    paintQuietly: async (source) => {
      await paintWith(quietPool, source);
    },
    close: async () => {
      await Promise.all([pool.close(), quietPool.close()]);
    },
  };
}

async function paintOnce(
  pool: DrawingPool,
  store: Store,
  source: MediaSource,
  file: string | null,
): Promise<Buffer> {
  if (file !== null && existsSync(file)) return readFileSync(file);
  const picture =
    source.kind === 'upload' ? await developUpload(store, source.uploadId) : await pool.draw(source);
  if (file !== null) {
    // Written aside and renamed: a killed process must not leave half a picture behind.
    const draft = `${file}.${process.pid}.part`;
    writeFileSync(draft, picture);
    renameSync(draft, file);
  }
  return picture;
}

async function developUpload(store: Store, uploadId: string): Promise<Buffer> {
  const upload = store.uploads.get(uploadId);
  if (upload === undefined) throw new Error(`upload ${uploadId} is gone`);
  const image = sharp(Buffer.from(upload.base64, 'base64')).rotate();
  return image
    .resize({ width: 1600, height: 1600, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 88 })
    .toBuffer();
}
