import { type Random, randomFrom } from '../random.ts';
import { css, scale } from './palette.ts';
import { type FaceShape, headHalfWidth } from './shape.ts';
import { cap, curtains, edge, f, group, hairDefs, jitter, type Point, rim, strand } from './strands.ts';

/** Hair in two layers: what hangs behind neck and ears, and what lies over the forehead. */
export interface HairLayers {
  defs: string;
  behind: string;
  front: string;
}

/** Curls as many small arcs, lit from above, scattered inside an outline. */
function curls(shape: FaceShape, inside: (r: Random) => Point, count: number, size: number): string {
  const r = randomFrom('curls', shape.detail, count);
  const arcs: string[] = [];
  for (let i = 0; i < count * 1.5; i++) {
    const [x, y] = inside(r);
    const radius = size * r.between(0.5, 1.1);
    const turn = r.between(0, Math.PI * 2);
    const [cos, sin] = [Math.cos(turn) * radius, Math.sin(turn) * radius];
    arcs.push(
      `M${f(x - cos)} ${f(y - sin)}A${f(radius)} ${f(radius * 0.85)} ${f(turn * 57)} 1 1 ${f(x + cos * 0.6 - sin * 0.7)} ${f(y + sin * 0.6 + cos * 0.7)}`,
    );
  }
  return group(r, arcs, size * 0.27, 0.85);
}

function curlCap(shape: FaceShape, volume: number, size: number): string {
  const base = cap(shape, { volume, drop: 0.02, recede: 0.02, sweep: 0, strands: 30, low: -0.12 }, 'curlcap');
  const place = (r: Random): Point => {
    const a = r.between(-1.72, 1.72);
    const [rx, ry] = rim(shape, a, volume * (0.35 + 0.65 * Math.cos(Math.min(1.57, Math.abs(a) * 0.85))));
    const [ex, ey] = edge(shape, a, 0, 0.02);
    const t = r.next();
    return [ex + (rx - ex) * t, ey + (ry - ey) * t];
  };
  return base + curls(shape, place, volume > 0.25 ? 900 : 620, size);
}

/** Curls beside the face down to the shoulders; in front of the ears only a narrow band of them. */
function longCurls(shape: FaceShape, front: boolean): string {
  const place = (r: Random): Point => {
    const side = r.chance(0.5) ? 1 : -1;
    const y = r.between(-1.05, 1.35);
    const inner = shape.width * (front ? 0.97 + 0.05 * Math.sin(y * 3) : 0.7);
    const outer = 0.3 + 0.12 * Math.sin((y + 1.1) * 1.25) + 0.03 * Math.sin(y * 11);
    const start = Math.min(1, Math.max(0.1, (y + 1.1) * 1.4));
    return [side * (inner + r.next() * start * (outer + (front ? 0 : 0.25))), y];
  };
  return curls(shape, place, front ? 760 : 800, 0.052);
}

/** Cropped to a shadow on the skin: thousands of short strokes, thinning at the hairline. */
function buzz(shape: FaceShape, from: number, thick: number): string {
  const r = randomFrom('buzz', shape.detail);
  const strokes: string[] = [];
  for (let i = 0; i < 2600; i++) {
    const a = r.between(-1.75, 1.75);
    const [rx, ry] = rim(shape, a, 0.012);
    const [ex, ey] = edge(shape, a, 0, 0.05);
    const t = from + (1 - from) * r.next() ** 0.8;
    const [x, y] = jitter(r, [ex + (rx - ex) * t, ey + (ry - ey) * t], 0.018);
    strokes.push(`M${f(x)} ${f(y)}l${f(x * 0.014)} ${f(-0.02)}`);
  }
  const soft = cap(
    shape,
    { volume: 0.012, drop: 0.03, recede: 0.05, sweep: 0, strands: 0, low: -0.05 },
    'buzz',
  );
  const veil = from > 0 ? '' : `<g opacity="${f(thick)}">${soft}</g>`;
  return `${veil}<path d="${strokes.join('')}" fill="none" stroke="${css(scale(shape.colours.hair, 0.8))}" stroke-width=".008" stroke-opacity=".6"/>`;
}

/** A wreath of hair around a bare crown. */
function wreath(shape: FaceShape): string {
  const r = randomFrom('wreath', shape.detail);
  const strands: string[] = [];
  for (let i = 0; i < 700; i++) {
    const side = i % 2 ? 1 : -1;
    const y = r.between(-0.78, 0.02);
    const half = headHalfWidth(shape, y);
    const x = side * (half + r.between(-0.085, 0.055) * Math.min(1, (y + 0.95) * 1.6));
    strands.push(strand([x, y - 0.07], [x + side * 0.012, y + 0.08], [side * 0.02, 0]));
  }
  return group(r, strands, 0.008, 0.65);
}

type Maker = (shape: FaceShape) => { behind?: string; front: string };

const bun = (shape: FaceShape): string =>
  curls(shape, (r) => [r.normal() * 0.17, shape.top - 0.13 + r.normal() * 0.09], 260, 0.09);

const sideOf = (shape: FaceShape): number => (shape.detail % 2 ? 1 : -1);

const MAKERS: Record<FaceShape['hairStyle'], Maker> = {
  buzz: (s) => ({ front: buzz(s, 0, 0.62) }),
  side_part: (s) => ({
    front: cap(
      s,
      { volume: 0.2, drop: 0.05, recede: 0.06, sweep: sideOf(s), strands: 620, low: 0.02 },
      'part',
    ),
  }),
  swept_back: (s) => ({
    front: cap(s, { volume: 0.17, drop: -0.02, recede: 0.1, sweep: 0.12, strands: 620, low: 0.0 }, 'swept'),
  }),
  fringe: (s) => ({
    front: cap(
      s,
      { volume: 0.16, drop: 0.26, recede: -0.03, sweep: sideOf(s) * 0.5, strands: 680, low: 0.05 },
      'fringe',
    ),
  }),
  receding: (s) => ({
    front: cap(
      s,
      { volume: 0.08, drop: -0.17, recede: 0.2, sweep: 0.2, strands: 480, low: 0.02 },
      'receding',
    ),
  }),
  bald: (s) => ({ front: wreath(s) }),
  curly_short: (s) => ({ front: curlCap(s, 0.2, 0.05) }),
  afro: (s) => ({ front: curlCap(s, 0.42, 0.034) }),
  long_centre: (s) => ({ behind: curtains(s, 0, 1.9, 0.02, false), front: curtains(s, 0, 1.85, 0.02, true) }),
  long_side: (s) => ({
    behind: curtains(s, 0.3 * sideOf(s), 1.7, 0.09, false),
    front: curtains(s, 0.3 * sideOf(s), 1.6, 0.09, true),
  }),
  bob: (s) => ({
    behind: curtains(s, 0.22 * sideOf(s), 1.0, 0.03, false),
    front: curtains(s, 0.22 * sideOf(s), 0.98, 0.03, true),
  }),
  updo: (s) => ({
    behind: bun(s),
    front: cap(s, { volume: 0.075, drop: 0.0, recede: 0, sweep: 0.05, strands: 620, low: 0.04 }, 'updo'),
  }),
  curly_long: (s) => ({
    behind: `<ellipse cy=".15" rx="${f(s.width + 0.12)}" ry="1.1" fill="url(#hairA)"/>${longCurls(s, false)}`,
    front: longCurls(s, true) + curlCap(s, 0.24, 0.05),
  }),
  headscarf: () => ({ front: '' }),
};

export function drawHair(shape: FaceShape): HairLayers {
  const made = MAKERS[shape.hairStyle](shape);
  return { defs: hairDefs(shape.colours.hair), behind: made.behind ?? '', front: made.front };
}
