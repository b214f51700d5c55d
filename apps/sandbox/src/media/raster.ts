import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import { fontFiles } from './fonts.ts';
import { randomFrom } from './random.ts';

/** Straight RGBA pixels, as every step passes them on: no detour over a compressed format. */
export interface Raster {
  data: Buffer;
  width: number;
  height: number;
}

export interface Shot {
  /** Camera noise, as a share of full scale. */
  noise: number;
  /** Gaussian blur in pixels; 0 for none. */
  blur: number;
  brightness: number;
  quality: number;
  saturation: number;
}

export const raw = (image: Raster): { raw: { width: number; height: number; channels: 4 } } => ({
  raw: { width: image.width, height: image.height, channels: 4 },
});

/** Draws SVG text of the given pixel size with the bundled fonts, never with those of the machine. */
export function drawSvg(svg: string): Raster {
  const image = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: fontFiles(svg), defaultFontFamily: 'PT Sans' },
  }).render();
  return { data: image.pixels, width: image.width, height: image.height };
}

/** Sensor noise: coarser and stronger in the dark, like a phone's. */
function grain(image: Raster, amount: number, seed: number): void {
  const r = randomFrom('sensor', seed);
  const table = Int8Array.from({ length: 4096 }, () => Math.round(r.normal() * amount * 255));
  let at = r.next() * 4096;
  for (let i = 0; i < image.data.length; i += 4) {
    at = (at * 1.000123 + 37.7) % 4096;
    const k = Math.floor(at);
    const noise = table[k] ?? 0;
    const chroma = (table[(k * 7 + 13) & 4095] ?? 0) * 0.35;
    const put = (offset: number, value: number): void => {
      const o = i + offset;
      image.data[o] = Math.max(0, Math.min(255, Math.round((image.data[o] ?? 0) + value)));
    };
    put(0, noise + chroma);
    put(1, noise);
    put(2, noise - chroma);
  }
}

/** The camera's last steps: focus, exposure, noise, and a JPEG like a phone would write. */
export async function takeShot(image: Raster, shot: Shot, seed: number): Promise<Buffer> {
  let pipeline = sharp(image.data, raw(image));
  if (shot.blur > 0.3) pipeline = pipeline.blur(shot.blur);
  const { data, info } = await pipeline
    .modulate({ brightness: shot.brightness, saturation: shot.saturation })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const exposed: Raster = { data, width: info.width, height: info.height };
  grain(exposed, shot.noise, seed);
  return sharp(exposed.data, raw(exposed))
    .removeAlpha()
    .jpeg({ quality: shot.quality, chromaSubsampling: '4:2:0' })
    .toBuffer();
}

type Point = readonly [x: number, y: number];

/** The 3×3 matrix that maps the unit square onto four corners (top left, top right, bottom right, bottom left). */
function squareToQuad(corners: readonly [Point, Point, Point, Point]): number[] {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners;
  const [dx1, dx2, dx3] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, dy3] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const det = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / det;
  const h = (dx1 * dy3 - dx3 * dy1) / det;
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1];
}

function invert(m: readonly number[]): number[] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = m;
  const det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  const adjugate = [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
  return adjugate.map((value) => value / det);
}

/** Lays `card` over `ground` so that its corners land on the given points, with smooth sampling. */
export function layOn(ground: Raster, card: Raster, corners: readonly [Point, Point, Point, Point]): void {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = invert(squareToQuad(corners));
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const bottom = Math.min(ground.height - 1, Math.ceil(Math.max(...ys)));
  const right = Math.min(ground.width - 1, Math.ceil(Math.max(...xs)));
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y <= bottom; y++) {
    for (let x = Math.max(0, Math.floor(Math.min(...xs))); x <= right; x++) {
      const w = g * x + h * y + i;
      const u = ((a * x + b * y + c) / w) * (card.width - 1);
      const v = ((d * x + e * y + f) / w) * (card.height - 1);
      if (u < 0 || v < 0 || u >= card.width - 1 || v >= card.height - 1) continue;
      blend(ground, card, (y * ground.width + x) * 4, u, v);
    }
  }
}

function blend(ground: Raster, card: Raster, target: number, u: number, v: number): void {
  const [iu, iv] = [Math.floor(u), Math.floor(v)];
  const [fu, fv] = [u - iu, v - iv];
  const o = (iv * card.width + iu) * 4;
  const row = card.width * 4;
  const sample = (k: number): number => {
    const upper = (card.data[o + k] ?? 0) * (1 - fu) + (card.data[o + 4 + k] ?? 0) * fu;
    const lower = (card.data[o + row + k] ?? 0) * (1 - fu) + (card.data[o + row + 4 + k] ?? 0) * fu;
    return upper * (1 - fv) + lower * fv;
  };
  const alpha = sample(3) / 255;
  if (alpha <= 0) return;
  for (let k = 0; k < 3; k++) {
    const old = ground.data[target + k] ?? 0;
    ground.data[target + k] = Math.round(old + (sample(k) - old) * alpha);
  }
}
