import { randomFrom } from '../random.ts';
import { css, scale } from './palette.ts';
import { turned, type View } from './relief.ts';
import { type FaceShape, headHalfWidth } from './shape.ts';

const f = (value: number): string => value.toFixed(3);

/** Does hair of this beard style grow at a point? A share between 0 and 1. */
function growth(shape: FaceShape, x: number, y: number): number {
  const ax = Math.abs(x);
  const { nose, mouth, chin } = shape;
  const lip = ax < mouth.half && y > mouth.y - mouth.upper && y < mouth.y + mouth.lower;
  if (lip) return 0;
  const above =
    y > nose.base + 0.08 &&
    y < mouth.y + 0.04 &&
    ax < mouth.half - 0.02 + (y - nose.base) * 0.25 &&
    !(ax < 0.012 && y < mouth.y - mouth.upper);
  const round = Math.hypot(x / (mouth.half + 0.08), (y - mouth.y - 0.12) / 0.42) < 1 && y > mouth.y;
  const lineY = 0.68 - 0.5 * Math.max(0, ax - 0.45) - (ax > 0.72 ? (ax - 0.72) * 2.6 : 0);
  const cheek = y > lineY ? Math.min(1, (y - lineY) / 0.2) ** 1.5 : 0;
  const soul = ax < 0.3 && y > mouth.y + mouth.lower && y < mouth.y + mouth.lower + 0.07 ? 0.35 : 1;
  if (shape.beard === 'moustache') return above ? 1 : 0;
  if (shape.beard === 'goatee') return above || round ? soul : 0;
  return y < chin + 0.1 && (cheek > 0 || above) ? Math.max(cheek, above ? 1 : 0) * soul : 0;
}

/** The beard as single hairs growing down and outwards over a soft shadow. */
export function drawBeard(shape: FaceShape, view: View): string {
  if (shape.beard === 'none' || shape.maturity < 0.8) return '';
  const r = randomFrom('beard hairs', shape.detail);
  const short = shape.beard === 'stubble';
  const length = { none: 0, stubble: 0.009, moustache: 0.06, goatee: 0.07, short: 0.045, full: 0.1 }[
    shape.beard
  ];
  const tones = [0.55, 0.8, 1, 1.3].map((factor) => css(scale(shape.colours.hair, factor)));
  const paths: string[][] = tones.map(() => []);
  const bed: string[] = [];
  const lone = shape.beard === 'moustache';
  const highest = lone ? shape.nose.base + 0.07 : 0.05;
  const lowest = lone ? shape.mouth.y + 0.05 : shape.chin + (short ? -0.03 : 0.02);
  for (let i = 0; i < (short ? 8000 : 5500); i++) {
    const y = r.between(highest, lowest);
    const half = headHalfWidth(shape, Math.min(y, shape.chin - 0.02));
    const x = r.between(-half, half) * (short ? 0.975 : 1.01);
    if (r.next() > growth(shape, x, y)) continue;
    const px = turned(shape, view, x, y);
    const down = length * r.between(0.6, 1.2) * (y > 1.1 ? 1.3 : 1);
    const out = (x * (lone ? 2.2 : 0.55) + r.between(-0.25, 0.25)) * down;
    const chosen = paths[Math.floor(r.next() * tones.length)];
    chosen?.push(`M${f(px)} ${f(y)}q${f(out * 0.3)} ${f(down * 0.5)} ${f(out)} ${f(down)}`);
    if (!short && i % 6 === 0) bed.push(`M${f(px)} ${f(y)}l0 .02`);
  }
  const under = css(scale(shape.colours.hair, 0.5));
  const shadow = [0.075, 0.055, 0.035]
    .map(
      (width) => `<path d="${bed.join('')}" stroke="${under}" stroke-width="${width}" stroke-opacity=".2"/>`,
    )
    .join('');
  const hairs = paths.map(
    (d, i) =>
      `<path d="${d.join('')}" stroke="${tones[i]}" stroke-width="${short ? 0.0036 : 0.006}" stroke-opacity="${short ? 0.34 : 0.6}"/>`,
  );
  return `<g fill="none" stroke-linecap="round">${bed.length > 0 ? shadow : ''}${hairs.join('')}</g>`;
}
