import { randomFrom } from '../random.ts';
import { css, mix, type Rgb, scale } from './palette.ts';
import { turned, type View } from './relief.ts';
import { type FaceShape, headHalfWidth } from './shape.ts';

const f = (value: number): string => value.toFixed(3);

const CLOTHES: readonly [Rgb, ...Rgb[]] = [
  [38, 44, 58],
  [72, 78, 86],
  [104, 36, 40],
  [46, 72, 62],
  [186, 180, 168],
  [56, 74, 110],
  [30, 30, 32],
  [128, 104, 82],
  [92, 66, 96],
  [208, 208, 206],
];

const SCARVES: readonly [Rgb, ...Rgb[]] = [
  [52, 58, 78],
  [126, 86, 80],
  [88, 96, 84],
  [196, 182, 166],
  [44, 40, 42],
  [108, 74, 98],
];

/** A soft edge without a filter: blurring an area this large would take longer than the whole picture. */
export function softStroke(d: string, colour: string, width: number, opacity: number): string {
  return [1.5, 1.1, 0.75, 0.4]
    .map(
      (share) =>
        `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${f(width * share)}" stroke-opacity="${f(opacity / 3)}"/>`,
    )
    .join('');
}

/** Jumper, shirt or jacket. The outfit seed differs between portrait and selfie. */
export function drawClothes(shape: FaceShape, outfit: number): string {
  const r = randomFrom('clothes', outfit);
  const colour = r.pick(CLOTHES);
  const kind = r.pick(['crew', 'collar', 'vneck', 'jacket']);
  const n = shape.neck;
  const shoulder = n + 1.28 + r.between(-0.05, 0.08);
  const neckline = { crew: 1.86, collar: 1.98, vneck: 2.22, jacket: 2.16 }[kind] ?? 1.9;
  const edge = `C${f(n * 0.6)} ${f(neckline + 0.02)} ${f(-n * 0.6)} ${f(neckline + 0.02)} ${f(-n - 0.08)} 1.6`;
  const body = `M${f(-n - 0.08)} 1.6C${f(-n - 0.4)} 1.78 ${f(-shoulder + 0.2)} 1.86 ${f(-shoulder)} 2.2L${f(-shoulder - 0.15)} 4L${f(shoulder + 0.15)} 4L${f(shoulder)} 2.2C${f(shoulder - 0.2)} 1.86 ${f(n + 0.4)} 1.78 ${f(n + 0.08)} 1.6${edge}Z`;
  const folds = Array.from({ length: 9 }, () => {
    const x = r.between(-shoulder, shoulder);
    const d = `M${f(x * 0.7)} ${f(r.between(1.95, 2.2))}Q${f(x)} 2.5 ${f(x * 1.05 + r.between(-0.2, 0.2))} 3.2`;
    return softStroke(d, css(scale(colour, r.chance(0.5) ? 0.6 : 1.3)), r.between(0.06, 0.14), 0.3);
  });
  const rib = `<path d="M${f(n + 0.08)} 1.6${edge}" fill="none" stroke="${css(scale(colour, 0.72))}" stroke-width=".075"/><path d="M${f(n + 0.07)} 1.57${edge}" fill="none" stroke="${css(scale(colour, 1.22))}" stroke-width=".018" opacity=".7"/>`;
  const flap = (s: number, tone: Rgb, drop: number, wide: number, join = neckline): string =>
    `<path d="M${f(s * (n + 0.06))} 1.5L${f(s * (n + wide))} 1.76L${f(s * (0.2 + wide * 0.5))} ${f(drop)}L${f(s * 0.02)} ${f(join)}Z" fill="${css(tone)}" stroke="${css(scale(tone, 0.66))}" stroke-width=".01"/>`;
  const pale: Rgb = mix([236, 238, 242], colour, 0.08);
  const shirt = `<path d="M${f(-n - 0.02)} 1.58L0 2.12L${f(n + 0.02)} 1.58L${f(n + 0.1)} 3.4L${f(-n - 0.1)} 3.4Z" fill="${css(pale)}"/>`;
  const lapels = `${flap(-1, scale(colour, 0.88), 2.75, 0.3, 2.95)}${flap(1, colour, 2.75, 0.3, 2.95)}`;
  const collar = `${flap(-1, scale(colour, 1.12), 2.14, 0.12)}${flap(1, scale(colour, 1.18), 2.14, 0.12)}`;
  const extra = kind === 'jacket' ? shirt + collarOf(pale, flap) + lapels : kind === 'collar' ? collar : rib;
  return `<linearGradient id="cloth" x1="0" x2="1" y1="0" y2=".6"><stop offset="0" stop-color="${css(scale(colour, 1.2))}"/><stop offset=".55" stop-color="${css(colour)}"/><stop offset="1" stop-color="${css(scale(colour, 0.62))}"/></linearGradient>
${softStroke(`M${f(n + 0.08)} 1.6${edge}`, '#1a0c08', 0.12, 0.4)}<path d="${body}" fill="url(#cloth)"/>${folds.join('')}${extra}`;
}

function collarOf(tone: Rgb, flap: (s: number, tone: Rgb, drop: number, wide: number) => string): string {
  return flap(-1, tone, 2.14, 0.1) + flap(1, scale(tone, 0.96), 2.14, 0.1);
}

/** A scarf around head and neck, leaving the face from the forehead to the chin. */
export function drawHeadscarf(shape: FaceShape, outfit: number): string {
  const r = randomFrom('scarf', outfit);
  const colour = r.pick(SCARVES);
  const w = shape.width;
  const top = shape.top - 0.15;
  const open = -0.93;
  const chin = shape.chin + 0.02;
  const jaw = headHalfWidth(shape, 0.7);
  const outer = `M0 ${f(top)}C${f(w * 0.8)} ${f(top)} ${f(w + 0.24)} -0.95 ${f(w + 0.2)} -0.1C${f(w + 0.18)} .6 ${f(w * 0.86)} 1.1 ${f(w * 0.92)} 1.55C${f(w * 1.15)} 1.9 ${f(w * 1.5)} 2.1 ${f(w * 1.55)} 4L${f(-w * 1.55)} 4C${f(-w * 1.5)} 2.1 ${f(-w * 1.15)} 1.9 ${f(-w * 0.92)} 1.55C${f(-w * 0.86)} 1.1 ${f(-w - 0.18)} .6 ${f(-w - 0.2)} -0.1C${f(-w - 0.24)} -0.95 ${f(-w * 0.8)} ${f(top)} 0 ${f(top)}Z`;
  const hole = `M0 ${f(open)}C${f(w * 0.62)} ${f(open)} ${f(w * 0.95)} -0.55 ${f(w * 0.95)} 0C${f(w * 0.95)} .4 ${f(jaw)} .75 ${f(jaw * 0.8)} 1.0C${f(jaw * 0.55)} ${f(chin - 0.06)} .25 ${f(chin)} 0 ${f(chin)}C-.25 ${f(chin)} ${f(-jaw * 0.55)} ${f(chin - 0.06)} ${f(-jaw * 0.8)} 1.0C${f(-jaw)} .75 ${f(-w * 0.95)} .4 ${f(-w * 0.95)} 0C${f(-w * 0.95)} -0.55 ${f(-w * 0.62)} ${f(open)} 0 ${f(open)}Z`;
  const folds = Array.from({ length: 16 }, (_, i) => {
    const s = i % 2 ? 1 : -1;
    const k = 0.04 + (i / 16) * 0.2;
    const tone = css(scale(colour, i % 3 ? 0.62 : 1.35));
    const d = `M0 ${f(open - 0.02 - k * 1.6)}C${f(s * w * 0.7)} ${f(open - k * 1.5)} ${f(s * (w + k * 0.9))} -0.6 ${f(s * (w * 0.97 + k * 0.8))} 0C${f(s * (w + k * 0.6))} .6 ${f(s * (jaw * 0.9 + k))} 1.1 ${f(s * 0.2)} ${f(chin + 0.12 + k * 2.6)}`;
    return softStroke(d, tone, r.between(0.02, 0.06), 0.36);
  });
  const drape = Array.from({ length: 7 }, (_, i) => {
    const y = chin + 0.18 + i * 0.16;
    const d = `M${f(-w * 0.83)} ${f(y - 0.1)}Q${f(r.between(-0.2, 0.2))} ${f(y + 0.25)} ${f(w * 0.84)} ${f(y - 0.14)}`;
    return softStroke(d, css(scale(colour, i % 2 ? 0.6 : 1.3)), 0.055, 0.4);
  });
  return `<linearGradient id="scarf" x1="0" x2="1" y1="0" y2=".25"><stop offset="0" stop-color="${css(scale(colour, 1.15))}"/><stop offset=".45" stop-color="${css(scale(colour, 1.05))}"/><stop offset="1" stop-color="${css(scale(colour, 0.55))}"/></linearGradient>
${softStroke(hole, '#1a0c08', 0.13, 0.4)}
<path d="${outer}${hole}" fill="url(#scarf)" fill-rule="evenodd"/>${folds.join('')}${drape.join('')}`;
}

export function drawGlasses(shape: FaceShape, view: View): string {
  if (shape.glasses === 'none') return '';
  const r = randomFrom('frame', shape.detail);
  const tone = r.pick(['#1c1a1a', '#3a2a20', '#5a5f66', '#2a3140', '#6b4a2c']);
  const [wide, high] = shape.glasses === 'round' ? [0.255, 0.235] : [0.275, 0.19];
  const corner = shape.glasses === 'round' ? 0.23 : 0.075;
  const y = 0.04;
  const x = (side: number): number => turned(shape, view, side * (shape.eye.x + 0.015), 0.05);
  const thick = shape.glasses === 'round' ? 0.02 : 0.03;
  const lens = (side: number): string => {
    const [left, top] = [x(side) - wide, y - high];
    const box = `x="${f(left)}" y="${f(top)}" width="${f(wide * 2)}" height="${f(high * 2)}" rx="${f(corner)}"`;
    const rim =
      shape.glasses === 'half_rim'
        ? `<path d="M${f(left)} ${f(y + 0.06)}V${f(top + corner)}Q${f(left)} ${f(top)} ${f(left + corner)} ${f(top)}H${f(left + wide * 2 - corner)}Q${f(left + wide * 2)} ${f(top)} ${f(left + wide * 2)} ${f(top + corner)}V${f(y + 0.06)}" fill="none" stroke="${tone}" stroke-width="${thick}"/><rect ${box} fill="none" stroke="#9aa4ac" stroke-width=".006" opacity=".6"/>`
        : `<rect ${box} fill="none" stroke="${tone}" stroke-width="${thick}"/><rect ${box} fill="none" stroke="#fff" stroke-width=".005" opacity=".25"/>`;
    return `<rect ${box} fill="none" stroke="#000" stroke-width=".03" opacity=".3" transform="translate(.012 .035)" filter="url(#soft12)"/><rect ${box} fill="#e8f2fa" opacity=".07"/><path d="M${f(left + 0.08)} ${f(y + high * 0.5)}L${f(left + 0.26)} ${f(top + 0.03)}h.07L${f(left + 0.13)} ${f(y + high * 0.62)}Z" fill="#fff" opacity=".1" filter="url(#soft6)"/>${rim}`;
  };
  const temple = (side: number): string =>
    `<path d="M${f(x(side) + side * wide)} ${f(y - 0.06)}L${f(side * (headHalfWidth(shape, 0) + 0.02))} 0" stroke="${tone}" stroke-width=".03"/>`;
  return `${temple(-1)}${temple(1)}${lens(-1)}${lens(1)}<path d="M${f(x(-1) + wide)} ${f(y - 0.05)}Q${f((x(-1) + x(1)) / 2)} ${f(y - 0.11)} ${f(x(1) - wide)} ${f(y - 0.05)}" fill="none" stroke="${tone}" stroke-width="${f(thick * 1.1)}"/>`;
}

/** A surgical mask over nose and mouth: the reason a liveness check fails. */
export function drawMask(shape: FaceShape): string {
  const w = headHalfWidth(shape, 0.55);
  const low = shape.chin + 0.03;
  const body = `M${f(-w)} .38Q${f(-w * 0.4)} .3 0 .17Q${f(w * 0.4)} .3 ${f(w)} .38L${f(w * 0.93)} .85Q${f(w * 0.5)} ${f(low)} 0 ${f(low + 0.05)}Q${f(-w * 0.5)} ${f(low)} ${f(-w * 0.93)} .85Z`;
  const pleats = [0.62, 0.8, 0.98].map(
    (y) =>
      `<path d="M${f(-w * (1.34 - y * 0.55))} ${y}Q0 ${f(y + 0.12)} ${f(w * (1.34 - y * 0.55))} ${y}" fill="none" stroke="#7fa3b8" stroke-width=".02" opacity=".8" filter="url(#soft3)"/>`,
  );
  return `<linearGradient id="mask" x1="0" x2="1" y1="0" y2=".3"><stop offset="0" stop-color="#c6dde9"/><stop offset=".5" stop-color="#b3cfdf"/><stop offset="1" stop-color="#86a7bb"/></linearGradient>
<path d="M${f(-w * 0.98)} .42L${f(-w - 0.1)} .1M${f(w * 0.98)} .42L${f(w + 0.1)} .1" stroke="#eef3f6" stroke-width=".022"/>${softStroke(body, '#1a0c08', 0.1, 0.35)}<path d="${body}" fill="url(#mask)"/>${pleats.join('')}`;
}
