import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { Refusal } from './http-answers.ts';

export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp';

/** By the first bytes; what a sender claims about a file proves nothing. */
export function pictureType(bytes: Buffer): PictureType | null {
  const ascii = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  return ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP' ? 'image/webp' : null;
}

export const MAX_PICTURE_BYTES = 10 * 1024 * 1024;
/** Small files can unfold into gigabytes; no camera makes more than this. */
const MAX_PIXELS = 120_000_000;

/**
 * A picture as a page sends it: a `data:` URL in a form field.
 * @throws Refusal 400, 413, 415 with a sentence for the customer
 */
export async function readPicture(dataUrl: string): Promise<{ id: string; base64: string }> {
  const base64 = /^data:[^,;]*;base64,([A-Za-z0-9+/]+={0,2})$/.exec(dataUrl)?.[1];
  if (base64 === undefined)
    throw new Refusal(400, { detail: 'This file did not arrive whole. Choose it again.' });
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > MAX_PICTURE_BYTES) {
    throw new Refusal(413, { detail: 'This picture is larger than 10 MB. Choose a smaller one.' });
  }
  if (pictureType(bytes) === null) {
    throw new Refusal(415, { detail: 'This is not a JPEG, PNG or WebP picture.' });
  }
  if (!(await isWhole(bytes)))
    throw new Refusal(400, { detail: 'This picture is damaged and cannot be shown.' });
  return { id: pictureId(base64), base64 };
}

/** Equal pictures have equal ids, so that a face can be recognised again. */
export function pictureId(base64: string): string {
  return createHash('sha256').update(base64).digest('hex').slice(0, 32);
}

async function isWhole(bytes: Buffer): Promise<boolean> {
  try {
    await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'truncated' }).resize(16).raw().toBuffer();
    return true;
  } catch {
    // The decoder's words are about its insides; that it gave up is all there is to know.
    return false;
  }
}
