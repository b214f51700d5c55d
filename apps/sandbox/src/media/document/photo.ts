import sharp from 'sharp';
import { type Random, randomFrom } from '../random.ts';
import { drawSvg, layOn, type Raster, raw, takeShot } from '../raster.ts';
import type { Flaw } from '../spec.ts';
import { copierMarks, monitorOver } from './flaws.ts';

type Corners = Parameters<typeof layOn>[2];

const f = (value: number): string => value.toFixed(1);

/** The surface the document lies on: wood, cloth, stone or a plain table. */
function desk(r: Random, width: number, height: number): string {
  const surfaces = [
    { base: '#8a6242', line: '#5d3f28', light: '#b98a60', wood: true },
    { base: '#c9a67c', line: '#9b7a52', light: '#e2c7a2', wood: true },
    { base: '#4a3528', line: '#2c1e16', light: '#6d5140', wood: true },
    { base: '#6f757b', line: '#5a6066', light: '#8c9298', wood: false },
    { base: '#d9d6d0', line: '#c3bfb7', light: '#efede9', wood: false },
    { base: '#33424f', line: '#263440', light: '#4a5b6a', wood: false },
  ] as const;
  const s = surfaces[Math.floor(r.next() * surfaces.length)] ?? surfaces[0];
  const lines: string[] = [];
  for (let i = 0; i < 120; i++) {
    const y = r.between(-10, height + 10);
    const bow = r.between(-9, 9);
    const tone = r.chance(0.55) ? s.line : s.light;
    lines.push(
      s.wood
        ? `<path d="M0 ${f(y)}C${f(width * 0.3)} ${f(y + bow)} ${f(width * 0.6)} ${f(y - bow)} ${width} ${f(y + bow * 0.5)}" stroke="${tone}" stroke-width="${f(r.between(0.5, 3.4))}" stroke-opacity="${r.between(0.08, 0.36).toFixed(2)}" fill="none"/>`
        : `<ellipse cx="${f(r.between(0, width))}" cy="${f(y)}" rx="${f(r.between(20, 120))}" ry="${f(r.between(10, 60))}" fill="${tone}" fill-opacity=".05"/>`,
    );
  }
  return `<defs><radialGradient id="lamp" cx="${r.between(0.2, 0.8).toFixed(2)}" cy="${r.between(0.05, 0.4).toFixed(2)}" r="1"><stop offset="0" stop-color="#fff6e6" stop-opacity=".24"/><stop offset=".6" stop-color="#000" stop-opacity=".04"/><stop offset="1" stop-color="#000" stop-opacity=".38"/></radialGradient></defs>
<rect width="${width}" height="${height}" fill="${s.base}"/>${lines.join('')}<rect width="${width}" height="${height}" fill="url(#lamp)"/>`;
}

/** Where the card's corners land: a hand-held camera is never quite straight above. */
function cornersFor(r: Random, page: Raster, width: number, height: number): Corners {
  const share = r.between(0.88, 0.92);
  const scale = Math.min((width * share) / page.width, (height * share) / page.height);
  const [hw, hh] = [(page.width * scale) / 2, (page.height * scale) / 2];
  const roll = (r.between(-1.7, 1.7) * Math.PI) / 180;
  const [pitch, yaw] = [r.between(-0.016, 0.026), r.between(-0.018, 0.018)];
  const [dx, dy] = [r.between(-14, 14), r.between(-12, 12)];
  const place = (sx: number, sy: number): readonly [number, number] => {
    const depth = 1 + pitch * sy + yaw * sx;
    const [x, y] = [(sx * hw) / depth, (sy * hh) / depth];
    return [
      width / 2 + dx + x * Math.cos(roll) - y * Math.sin(roll),
      height / 2 + dy + x * Math.sin(roll) + y * Math.cos(roll),
    ];
  };
  return [place(-1, -1), place(1, -1), place(1, 1), place(-1, 1)];
}

/** Desk with the card's shadow; drawn at half size, since it is out of focus anyway. */
async function surface(
  r: Random,
  corners: Corners,
  width: number,
  height: number,
  copy: boolean,
): Promise<Raster> {
  const points = (grow: number): string =>
    corners
      .map(
        ([x, y]) => `${f((x + (x - width / 2) * grow) / 2 + 6)} ${f((y + (y - height / 2) * grow) / 2 + 9)}`,
      )
      .join('L');
  const shadow = [0.016, 0.01, 0.004, -0.002, -0.008].map(
    (grow) =>
      `<path d="M${points(grow)}Z" fill="#000" opacity=".085" stroke="#000" stroke-width="3" stroke-linejoin="round"/>`,
  );
  const [w, h] = [Math.round(width / 2), Math.round(height / 2)];
  const body = copy ? `<rect width="${w}" height="${h}" fill="#f4f4f2"/>` : desk(r, w, h) + shadow.join('');
  const small = drawSvg(`<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">${body}</svg>`);
  const { data } = await sharp(small.data, raw(small))
    .blur(1.6)
    .resize(width, height, { kernel: 'cubic' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width, height };
}

async function over(image: Raster, svg: string): Promise<Raster> {
  const layer = drawSvg(svg);
  const data = await sharp(image.data, raw(image))
    .composite([{ input: layer.data, ...raw(layer) }])
    .raw()
    .toBuffer();
  return { ...image, data };
}

async function photocopied(image: Raster, seed: number): Promise<Raster> {
  const grey = await sharp(image.data, raw(image))
    .modulate({ saturation: 0 })
    .linear([1.75, 1.75, 1.75, 1], [-92, -92, -92, 0])
    .ensureAlpha()
    .raw()
    .toBuffer();
  return over({ ...image, data: grey }, copierMarks(image.width, image.height, seed));
}

/** The last steps: photographs a flat page, with whatever went wrong while doing so. */
export async function photograph(page: Raster, flaws: readonly Flaw[], seed: number): Promise<Buffer> {
  const r = randomFrom('photo', seed);
  const width = 1640;
  const height = Math.round((width * page.height) / page.width + 36);
  const copy = flaws.includes('photocopy');
  const corners = cornersFor(r, page, width, height);
  let image = await surface(r, corners, width, height, copy);
  layOn(image, page, corners);
  if (copy) image = await photocopied(image, seed);
  if (flaws.includes('screen_capture')) image = await over(image, monitorOver(width, height));
  if (flaws.includes('cropped')) {
    const [w, h] = [Math.round(width * 0.76), Math.round(height * 0.76)];
    const data = await sharp(image.data, raw(image))
      .extract({ left: r.chance(0.5) ? width - w : 0, top: Math.round(height * 0.13), width: w, height: h })
      .resize(width, height)
      .raw()
      .toBuffer();
    image = { data, width, height };
  }
  const dark = flaws.includes('low_light');
  return takeShot(
    image,
    {
      noise: dark ? 0.042 : copy ? 0.02 : 0.012,
      blur: flaws.includes('blur') ? 5.5 : 0.5,
      brightness: dark ? 0.3 : r.between(0.97, 1.04),
      saturation: dark ? 0.7 : r.between(0.92, 1.05),
      quality: flaws.includes('blur') ? 88 : dark ? 72 : 80,
    },
    seed,
  );
}
