import type { Relief } from './relief.ts';

export interface Light {
  /** Towards the key light; x right, y down, z to the camera. Need not be of unit length. */
  key: readonly [x: number, y: number, z: number];
  keyPower: number;
  /** Light from everywhere, and the colour of both. */
  ambient: number;
  tint: readonly [red: number, green: number, blue: number];
}

/** Red light travels furthest under the skin, so shadows on a face turn warm instead of grey. */
const WRAP = [0.42, 0.24, 0.18] as const;

function boxBlur(source: Float32Array, width: number, height: number, radius: number): Float32Array {
  const half = new Float32Array(source.length);
  const result = new Float32Array(source.length);
  const span = 2 * radius + 1;
  const run = (from: Float32Array, to: Float32Array, start: number, step: number, count: number): void => {
    let sum = 0;
    const at = (i: number): number => from[start + Math.max(0, Math.min(count - 1, i)) * step] ?? 0;
    for (let i = -radius; i <= radius; i++) sum += at(i);
    for (let i = 0; i < count; i++) {
      to[start + i * step] = sum / span;
      sum += at(i + radius + 1) - at(i - radius);
    }
  };
  for (let y = 0; y < height; y++) run(source, half, y * width, 1, width);
  for (let x = 0; x < width; x++) run(half, result, x, width, height);
  return result;
}

/** How much of a point is hidden in creases: positive in hollows, negative on ridges. */
export function hollows(relief: Relief, reach: number): Float32Array {
  const { width, height, scale } = relief.view;
  const radius = Math.max(1, Math.round(reach * scale));
  const soft = boxBlur(boxBlur(relief.depth, width, height, radius), width, height, radius);
  for (let i = 0; i < soft.length; i++) soft[i] = (soft[i] ?? 0) - (relief.depth[i] ?? 0);
  return soft;
}

/** Shade of one point per colour channel plus its gloss, from the slope of the relief there. */
export function shade(
  light: Light,
  slopeX: number,
  slopeY: number,
  out: { r: number; g: number; b: number; gloss: number },
): void {
  const norm = 1 / Math.sqrt(slopeX * slopeX + slopeY * slopeY + 1);
  const [nx, ny, nz] = [-slopeX * norm, -slopeY * norm, norm];
  const [kx, ky, kz] = light.key;
  const length = Math.sqrt(kx * kx + ky * ky + kz * kz);
  const facing = (nx * kx + ny * ky + nz * kz) / length;
  const around = light.ambient * (0.82 - 0.22 * ny + 0.1 * nz) * (0.55 + 0.45 * nz);
  const channel = (wrap: number, tint: number): number =>
    tint * (around + light.keyPower * Math.max(0, (facing + wrap) / (1 + wrap)) ** 1.25);
  out.r = channel(WRAP[0], light.tint[0]);
  out.g = channel(WRAP[1], light.tint[1]);
  out.b = channel(WRAP[2], light.tint[2]);
  const hz = kz / length + 1;
  const halfway = Math.sqrt(kx * kx + ky * ky + (hz * length) ** 2) / length;
  const gloss = (nx * (kx / length) + ny * (ky / length) + nz * hz) / halfway;
  out.gloss = Math.max(0, gloss) ** 26;
}
