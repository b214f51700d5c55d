import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import type { FaceSpec } from '../spec.ts';
import { drawBeard } from './beard.ts';
import { drawFeatures, featureDefs } from './features.ts';
import { drawHair } from './hair.ts';
import type { Light } from './light.ts';
import type { View } from './relief.ts';
import { shapeOf } from './shape.ts';
import { paintSkin } from './skin.ts';
import { drawClothes, drawGlasses, drawHeadscarf, drawMask } from './wear.ts';

export interface FigureOptions {
  width: number;
  height: number;
  /** Pixels per head unit and the point between the eyes. */
  scale: number;
  cx: number;
  cy: number;
  yaw: number;
  /** Where the eyes look, in head units to the right. */
  gaze: number;
  light: Light;
  outfit: number;
  agedYears: number;
  mask: boolean;
}

/** Strokes of hair and skin are drawn at full size, the skin's slow shading at less than half of it. */
const SKIN_SHARE = 0.44;

interface Layer {
  input: Buffer;
  raw: { width: number; height: number; channels: 4 };
}

function svgLayer(options: FigureOptions, defs: string, content: string): Layer {
  const { width, height, scale, cx, cy } = options;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="translate(${cx} ${cy}) scale(${scale})"><defs>${defs}</defs>${content}</g></svg>`;
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return { input: image.pixels, raw: { width, height, channels: 4 } };
}

/** Head and shoulders of the person on a transparent ground, as PNG. */
export async function renderFigure(face: FaceSpec, options: FigureOptions): Promise<Buffer> {
  const shape = shapeOf(face, options.agedYears);
  const view: View = { ...options };
  const small: View = {
    width: Math.round(options.width * SKIN_SHARE),
    height: Math.round(options.height * SKIN_SHARE),
    scale: options.scale * SKIN_SHARE,
    cx: options.cx * SKIN_SHARE,
    cy: options.cy * SKIN_SHARE,
    yaw: options.yaw,
  };
  const skin = paintSkin(shape, small, options.light);
  const grown = await sharp(skin.pixels, { raw: { width: skin.width, height: skin.height, channels: 4 } })
    .resize(options.width, options.height, { kernel: 'cubic', fit: 'fill' })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const hair = drawHair(shape);
  const defs = featureDefs(shape) + hair.defs;
  const scarf = shape.hairStyle === 'headscarf' ? drawHeadscarf(shape, options.outfit) : '';
  const front = [
    drawClothes(shape, options.outfit),
    drawFeatures(shape, view, options.gaze),
    drawBeard(shape, view),
    hair.front,
    scarf,
    options.mask ? drawMask(shape) : '',
    drawGlasses(shape, view),
  ].join('\n');
  const behind = svgLayer(options, defs, hair.behind);
  const before = svgLayer(options, defs, front);
  return sharp(behind.input, { raw: behind.raw })
    .composite([{ input: grown }, before])
    .png({ compressionLevel: 1 })
    .toBuffer();
}
