import { randomFrom } from '../random.ts';
import { hollows, type Light, shade } from './light.ts';
import type { Rgb } from './palette.ts';
import { headRelief, turned, type View } from './relief.ts';
import { type FaceShape, halfWidthByRow, headHalfWidth } from './shape.ts';

/** Skin as straight RGBA, the size of its view. */
export interface SkinLayer {
  width: number;
  height: number;
  pixels: Buffer;
}

type Tint = (x: number, y: number) => readonly [red: number, green: number, blue: number];

const toLight = (channel: number): number => (channel / 255) ** 2.2;
const FROM_LIGHT = Uint8Array.from({ length: 4096 }, (_, i) => Math.round(255 * (i / 4095) ** (1 / 2.2)));
const fromLight = (value: number): number =>
  FROM_LIGHT[Math.min(4095, Math.max(0, Math.round(value * 3000)))] ?? 0;

const spot = (x: number, y: number, cx: number, cy: number, sx: number, sy: number): number =>
  Math.exp(-(((x - cx) / sx) ** 2 + ((y - cy) / sy) ** 2) / 2);

/** Thickness of the lips above and below the mouth line at x, in head units. */
function lipCover(shape: FaceShape, x: number, y: number): number {
  const { half, upper, lower, curve } = shape.mouth;
  const u = Math.abs(x) / half;
  if (u >= 1) return 0;
  const line = shape.mouth.y + curve * (u * u * 2 - 0.6) + 0.012 * Math.exp(-((x / 0.07) ** 2));
  const bow = 1 - 0.2 * Math.exp(-((x / 0.04) ** 2)) + 0.1 * Math.exp(-(((Math.abs(x) - 0.075) / 0.05) ** 2));
  const above = upper * (1 - u ** 1.6) * bow;
  const below = lower * (1 - u ** 2.3) ** 0.9;
  const soft = (distance: number): number => Math.max(0, Math.min(1, 0.5 + distance / 0.022));
  return y < line ? soft(y - (line - above)) : soft(line + below - y);
}

/** Where the skin is redder, darker or bluer than its base colour, as factors per channel. */
function headTint(shape: FaceShape, view: View): Tint {
  const { eye, nose, colours, beard, wrinkles } = shape;
  const r = randomFrom('tint', shape.detail);
  const blush = 0.1 + r.next() * 0.1;
  const tired = 0.06 + r.next() * 0.08 + wrinkles * 0.1;
  const shadow = beard === 'none' ? 0.14 * r.next() : 0.34;
  const stubble = shape.maturity > 0.8 && shape.male ? shadow : 0;
  const skin = colours.skin.map(toLight);
  const lip = colours.lip.map((channel, i) => toLight(channel) / (skin[i] ?? 1));
  return (turnedX, y) => {
    const x = view.yaw === 0 ? turnedX : 2 * turnedX - turned(shape, view, turnedX, y);
    const ax = Math.abs(x);
    const red =
      blush * (spot(ax, y, 0.55, 0.4, 0.2, 0.16) + spot(ax, y, 0, nose.base - 0.06, 0.12, 0.09) * 0.9) +
      0.05 * spot(ax, y, 0, 1.2, 0.2, 0.12);
    const dark =
      tired * spot(ax, y, eye.x - 0.05, 0.12, 0.15, 0.055) +
      0.1 * spot(ax, y, eye.x - 0.02, -0.06, 0.2, 0.06) +
      0.75 * spot(ax, y, nose.width * 0.5, nose.base + 0.018, 0.042, 0.016);
    const jaw = Math.max(0, Math.min(1, (y - 0.62 - Math.max(0, 0.35 - ax * 0.55)) / 0.16));
    const lipOnly = spot(ax, y, 0, 0.68, 0.3, 0.06);
    const hairy = stubble * Math.max(jaw, lipOnly) * (ax < 0.95 ? 1 : 0);
    const cover = lipCover(shape, x, y) * 0.82;
    const base = 1 - dark;
    return [
      base * (1 + red * 0.35) * (1 - hairy * 0.75) * (1 - cover) + (lip[0] ?? 1) * cover,
      base * (1 - red * 0.9) * (1 - hairy * 0.66) * (1 - cover) + (lip[1] ?? 1) * cover,
      base * (1 - red * 0.75) * (1 - hairy * 0.5) * (1 - cover) + (lip[2] ?? 1) * cover,
    ];
  };
}

/** Fine grain of the skin: pores everywhere, freckles where the person has them, spots with the years. */
function grain(shape: FaceShape, width: number, height: number): Float32Array {
  const r = randomFrom('grain', shape.detail);
  const field = new Float32Array(width * height);
  for (let i = 0; i < field.length; i++) field[i] = 1 + (r.next() + r.next() - 1) * 0.035;
  const blot = (count: number, size: number, amount: number): void => {
    for (let n = 0; n < count; n++) {
      const [bx, by] = [r.next() * width, r.next() * height];
      const radius = size * (0.5 + r.next());
      for (let y = Math.max(0, Math.floor(by - radius * 2)); y < Math.min(height, by + radius * 2); y++) {
        for (let x = Math.max(0, Math.floor(bx - radius * 2)); x < Math.min(width, bx + radius * 2); x++) {
          const i = y * width + x;
          field[i] = (field[i] ?? 1) - amount * Math.exp(-((x - bx) ** 2 + (y - by) ** 2) / radius ** 2);
        }
      }
    }
  };
  const unit = width / 450;
  blot(220, 5.5 * unit, 0.02);
  blot(150, 4.5 * unit, -0.016);
  if (shape.freckles > 0) blot(Math.round(1100 * shape.freckles), 0.9 * unit, 0.09);
  if (shape.wrinkles > 0.45) blot(Math.round(90 * shape.wrinkles), 2.2 * unit, 0.07);
  return field;
}

interface Part {
  depth: Float32Array;
  hollow: Float32Array;
  alpha: (x: number, y: number) => number;
  tint: Tint;
}

function paint(layer: SkinLayer, part: Part, view: View, light: Light, skin: Rgb, pores: Float32Array): void {
  const base = skin.map(toLight);
  const lit = { r: 0, g: 0, b: 0, gloss: 0 };
  const { width, height, scale } = view;
  for (let py = 1; py < height - 1; py++) {
    const y = (py - view.cy) / scale;
    for (let px = 1; px < width - 1; px++) {
      const x = (px - view.cx) / scale;
      const alpha = part.alpha(x, y);
      if (alpha <= 0) continue;
      const i = py * width + px;
      const slopeX = (((part.depth[i + 1] ?? 0) - (part.depth[i - 1] ?? 0)) * scale) / 2;
      const slopeY = (((part.depth[i + width] ?? 0) - (part.depth[i - width] ?? 0)) * scale) / 2;
      shade(light, Math.max(-1.7, Math.min(1.7, slopeX)), Math.max(-1.7, Math.min(1.7, slopeY)), lit);
      const hollow = Math.max(-0.12, Math.min(0.3, (part.hollow[i] ?? 0) * 3.4));
      const tone = (1 - hollow) * (pores[i] ?? 1);
      const [tr, tg, tb] = part.tint(x, y);
      const gloss =
        lit.gloss * (0.012 + 0.06 * (base[0] ?? 0)) * light.keyPower * (1 - Math.max(0, hollow) * 3);
      const o = i * 4;
      const put = (offset: number, value: number): void => {
        const old = layer.pixels[o + offset] ?? 0;
        layer.pixels[o + offset] = Math.round(old + (value - old) * alpha);
      };
      put(0, fromLight((base[0] ?? 0) * lit.r * tr * (1 - hollow * 0.75) * (pores[i] ?? 1) + gloss));
      put(1, fromLight((base[1] ?? 0) * lit.g * tg * tone + gloss));
      put(2, fromLight((base[2] ?? 0) * lit.b * tb * tone * (1 - hollow * 0.2) + gloss));
      layer.pixels[o + 3] = Math.max(layer.pixels[o + 3] ?? 0, Math.round(alpha * 255));
    }
  }
}

function earPart(shape: FaceShape, view: View, edge: number): Part {
  const depth = new Float32Array(view.width * view.height);
  const [ex, ey] = [headHalfWidth(shape, 0.12) + 0.035, 0.14];
  const [rx, ry] = [0.115 * shape.ear, 0.31 * shape.ear];
  const radius = (x: number, y: number): number => {
    const dy = (y - ey) / ry;
    if (Math.abs(dy) > 1.2 || Math.abs(x) < ex - 0.3) return 9;
    const lean = ex + 0.035 * -dy;
    return Math.hypot((Math.abs(x) - lean) / (rx * (1 - 0.22 * dy)), dy);
  };
  for (let py = 0; py < view.height; py++) {
    for (let px = 0; px < view.width; px++) {
      const rr = radius((px - view.cx) / view.scale, (py - view.cy) / view.scale);
      if (rr < 1.1)
        depth[py * view.width + px] = 0.16 * Math.exp(-(((rr - 0.78) / 0.2) ** 2)) + 0.03 * (1 - rr);
    }
  }
  return {
    depth,
    hollow: hollows({ view, depth }, 0.05),
    alpha: (x, y) => Math.max(0, Math.min(1, 0.5 + ((1 - radius(x, y)) * rx) / edge)),
    tint: (x, y) => {
      const inner = 0.62 + 0.3 * Math.min(1, radius(x, y));
      return [inner * 1.03, inner * 0.86, inner * 0.84];
    },
  };
}

function neckPart(shape: FaceShape, view: View, edge: number): Part {
  const depth = new Float32Array(view.width * view.height);
  const half = (y: number): number =>
    shape.neck * (1 + 0.05 * (1.5 - y)) + Math.max(0, y - 1.62) ** 1.7 * 1.9;
  for (let py = 0; py < view.height; py++) {
    const y = (py - view.cy) / view.scale;
    for (let px = 0; px < view.width; px++) {
      const x = (px - view.cx) / view.scale;
      const u = Math.min(1, Math.abs(x) / half(y));
      const cord = 0.02 * Math.exp(-(((Math.abs(x) - 0.33 + (y - 1.4) * 0.3) / 0.07) ** 2));
      const throat = 0.03 * Math.exp(-((x / 0.1) ** 2) - ((y - 1.75) / 0.14) ** 2);
      depth[py * view.width + px] = 0.6 * Math.sqrt(1 - u * u) + cord + throat;
    }
  }
  return {
    depth,
    hollow: hollows({ view, depth }, 0.06),
    alpha: (x, y) => (y < 0.6 ? 0 : Math.max(0, Math.min(1, 0.5 + (half(y) - Math.abs(x)) / edge))),
    tint: (x, y) => {
      const below = y - (shape.chin - 0.55 * Math.min(1, Math.abs(x)) ** 2.2);
      const cast = 1 - 0.58 * Math.exp(-((Math.max(0, below) / 0.3) ** 2));
      return [cast * 0.95, cast * 0.9, cast * 0.88];
    },
  };
}

/** Neck, ears and head under the given light, painted point by point. */
export function paintSkin(shape: FaceShape, view: View, light: Light): SkinLayer {
  const layer: SkinLayer = {
    width: view.width,
    height: view.height,
    pixels: Buffer.alloc(view.width * view.height * 4),
  };
  const pores = grain(shape, view.width, view.height);
  const edge = 1.6 / view.scale;
  const relief = headRelief(shape, view);
  const halfWidth = halfWidthByRow(shape);
  const head: Part = {
    depth: relief.depth,
    hollow: hollows(relief, 0.035),
    alpha: (x, y) => {
      const half = halfWidth(y);
      return half > 0 ? Math.max(0, Math.min(1, 0.5 + (half - Math.abs(x)) / edge)) : 0;
    },
    tint: headTint(shape, view),
  };
  for (const part of [neckPart(shape, view, edge), earPart(shape, view, edge), head]) {
    paint(layer, part, view, light, shape.colours.skin, pores);
  }
  return layer;
}
