import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { PictureType } from './media-bytes.ts';
import { pictureType } from './media-bytes.ts';
import type { DrawingPool, DrawnSource } from './media-pool.ts';
import { createDrawingPool } from './media-pool.ts';
import type { MediaSource } from './records.ts';
import type { Store } from './store.ts';

export type Painter = {
  /** As JPEG, whatever a customer brought. */
  paint: (source: MediaSource) => Promise<Buffer>;
  /** As it is handed out: a customer's own picture byte for byte, a drawn one as JPEG. */
  original: (source: MediaSource) => Promise<{ bytes: Buffer; type: PictureType }>;
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

  const paintWith = (drawer: DrawingPool, source: DrawnSource): Promise<Buffer> => {
    const key = createHash('sha256').update(JSON.stringify(source)).digest('hex').slice(0, 40);
    const kept = running.get(key);
    if (kept !== undefined) return kept;
    // Two readers of the same picture share one drawing. A failed drawing is tried again next time.
    const drawing = paintOnce(drawer, source, folder === null ? null : join(folder, `${key}.jpg`));
    const forget = () => running.delete(key);
    running.set(key, drawing);
    drawing.then(() => folder !== null && forget(), forget);
    return drawing;
  };
  // A customer's own picture is never kept a second time: it has to be gone when its session is.
  const paint: Painter['paint'] = (source) =>
    source.kind === 'upload' ? developUpload(store, source.uploadId) : paintWith(pool, source);
  return {
    paint,
    original: async (source) => {
      if (source.kind !== 'upload') return { bytes: await paint(source), type: 'image/jpeg' };
      const bytes = uploadedBytes(store, source.uploadId);
      return { bytes, type: pictureType(bytes) ?? 'image/jpeg' };
    },
    paintQuietly: async (source) => {
      if (source.kind !== 'upload') await paintWith(quietPool, source);
    },
    close: async () => {
      await Promise.all([pool.close(), quietPool.close()]);
    },
  };
}

async function paintOnce(pool: DrawingPool, source: DrawnSource, file: string | null): Promise<Buffer> {
  if (file !== null && existsSync(file)) return readFileSync(file);
  const picture = await pool.draw(source);
  if (file !== null) {
    // Written aside and renamed: a killed process must not leave half a picture behind.
    const draft = `${file}.${process.pid}.part`;
    writeFileSync(draft, picture);
    renameSync(draft, file);
  }
  return picture;
}

function uploadedBytes(store: Store, uploadId: string): Buffer {
  const upload = store.uploads.get(uploadId);
  if (upload === undefined) throw new Error(`upload ${uploadId} is gone`);
  return Buffer.from(upload.base64, 'base64');
}

async function developUpload(store: Store, uploadId: string): Promise<Buffer> {
  const image = sharp(uploadedBytes(store, uploadId)).rotate();
  return image
    .resize({ width: 1600, height: 1600, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 88 })
    .toBuffer();
}
