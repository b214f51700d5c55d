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
  return ramp('hairA', 0.55) + ramp('hairB', 0.85) + ramp('hairC', 1.12) + ramp('hairD', 1.4);
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

export function strand(
  r: Random,
  from: Point,
  to: Point,
  bend: Point,
  width: number,
  opacity: number,
): string {
  const mid: Point = [(from[0] + to[0]) / 2 + bend[0], (from[1] + to[1]) / 2 + bend[1]];
  const tone = r.pick(['hairA', 'hairB', 'hairB', 'hairC', 'hairC', 'hairD']);
  return `<path d="M${f(from[0])} ${f(from[1])}Q${f(mid[0])} ${f(mid[1])} ${f(to[0])} ${f(to[1])}" stroke="url(#${tone})" stroke-width="${f(width)}" opacity="${f(opacity)}"/>`;
}

export const jitter = (r: Random, point: Point, by: number): Point => [
  point[0] + r.between(-by, by),
  point[1] + r.between(-by, by),
];

export function group(strands: readonly string[]): string {
  return `<g fill="none" stroke-linecap="round">${strands.join('')}</g>`;
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
  const strands: string[] = [];
  for (let i = 0; i < options.strands; i++) {
    const a = r.between(-1.7, 1.7);
    const lift = r.next();
    const root = edge(shape, a, drop, recede);
    const b = Math.max(
      -1.75,
      Math.min(1.75, a * 0.94 + sweep * 0.5 * (1 - lift * 0.4) + r.between(-0.1, 0.1)),
    );
    const top = rim(shape, b, bulge(b) * r.between(0.7, 1.04));
    const from: Point = [
      root[0] + (top[0] - root[0]) * lift * 0.62,
      root[1] + (top[1] - root[1]) * lift * 0.62,
    ];
    const reach = Math.min(1, 0.35 + r.next() * 0.75);
    const to: Point = [from[0] + (top[0] - from[0]) * reach, from[1] + (top[1] - from[1]) * reach];
    const bend: Point = [sweep * -0.09 + r.between(-0.03, 0.03), -0.07 * volume - 0.03];
    strands.push(
      strand(
        r,
        jitter(r, from, 0.012),
        jitter(r, to, 0.012),
        bend,
        r.between(0.006, 0.016),
        r.between(0.45, 0.85),
      ),
    );
  }
  for (let i = 0; i < options.strands * 0.7; i++) {
    const a = r.between(-1.7, 1.7);
    const root = jitter(r, edge(shape, a, drop + 0.03 * r.next(), recede), 0.02);
    const to: Point = [root[0] + sweep * 0.1 + root[0] * 0.05, root[1] - r.between(0.08, 0.2)];
    strands.push(strand(r, root, to, [sweep * -0.02, -0.02], r.between(0.004, 0.008), r.between(0.25, 0.6)));
  }
  for (let i = 0; i < 120; i++) {
    const sign = i % 2 ? 1 : -1;
    const y = r.between(-0.55, low);
    const x = sign * (headHalfWidth(shape, y) - r.between(-0.02, 0.075) * (1 - Math.max(0, y + 0.1)));
    strands.push(strand(r, [x, y - 0.09], [x - sign * 0.005, y + 0.06], [sign * 0.01, 0], 0.009, 0.55));
  }
  return base + group(strands);
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
    for (let i = 0; i < (front ? 120 : 60); i++) {
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
      const tone = r.pick(['hairA', 'hairB', 'hairB', 'hairC', 'hairD']);
      strands.push(
        `<path d="${d}" stroke="url(#${tone})" stroke-width="${f(r.between(0.008, 0.026))}" opacity="${f(r.between(0.35, 0.75))}"/>`,
      );
    }
  }
  return body.join('') + group(strands);
}
