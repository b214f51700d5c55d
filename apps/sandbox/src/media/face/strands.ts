import { type Random, randomFrom } from '../random.ts';
import { css, mix, type Rgb, scale } from './palette.ts';
import { type FaceShape, headHalfWidth } from './shape.ts';

export type Point = readonly [x: number, y: number];

export const f = (value: number): string => value.toFixed(3);

/** Lengthwise sheen: locks are lit where the skull bends towards the lamp. */
export function hairDefs(colour: Rgb): string {
  const ramp = (id: string, factor: number): string => {
    const base = scale(colour, factor);
    const lit = mix(scale(base, 1.55), [255, 244, 226], 0.1);
    return `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="0" y1="-1.8" x2="0" y2="1.9">
<stop offset="0" stop-color="${css(scale(base, 0.85))}"/><stop offset=".13" stop-color="${css(lit)}"/><stop offset=".3" stop-color="${css(base)}"/>
<stop offset=".62" stop-color="${css(scale(base, 0.62))}"/><stop offset=".78" stop-color="${css(scale(base, 1.05))}"/><stop offset="1" stop-color="${css(scale(base, 0.6))}"/></linearGradient>`;
  };
  return ramp('hairA', 0.62) + ramp('hairB', 0.85) + ramp('hairC', 1.05) + ramp('hairD', 1.25);
}

/** The outline of the skull at an angle, moved outwards; 0 is the crown, ±π/2 the temples. */
export function rim(shape: FaceShape, angle: number, out: number): Point {
  const centre = -0.42;
  const y = centre - Math.cos(angle) * (centre - shape.top + out * 0.9);
  const skull = centre - Math.cos(angle) * (centre - shape.top);
  const half = Math.max(headHalfWidth(shape, Math.min(skull, 1)), 0);
  const blend = Math.max(0, Math.min(1, (Math.abs(angle) - 0.9) / 0.6));
  const x = Math.sin(angle) * (shape.width * (1 - blend) + half * blend + out);
  return [x, y];
}

/** The front edge of the hair on the forehead: from one temple over the forehead to the other. */
export function edge(shape: FaceShape, angle: number, drop: number, recede: number): Point {
  const t = angle / 1.75;
  const w = shape.width * 0.9;
  const x = w * Math.sin((t * Math.PI) / 2);
  const temple = Math.abs(t) ** 3.2 * (-0.28 - shape.hairline);
  const corner = recede * Math.exp(-(((Math.abs(t) - 0.48) / 0.2) ** 2));
  return [x, shape.hairline + drop + temple - corner];
}

/** One hair as path data, bent sideways in its middle. */
export function strand(from: Point, to: Point, bend: Point): string {
  const mid: Point = [(from[0] + to[0]) / 2 + bend[0], (from[1] + to[1]) / 2 + bend[1]];
  return `M${f(from[0])} ${f(from[1])}Q${f(mid[0])} ${f(mid[1])} ${f(to[0])} ${f(to[1])}`;
}

export const jitter = (r: Random, point: Point, by: number): Point => [
  point[0] + r.between(-by, by),
  point[1] + r.between(-by, by),
];

/**
 * Paints hairs in the given order. A dozen neighbours share one path, hence one tone and one thickness: that is
 * many times faster than a path each, and hair does fall in locks.
 */
export function group(r: Random, hairs: readonly string[], thick: number, opacity: number): string {
  const paths: string[] = [];
  for (let i = 0; i < hairs.length; i += 12) {
    const tone = r.pick(['hairA', 'hairB', 'hairB', 'hairB', 'hairC', 'hairC', 'hairD']);
    paths.push(
      `<path d="${hairs.slice(i, i + 12).join('')}" stroke="url(#${tone})" stroke-width="${f(thick * r.between(0.55, 1.3))}" stroke-opacity="${f(opacity * r.between(0.6, 1))}"/>`,
    );
  }
  return `<g fill="none" stroke-linecap="round">${paths.join('')}</g>`;
}

interface CapOptions {
  volume: number;
  drop: number;
  recede: number;
  /** Which way the locks fall: -1 to the left, 0 straight back, 1 to the right. */
  sweep: number;
  strands: number;
  low: number;
}

/** Short hair: a soft mass over the skull with locks running from the forehead over the crown. */
export function cap(shape: FaceShape, options: CapOptions, seed: string): string {
  const r = randomFrom(seed, shape.detail);
  const { volume, drop, recede, sweep, low } = options;
  const angles = Array.from({ length: 41 }, (_, i) => -1.75 + (3.5 * i) / 40);
  const bulge = (a: number): number => volume * (0.35 + 0.65 * Math.cos(Math.min(1.57, Math.abs(a) * 0.85)));
  const outer = angles.map((a) => jitter(r, rim(shape, a, bulge(a)), 0.004));
  const inner = angles.map((a) => jitter(r, edge(shape, a, drop, recede), 0.012)).reverse();
  const side = (sign: number): Point => [sign * (headHalfWidth(shape, low) * 0.985), low];
  const path = [...outer, side(1), ...inner, side(-1)];
  const base = `<path d="M${path.map((p) => `${f(p[0])} ${f(p[1])}`).join('L')}Z" fill="url(#hairA)"/>`;
  const hairs: string[] = [];
  for (let i = 0; i < options.strands * 1.5; i++) {
    const a = r.between(-1.72, 1.72);
    const lift = r.next() * 0.6;
    const root = edge(shape, a, drop, recede);
    const b = Math.max(-1.75, Math.min(1.75, a * 0.95 + sweep * 0.5 * (1 - lift) + r.between(-0.07, 0.07)));
    const top = rim(shape, b, bulge(b) * r.between(0.82, 1.03));
    const along = (share: number): Point => [
      root[0] + (top[0] - root[0]) * share,
      root[1] + (top[1] - root[1]) * share,
    ];
    const bend: Point = [sweep * -0.1 + r.between(-0.02, 0.02), -0.09 * volume - 0.03];
    const end = Math.min(1, lift + 0.3 + r.next() * 0.7);
    hairs.push(strand(jitter(r, along(lift), 0.008), jitter(r, along(end), 0.008), bend));
  }
  return base + group(r, hairs, 0.0095, 0.8) + fringeAndSides(r, shape, options, bulge);
}

/** What softens the cap: thin hairs over its front edge, short ones at the temples, a few that fly away. */
function fringeAndSides(
  r: Random,
  shape: FaceShape,
  options: CapOptions,
  bulge: (angle: number) => number,
): string {
  const { drop, recede, sweep, low } = options;
  const fine: string[] = [];
  const sides: string[] = [];
  for (let i = 0; i < options.strands; i++) {
    const a = r.between(-1.7, 1.7);
    const root = jitter(r, edge(shape, a, drop + 0.035 * r.next(), recede), 0.018);
    const to: Point = [root[0] + sweep * 0.1 + root[0] * 0.05, root[1] - r.between(0.08, 0.22)];
    fine.push(strand(root, to, [sweep * -0.02, -0.02]));
  }
  for (let i = 0; i < 420; i++) {
    const sign = i % 2 ? 1 : -1;
    const y = r.between(-0.72, low - 0.02);
    const reach = bulge(1.7) * Math.max(0, 1 - (y + 0.72) / 0.75);
    const taper = 1 - 0.5 * Math.max(0, (y + 0.3) / 0.35);
    const x = sign * (headHalfWidth(shape, y) - 0.09 * taper + (0.1 * taper + reach) * r.next());
    sides.push(strand([x, y - 0.08], [x - sign * 0.004, y + 0.05], [sign * 0.01, 0]));
  }
  for (let i = 0; i < 26; i++) {
    const a = r.between(-1.6, 1.6);
    const tip = a + r.between(-0.12, 0.12);
    fine.push(
      strand(rim(shape, a, bulge(a) * 0.9), rim(shape, tip, bulge(tip) + r.between(0.01, 0.04)), [0, -0.01]),
    );
  }
  return group(r, sides, 0.0075, 0.7) + group(r, fine, 0.0042, 0.6);
}

/** Long hair: curtains from the parting down both sides, as far as `length`. */
export function curtains(
  shape: FaceShape,
  parting: number,
  length: number,
  wave: number,
  front: boolean,
): string {
  const r = randomFrom('curtains', shape.detail, front ? 1 : 2);
  const strands: string[] = [];
  const body: string[] = [];
  for (const side of [-1, 1]) {
    const from: Point = [parting, shape.top - 0.055];
    const out = shape.width + 0.13 + wave * 0.4;
    const inner = front ? shape.width * 0.83 : 0.2;
    const outerPath = `C${f(side * out * 0.75)} ${f(shape.top - 0.12)} ${f(side * out * 1.06)} -0.95 ${f(side * out)} -0.1S${f(side * (out + 0.02))} ${f(length * 0.6)} ${f(side * (out - 0.1))} ${f(length)}`;
    const back = front
      ? `L${f(side * (inner - 0.06))} ${f(length)}C${f(side * (inner + 0.1))} ${f(length * 0.55)} ${f(side * (inner + 0.09))} -0.2 ${f(side * (inner - 0.1))} -0.62Q${f(side * 0.42 + parting * 0.4)} -1.0 ${f(parting)} ${f(shape.hairline - 0.2)}Z`
      : `L0 ${f(length)}L0 -1Z`;
    body.push(`<path d="M${f(from[0])} ${f(from[1])}${outerPath}${back}" fill="url(#hairA)"/>`);
    for (let i = 0; i < (front ? 190 : 70); i++) {
      const t = r.next();
      const x = side * (inner + (out - inner) * t + 0.02);
      const start: Point = [
        parting + side * 0.04 * t + r.between(-0.02, 0.02),
        shape.hairline - 0.16 - 0.4 * t,
      ];
      const knee = (inner - 0.08 + (out * 1.04 - inner + 0.06) * t) * side;
      const end = length * (1 - 0.13 * r.next() ** 2);
      const w = wave * Math.sin(t * 9 + side) * 0.6 + r.between(-0.02, 0.02);
      const d = `M${f(start[0])} ${f(start[1])}C${f(side * (0.25 + 0.5 * t))} ${f(-1.06 - 0.5 * t)} ${f(knee)} ${f(-0.85 - t * 0.1)} ${f(x + w * 0.4)} ${f(-0.05)}S${f(x - w)} ${f(end * 0.62)} ${f(x * 0.97 + w * 0.8)} ${f(end)}`;
      strands.push(d);
    }
  }
  return body.join('') + group(r, strands, 0.0135, 0.62);
}
