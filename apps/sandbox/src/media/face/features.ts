import { randomFrom } from '../random.ts';
import { css, mix, type Rgb, scale } from './palette.ts';
import { turned, type View } from './relief.ts';
import { type FaceShape, headHalfWidth } from './shape.ts';

const f = (value: number): string => value.toFixed(4);

interface EyeLines {
  lid: string;
  almond: string;
  crease: string;
  under: string;
}

/** The outlines of one eye around its own centre, outer corner to the right. */
function eyeLines(shape: FaceShape): EyeLines {
  const { half, open, tilt, fold } = shape.eye;
  const up = 0.088 * open;
  const low = 0.05 * (0.8 + 0.2 * open);
  const inner = `${f(-half * 1.02)} 0.026`;
  const outer = `${f(half)} ${f(-tilt)}`;
  const lid = `M${inner} C${f(-half * 0.62)} ${f(-up * 0.95)} ${f(half * 0.28)} ${f(-up * 1.38)} ${outer}`;
  const back = `C${f(half * 0.62)} ${f(low * 0.95)} ${f(-half * 0.35)} ${f(low * 1.35)} ${inner}`;
  const lift = up * 0.45 + 0.022 + 0.018 * fold;
  const creaseFrom = `M${f(-half * 0.95)} ${f(0.005 - lift * 0.5)}`;
  const crease = `${creaseFrom} C${f(-half * 0.5)} ${f(-up - lift)} ${f(half * 0.4)} ${f(-up * 1.25 - lift)} ${f(half * 1.12)} ${f(-tilt - lift * 0.35)}`;
  const under = `M${f(-half * 0.9)} 0.05 C${f(-half * 0.4)} ${f(low * 1.2 + 0.035)} ${f(half * 0.4)} ${f(low + 0.04)} ${f(half * 0.95)} ${f(0.018 - tilt)}`;
  return { lid, almond: `${lid} ${back} Z`, crease, under };
}

function iris(shape: FaceShape, side: number, gaze: number): string {
  const r = randomFrom('iris', shape.detail);
  const { iris: radius } = shape.eye;
  const eye = shape.colours.eye;
  const fibres = Array.from({ length: 46 }, (_, i) => {
    const angle = (i / 46) * Math.PI * 2 + r.between(-0.06, 0.06);
    const [from, to] = [radius * r.between(0.42, 0.55), radius * r.between(0.75, 0.96)];
    const shade = css(r.chance(0.6) ? scale(eye, 1.55) : scale(eye, 0.6));
    return `<path d="M${f(Math.cos(angle) * from)} ${f(Math.sin(angle) * from)}L${f(Math.cos(angle) * to)} ${f(Math.sin(angle) * to)}" stroke="${shade}" stroke-width=".005" stroke-opacity=".5"/>`;
  });
  const x = gaze * side;
  return `<g transform="translate(${f(x)} -0.012)"><circle r="${f(radius * 1.04)}" fill="${css(scale(eye, 0.28))}" filter="url(#soft6)"/>
<circle r="${f(radius)}" fill="url(#iris)"/>${fibres.join('')}
<circle r="${f(radius * 0.43)}" fill="#080606"/><circle r="${f(radius * 0.99)}" fill="none" stroke="${css(scale(eye, 0.25))}" stroke-width=".012" opacity=".75"/></g>`;
}

function lashes(shape: FaceShape): string {
  const r = randomFrom('lashes', shape.detail);
  const strong = !shape.male;
  const { half, open, tilt } = shape.eye;
  const up = 0.088 * open;
  const parts: string[] = [];
  for (let i = 0; i < (strong ? 34 : 22); i++) {
    const t = 0.18 + (0.82 * i) / (strong ? 34 : 22);
    const u = 1 - t;
    const x =
      -half * 1.02 * u ** 3 - 3 * half * 0.62 * u * u * t + 3 * half * 0.28 * u * t * t + half * t ** 3;
    const y = 0.026 * u ** 3 - 3 * up * 0.95 * u * u * t - 3 * up * 1.38 * u * t * t - tilt * t ** 3;
    const length = (strong ? 0.05 : 0.03) * (0.5 + t * 0.8) * r.between(0.7, 1.1);
    const lean = (t - 0.42) * 1.6;
    parts.push(
      `M${f(x)} ${f(y)}q${f(length * lean * 0.3)} ${f(-length * 0.2)} ${f(length * lean)} ${f(-length * 0.75)}`,
    );
  }
  return `<path d="${parts.join('')}" fill="none" stroke="#15100e" stroke-width="${strong ? 0.0052 : 0.004}" stroke-linecap="round" stroke-opacity="${strong ? 0.8 : 0.45}"/>`;
}

function eye(shape: FaceShape, view: View, side: -1 | 1, gaze: number): string {
  const lines = eyeLines(shape);
  const { skin } = shape.colours;
  const old = shape.wrinkles;
  const dark = css(mix(scale(skin, 0.42), [70, 30, 24], 0.35));
  const x = turned(shape, view, side * shape.eye.x, 0);
  const lidLine = !shape.male ? 0.019 : 0.013;
  const id = side < 0 ? 'eyeL' : 'eyeR';
  return `<g transform="translate(${f(x)} 0) scale(${side} 1)">
<path d="${lines.crease}" fill="none" stroke="${dark}" stroke-width=".034" opacity=".2" filter="url(#soft12)"/>
<path d="${lines.crease}" fill="none" stroke="${dark}" stroke-width=".0095" stroke-linecap="round" opacity="${f(0.32 + 0.4 * shape.eye.fold)}" filter="url(#soft3)"/>
<path d="${lines.under}" fill="none" stroke="${dark}" stroke-width=".018" opacity="${f(0.14 + 0.3 * old)}" filter="url(#soft6)"/>
<clipPath id="${id}"><path d="${lines.almond}"/></clipPath>
<g clip-path="url(#${id})"><rect x="-.3" y="-.2" width=".6" height=".4" fill="url(#sclera)"/>
<circle cx="${f(-shape.eye.half)}" cy=".03" r=".042" fill="#c98376" filter="url(#soft6)"/>
${iris(shape, side, gaze)}
<g transform="scale(${side} 1)"><ellipse cx="${f(gaze - 0.03)}" cy="-.047" rx=".02" ry=".024" fill="#fff" opacity=".92" filter="url(#soft3)"/><circle cx="${f(gaze + 0.035)}" cy=".03" r=".012" fill="#fff" opacity=".28"/></g>
<path d="${lines.lid}" fill="none" stroke="#1a0f0c" stroke-width=".08" opacity=".42" filter="url(#soft12)"/></g>
<path d="${lines.almond}" fill="none" stroke="${dark}" stroke-width=".009" opacity=".55" filter="url(#soft3)"/>
<path d="${lines.lid}" fill="none" stroke="#1d1411" stroke-width="${f(lidLine)}" stroke-linecap="round" opacity=".88" filter="url(#soft3)"/>
${lashes(shape)}</g>`;
}

function brow(shape: FaceShape, view: View, side: -1 | 1): string {
  const r = randomFrom('brow', shape.detail, side);
  const { y, thick, arch, slope } = shape.brow;
  const colour = shape.colours.brow;
  const hairs: string[] = [];
  const count = Math.round(330 * (thick / 0.05) ** 0.6);
  for (let i = 0; i < count; i++) {
    const t = r.next() ** 0.92;
    const x = 0.175 + 0.46 * t;
    const rise =
      arch * Math.sin(Math.PI * Math.min(1, t * 0.78 + 0.02)) * 1.6 -
      slope * t -
      0.028 * Math.max(0, t - 0.68) * 2.4;
    const body = thick * (t < 0.16 ? 0.68 + t * 2 : 1 - 0.8 * Math.max(0, (t - 0.45) / 0.55));
    const yy = y - rise + body * r.between(-0.5, 0.5);
    const length = 0.075 * (1 - 0.35 * t) * r.between(0.7, 1.15);
    const angle = -1.1 + 1.5 * t ** 0.75 + r.between(-0.16, 0.16);
    const px = turned(shape, view, side * x, yy);
    const tone = css(scale(colour, r.between(0.65, 1.35)));
    hairs.push(
      `<path d="M${f(px)} ${f(yy)}q${f(side * Math.cos(angle) * length * 0.5)} ${f(Math.sin(angle) * length * 0.6)} ${f(side * Math.cos(angle) * length)} ${f(Math.sin(angle) * length * 0.75)}" stroke="${tone}"/>`,
    );
  }
  const bed = turned(shape, view, side * 0.4, y);
  return `<ellipse cx="${f(bed)}" cy="${f(y - arch)}" rx=".21" ry="${f(thick * 0.6)}" transform="rotate(${f(side * (2 - slope * 100))} ${f(bed)} ${f(y)})" fill="${css(colour)}" opacity=".42" filter="url(#soft20)"/>
<g fill="none" stroke-width=".0058" stroke-linecap="round" opacity=".62">${hairs.join('')}</g>`;
}

function mouth(shape: FaceShape, view: View): string {
  const { y, half, curve, lower } = shape.mouth;
  const x = (value: number): string => f(turned(shape, view, value, y));
  const corner = y + curve * 1.4;
  const dip = y - curve * 0.6 + 0.012;
  const line = `M${x(-half)} ${f(corner)}C${x(-half * 0.6)} ${f(dip - 0.012)} ${x(-half * 0.3)} ${f(dip - 0.012)} ${x(0)} ${f(dip + 0.004)}S${x(half * 0.6)} ${f(dip - 0.012)} ${x(half)} ${f(corner)}`;
  const dark = css(mix(scale(shape.colours.lip, 0.36), [40, 14, 12], 0.4));
  const shine: Rgb = mix(shape.colours.lip, [255, 240, 235], 0.6);
  return `<path d="${line}" fill="none" stroke="${dark}" stroke-width=".034" opacity=".35" filter="url(#soft12)"/>
<path d="${line}" fill="none" stroke="${dark}" stroke-width=".0125" stroke-linecap="round" opacity=".85" filter="url(#soft3)"/>
<ellipse cx="${x(-0.03)}" cy="${f(y + lower * 0.52)}" rx="${f(half * 0.36)}" ry="${f(lower * 0.16)}" fill="${css(shine)}" opacity=".26" filter="url(#soft12)"/>`;
}

function marks(shape: FaceShape, view: View): string {
  const brown = css(mix(scale(shape.colours.skin, 0.42), [60, 30, 20], 0.4));
  return shape.moles
    .map(({ x, y }, i) => {
      const spotX = f(turned(shape, view, x * headHalfWidth(shape, y), y));
      return `<circle cx="${spotX}" cy="${f(y)}" r="${f(0.011 + 0.004 * i)}" fill="${brown}" opacity=".75" filter="url(#soft3)"/>`;
    })
    .join('');
}

/** Gradients and blurs that the drawn features refer to. */
export function featureDefs(shape: FaceShape): string {
  const eye = shape.colours.eye;
  const blur = (name: string, deviation: number): string =>
    `<filter id="${name}" x="-60%" y="-120%" width="220%" height="340%"><feGaussianBlur stdDeviation="${deviation}"/></filter>`;
  return `${blur('soft3', 0.003)}${blur('soft6', 0.008)}${blur('soft12', 0.014)}${blur('soft20', 0.024)}
<radialGradient id="iris"><stop offset=".35" stop-color="${css(scale(eye, 1.25))}"/><stop offset=".72" stop-color="${css(eye)}"/><stop offset="1" stop-color="${css(scale(eye, 0.4))}"/></radialGradient>
<radialGradient id="sclera" gradientUnits="userSpaceOnUse" cx="0" cy=".02" r=".24"><stop offset="0" stop-color="#ece6e1"/><stop offset=".6" stop-color="#ddd3cc"/><stop offset="1" stop-color="#a98d82"/></radialGradient>`;
}

/** Eyes, brows, mouth line and moles, in head units. */
export function drawFeatures(shape: FaceShape, view: View, gaze: number): string {
  return [
    marks(shape, view),
    eye(shape, view, -1, gaze),
    eye(shape, view, 1, gaze),
    brow(shape, view, -1),
    brow(shape, view, 1),
    mouth(shape, view),
  ].join('\n');
}
