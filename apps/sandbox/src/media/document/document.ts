import sharp from 'sharp';
import { buildMrz } from '../mrz.ts';
import { drawSvg, type Raster, raw, takeShot } from '../raster.ts';
import { portraitFigure } from '../selfie.ts';
import type { DocumentSide, DocumentSpec } from '../spec.ts';
import { cardBack, cardFront } from './card.ts';
import { facePrinted, glareOver } from './flaws.ts';
import { licenceBack, licenceFront } from './licence.ts';
import { type Page, printingOf } from './page.ts';
import { passportPage } from './passport.ts';
import { photograph } from './photo.ts';
import { rosette } from './security.ts';
import { themeOf } from './theme.ts';

function pageOf(spec: DocumentSpec, side: DocumentSide): Page {
  const printing = printingOf(spec, buildMrz(spec));
  if (spec.kind === 'passport') return passportPage(printing);
  if (spec.kind === 'driving_licence')
    return side === 'front' ? licenceFront(printing) : licenceBack(printing);
  return side === 'front' ? cardFront(printing) : cardBack(printing);
}

const svgOf = (page: Page, content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}">${content}</svg>`;

const masked = (width: number, height: number, corner: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${corner}" fill="#fff"/></svg>`,
  );

interface Placed {
  input: Buffer;
  raw: { width: number; height: number; channels: 4 };
  left: number;
  top: number;
  blend: 'over' | 'multiply';
}

/** The printed portrait and its pale ghost; a swapped one sits crooked on its own paper. */
async function portraits(page: Page, spec: DocumentSpec): Promise<Placed[]> {
  if (!page.portrait) return [];
  const swapped = spec.flaws.includes('portrait_swapped');
  const { x, y, width } = page.portrait;
  const photo = await portraitFigure(facePrinted(spec), width);
  const fixed = swapped
    ? sharp(photo.data, raw(photo))
        .modulate({ brightness: 1.08, saturation: 1.25 })
        .extend({ top: 7, bottom: 7, left: 7, right: 7, background: '#fbfaf4' })
        .rotate(1.9, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    : sharp(photo.data, raw(photo)).composite([
        { input: masked(photo.width, photo.height, 12), blend: 'dest-in' },
      ]);
  const main = await fixed.raw().toBuffer({ resolveWithObject: true });
  const placed: Placed[] = [
    { input: main.data, raw: { ...main.info, channels: 4 }, left: x, top: y, blend: 'over' },
  ];
  if (!page.ghost) return placed;
  const owner = swapped ? await portraitFigure(spec.face, page.ghost.width * 2) : photo;
  const ghost = await sharp(owner.data, raw(owner))
    .resize(page.ghost.width)
    .modulate({ saturation: 0, brightness: 1.18 })
    .removeAlpha()
    .ensureAlpha(0.5)
    .raw()
    .toBuffer({ resolveWithObject: true });
  placed.push({
    input: ghost.data,
    raw: { ...ghost.info, channels: 4 },
    left: page.ghost.x,
    top: page.ghost.y,
    blend: 'multiply',
  });
  return placed;
}

async function printPage(page: Page, spec: DocumentSpec): Promise<Raster> {
  const below = drawSvg(svgOf(page, page.below));
  const glare = spec.flaws.includes('glare') ? glareOver(page, spec.seed) : '';
  const above = drawSvg(svgOf(page, page.above + glare));
  const printed = await sharp(below.data, raw(below))
    .composite([...(await portraits(page, spec)), { input: above.data, ...raw(above), left: 0, top: 0 }])
    .raw()
    .toBuffer();
  const data = await sharp(printed, raw(below))
    .composite([{ input: masked(page.width, page.height, page.corner), blend: 'dest-in' }])
    .raw()
    .toBuffer();
  return { data, width: page.width, height: page.height };
}

/**
 * A phone's photograph of one side of the document, as JPEG. A passport has only its data page, which is
 * given for either side.
 */
export async function renderDocument(spec: DocumentSpec, side: DocumentSide): Promise<Buffer> {
  const page = await printPage(pageOf(spec, side), spec);
  return photograph(page, spec.flaws, spec.seed + (side === 'back' ? 1 : 0));
}

/** The portrait as cut out of the document's photograph, with its security print across. */
export async function renderPortrait(spec: DocumentSpec): Promise<Buffer> {
  const photo = await portraitFigure(facePrinted(spec), 800);
  const theme = themeOf(spec.issuingState, spec.kind);
  const print = drawSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${photo.width}" height="${photo.height}"><rect width="100%" height="100%" fill="${theme.accent}" opacity=".05"/><g opacity=".3">${rosette(photo.width * 0.93, photo.height * 0.94, 260, theme.petals, theme.second, 10)}</g></svg>`,
  );
  const { data } = await sharp(photo.data, raw(photo))
    .composite([{ input: print.data, ...raw(print) }])
    .modulate({ saturation: spec.flaws.includes('photocopy') ? 0 : 1 })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const dark = spec.flaws.includes('low_light');
  return takeShot(
    { ...photo, data },
    {
      noise: dark ? 0.05 : 0.02,
      blur: spec.flaws.includes('blur') ? 5 : 1,
      brightness: dark ? 0.32 : 1,
      saturation: 0.94,
      quality: 90,
    },
    spec.seed,
  );
}
