import { type FaceShape, headHalfWidth } from './shape.ts';

/** Where head units land on a grid of points, and how far the head is turned. */
export interface View {
  width: number;
  height: number;
  /** Points per head unit, and the point where the eyes' line crosses the middle of the face. */
  scale: number;
  cx: number;
  cy: number;
  /** Sideways turn: how far a point one unit nearer to the camera moves to the right. */
  yaw: number;
}

/** A height map over the grid: depth towards the camera in head units. */
export interface Relief {
  view: View;
  depth: Float32Array;
}

type Bump = readonly [x: number, y: number, spreadX: number, spreadY: number, amount: number, turn?: number];

/** Depth of the plain skull at a point, before any feature; features turn with it. */
export function baseDepth(shape: FaceShape, x: number, y: number): number {
  const half = headHalfWidth(shape, y);
  const u = Math.abs(x) / (half || 1);
  if (half <= 0 || u >= 1) return 0;
  const vertical = Math.max(0.05, 1 - Math.abs((y + 0.02) / 1.62) ** 2.6);
  return 0.95 * Math.sqrt(vertical) * (1 - u ** 2.25) ** 0.5;
}

/** A feature's x on the turned head: what stands out most moves most. */
export function turned(shape: FaceShape, view: View, x: number, y: number): number {
  return x + view.yaw * (baseDepth(shape, x, y) - 0.35);
}

function addBump(relief: Relief, shape: FaceShape, bump: Bump): void {
  const { view, depth } = relief;
  const [x, y, sx, sy, amount, turn = 0] = bump;
  const cx = view.cx + turned(shape, view, x, y) * view.scale;
  const cy = view.cy + y * view.scale;
  const reach = Math.max(sx, sy) * view.scale * 3;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [ax, ay] = [1 / (sx * view.scale), 1 / (sy * view.scale)];
  const bottom = Math.min(view.height - 1, Math.ceil(cy + reach));
  const right = Math.min(view.width - 1, Math.ceil(cx + reach));
  for (let py = Math.max(0, Math.floor(cy - reach)); py <= bottom; py++) {
    for (let px = Math.max(0, Math.floor(cx - reach)); px <= right; px++) {
      const [dx, dy] = [px - cx, py - cy];
      const u = (dx * cos + dy * sin) * ax;
      const v = (dy * cos - dx * sin) * ay;
      const i = py * view.width + px;
      depth[i] = (depth[i] ?? 0) + amount * Math.exp(-(u * u + v * v) / 2);
    }
  }
}

/** The same bump on both halves of the face. */
function mirrored(bumps: readonly Bump[]): Bump[] {
  return bumps.flatMap((bump): Bump[] => {
    const [x, y, sx, sy, amount, turn = 0] = bump;
    return [bump, [-x, y, sx, sy, amount, -turn]];
  });
}

function boneBumps(shape: FaceShape): Bump[] {
  const { eye, brow, fat, cheek, maturity } = shape;
  return mirrored([
    [0.36, brow.y - 0.02, 0.26, 0.085, 0.045 * brow.ridge + 0.012, 0.12],
    [eye.x - 0.03, 0.015, 0.22, 0.125, -0.115],
    [eye.x, 0.005, 0.155, 0.09, 0.075],
    [0.17, 0.0, 0.07, 0.1, -0.05],
    [0.6, 0.3, 0.24, 0.17, 0.05 * cheek, 0.5],
    [0.45, 0.52, 0.24, 0.2, 0.045 + 0.035 * fat],
    [0.62, 0.72, 0.16, 0.24, -0.03 * maturity + 0.03 * fat],
    [0.82, -0.3, 0.13, 0.3, -0.05 * maturity],
    [0.3, -0.68, 0.3, 0.24, 0.022],
  ]);
}

function noseBumps(shape: FaceShape): Bump[] {
  const { base, width, height, hump, tip } = shape.nose;
  const bumps: Bump[] = [];
  const start = -0.12;
  for (let step = 0; step < 9; step++) {
    const t = step / 8;
    const y = start + (base - 0.1 - start) * t;
    bumps.push([0, y, 0.078 + 0.026 * t, 0.075, height * (0.1 + 0.2 * t)]);
  }
  bumps.push([0, 0.13, 0.05, 0.09, hump]);
  bumps.push([0, base - 0.055, tip * 0.95, 0.06, height * 0.5], [0, base - 0.1, 0.15, 0.11, height * 0.16]);
  bumps.push(
    ...mirrored([
      [width * 0.8, base - 0.035, 0.052, 0.058, height * 0.37],
      [width * 1.22, base - 0.045, 0.028, 0.075, -0.03, -0.15],
      [width * 0.5, base + 0.045, 0.045, 0.022, -0.05],
    ]),
  );
  return bumps;
}

function mouthBumps(shape: FaceShape): Bump[] {
  const { y, half, upper, lower } = shape.mouth;
  return [
    [0, y - 0.01, half * 0.85, 0.17, 0.075],
    [0, (shape.nose.base + y - upper) / 2 + 0.02, 0.028, 0.07, -0.026],
    ...mirrored([
      [0.058, (shape.nose.base + y - upper) / 2 + 0.03, 0.018, 0.07, 0.01],
      [0.085, y - upper * 0.5, 0.1, upper * 0.5, 0.035],
      [half * 1.05, y + 0.005, 0.04, 0.05, -0.03],
      [0.1, y + lower * 0.5, 0.11, lower * 0.42, 0.036],
    ]),
    [0, y, half * 0.46, 0.014, -0.03],
    [0, y + lower + 0.075, 0.2, 0.05, -0.06],
    [0, shape.chin - 0.17, 0.17, 0.12, 0.075],
  ];
}

/** What the years add: folds beside the mouth, bags, crow's feet, forehead lines, jowls. */
function ageBumps(shape: FaceShape): Bump[] {
  const w = shape.wrinkles;
  const { eye, nose, mouth } = shape;
  const bumps = mirrored([
    [0.31, (nose.base + mouth.y) / 2 - 0.02, 0.026, 0.16, -0.012 * shape.maturity - 0.04 * w, -0.42],
    [0.37, mouth.y + 0.16, 0.025, 0.1, -0.03 * w, -0.1],
    [eye.x - 0.06, 0.155, 0.17, 0.03, -0.008 * shape.maturity - 0.026 * w, 0.12],
    [eye.x, 0.11, 0.15, 0.032, 0.016 * w, 0.08],
    [0.52, 1.02, 0.12, 0.11, 0.055 * w],
    [0.43, 1.1, 0.025, 0.1, -0.035 * w, -0.2],
  ]);
  if (w < 0.12) return bumps;
  const lines = (w - 0.12) / 0.88;
  for (const [index, y] of [-0.47, -0.58, -0.69, -0.79].entries()) {
    const bend = 0.05 + 0.02 * index;
    const depth = -0.0085 * lines;
    bumps.push([0.03 * (index - 1.5), y + 0.008, 0.13, 0.012, depth]);
    bumps.push([0.2, y - 0.004 * index, 0.12, 0.011, depth, bend], [-0.23, y, 0.11, 0.011, depth, -bend]);
  }
  for (const turn of [-0.35, 0.02, 0.4]) {
    bumps.push(
      ...mirrored([[eye.x + 0.3, 0.02 + turn * 0.17, 0.075, 0.0085, -0.011 * lines, turn]]),
      ...mirrored([[eye.x + 0.08, 0.2 + turn * 0.06, 0.11, 0.008, -0.006 * lines, 0.3]]),
    );
  }
  bumps.push(...mirrored([[0.055, -0.22, 0.01, 0.07, -0.02 * lines, 0.12]]));
  bumps.push(...mirrored([[0.5, 0.62, 0.009, 0.16, -0.009 * lines, -0.25]]));
  for (const x of [-0.2, -0.1, 0, 0.1, 0.2]) {
    bumps.push([x, mouth.y - mouth.upper - 0.03, 0.008, 0.04, -0.006 * Math.max(0, lines - 0.3)]);
  }
  return bumps;
}

/** The head seen from the front, without ears and neck. */
export function headRelief(shape: FaceShape, view: View): Relief {
  const relief: Relief = { view, depth: new Float32Array(view.width * view.height) };
  for (let py = 0; py < view.height; py++) {
    const y = (py - view.cy) / view.scale;
    const half = headHalfWidth(shape, y);
    if (half <= 0) continue;
    const vertical = Math.sqrt(Math.max(0.05, 1 - Math.abs((y + 0.02) / 1.62) ** 2.6));
    for (let px = 0; px < view.width; px++) {
      const u = Math.abs((px - view.cx) / view.scale) / half;
      if (u < 1) relief.depth[py * view.width + px] = 0.95 * vertical * (1 - u ** 2.25) ** 0.5;
    }
  }
  for (const group of [boneBumps, noseBumps, mouthBumps, ageBumps]) {
    for (const bump of group(shape)) addBump(relief, shape, bump);
  }
  return relief;
}
