import sharp from 'sharp';
import { type FigureOptions, renderFigure } from './face/face.ts';
import { randomFrom } from './random.ts';
import { drawSvg, type Raster, raw, takeShot } from './raster.ts';
import type { FaceSpec, SelfieSpec } from './spec.ts';

const WIDTH = 900;
const HEIGHT = 1200;

type Room = readonly [wall: string, mid: string, dark: string, lamp: string];

/** Rooms and streets, far out of focus: blotches of light and a few straight edges. */
function background(seed: number): string {
  const r = randomFrom('room', seed);
  const rooms: readonly [Room, ...Room[]] = [
    ['#d9d2c5', '#b9ad9a', '#8d7f6d', '#f3ead8'],
    ['#c3cdd3', '#9aa9b2', '#6c7d88', '#eef4f6'],
    ['#8a8f86', '#66705f', '#3f4a3d', '#d8dccb'],
    ['#cfc6cf', '#a9a0b0', '#7c7287', '#f2ecef'],
    ['#6d635b', '#4c443e', '#332d2a', '#e0b981'],
    ['#dfe3e2', '#c7cdcb', '#a7b1af', '#ffffff'],
  ];
  const [wall, mid, dark, lamp] = r.pick(rooms);
  const shapes: string[] = [];
  for (let i = 0; i < 7; i++) {
    const tone = r.pick([mid, dark, wall, mid]);
    shapes.push(
      `<rect x="${r.between(-60, 240).toFixed(0)}" y="${r.between(-40, 300).toFixed(0)}" width="${r.between(26, 120).toFixed(0)}" height="${r.between(60, 330).toFixed(0)}" fill="${tone}" opacity="${r.between(0.35, 0.8).toFixed(2)}"/>`,
    );
  }
  for (let i = 0; i < 6; i++) {
    shapes.push(
      `<circle cx="${r.between(0, 270).toFixed(0)}" cy="${r.between(0, 220).toFixed(0)}" r="${r.between(6, 22).toFixed(0)}" fill="${lamp}" opacity="${r.between(0.15, 0.5).toFixed(2)}"/>`,
    );
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="270" height="360"><rect width="270" height="360" fill="${wall}"/>${shapes.join('')}</svg>`;
}

async function figureOn(
  ground: Buffer,
  figure: Buffer,
  roll: number,
  width: number,
  height: number,
): Promise<Raster> {
  const turned = await sharp(figure)
    .rotate(roll, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const left = Math.floor((turned.info.width - width) / 2);
  const top = Math.floor((turned.info.height - height) / 2);
  const visible = await sharp(turned.data, { raw: { ...turned.info, channels: 4 } })
    .extract({ left, top, width, height })
    .raw()
    .toBuffer();
  const { data } = await sharp(ground)
    .composite([{ input: visible, raw: { width, height, channels: 4 } }])
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width, height };
}

/** Lines and a cast of colour, as when a camera looks at another screen. */
function screenPattern(width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>
<pattern id="p" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(4)"><rect width="5" height="1.6" fill="#0b1a30" opacity=".42"/><rect width="1.4" height="5" fill="#d02020" opacity=".13"/></pattern>
<pattern id="m" width="96" height="61" patternUnits="userSpaceOnUse" patternTransform="rotate(17)"><rect width="96" height="26" fill="#8fb8ff" opacity=".13"/></pattern>
<linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".34"/><stop offset=".4" stop-color="#fff" stop-opacity="0"/></linearGradient></defs>
<rect width="100%" height="100%" fill="url(#p)"/><rect width="100%" height="100%" fill="url(#m)"/><path d="M0 0H${width * 0.62}L${width * 0.2} ${height}H0Z" fill="url(#g)"/>
<rect x="14" y="14" width="${width - 28}" height="${height - 28}" rx="34" fill="none" stroke="#0a0c10" stroke-width="58"/></svg>`;
}

/** The person holding a phone at arm's length, some years after the document's portrait. */
export async function renderSelfie(spec: SelfieSpec): Promise<Buffer> {
  const r = randomFrom('selfie', spec.seed);
  const scale = r.between(265, 308);
  const options: FigureOptions = {
    width: 1020,
    height: 1340,
    scale,
    cx: 510 + r.between(-38, 38),
    cy: 612 + r.between(-34, 42),
    yaw: r.between(0.04, 0.12) * (r.chance(0.5) ? 1 : -1),
    gaze: r.between(-0.012, 0.012),
    light: {
      key: [r.between(0.35, 0.85) * (r.chance(0.5) ? 1 : -1), r.between(-0.75, -0.3), 0.8],
      keyPower: r.between(0.78, 0.95),
      ambient: r.between(0.24, 0.36),
      tint: [1.03, r.between(0.97, 1), r.between(0.88, 1)],
    },
    outfit: spec.seed,
    agedYears: spec.agedYears,
    mask: spec.flaws.includes('mask'),
  };
  const room = drawSvg(background(spec.seed));
  const ground = await sharp(room.data, raw(room))
    .removeAlpha()
    .blur(15)
    .resize(WIDTH, HEIGHT, { kernel: 'cubic' })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const figure = await renderFigure(spec.face, options);
  const image = await figureOn(ground, figure, r.between(-5, 5), WIDTH, HEIGHT);
  if (spec.flaws.includes('screen_replay')) {
    const pattern = drawSvg(screenPattern(WIDTH, HEIGHT));
    image.data = await sharp(image.data, raw(image))
      .composite([{ input: pattern.data, ...raw(pattern) }])
      .raw()
      .toBuffer();
  }
  const dark = spec.flaws.includes('low_light');
  const blur = spec.flaws.includes('blur') ? 9 : 0.6;
  const noise = dark ? 0.05 : 0.018;
  return takeShot(
    image,
    { noise, blur, brightness: dark ? 0.34 : 1.02, saturation: 1, quality: 90 },
    spec.seed,
  );
}

/** The plain photograph a document carries: grey ground, even light, eyes to the camera. */
export async function portraitFigure(face: FaceSpec, width: number): Promise<Raster> {
  const height = Math.round((width * 45) / 35);
  const unit = width / 900;
  const figure = await renderFigure(face, {
    width,
    height,
    scale: 275 * unit,
    cx: 450 * unit,
    cy: 580 * unit,
    yaw: 0,
    gaze: 0,
    light: { key: [-0.3, -0.45, 0.95], keyPower: 0.85, ambient: 0.36, tint: [1, 1, 1] },
    outfit: face.seed,
    agedYears: 0,
    mask: false,
  });
  const { data } = await sharp(figure)
    .flatten({ background: '#d3d7da' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width, height };
}

/** The portrait as the chip of an electronic document stores it. */
export async function renderChipPortrait(face: FaceSpec): Promise<Buffer> {
  const image = await portraitFigure(face, 900);
  return takeShot(
    image,
    { noise: 0.012, blur: 0.4, brightness: 1, saturation: 0.96, quality: 92 },
    face.seed,
  );
}
