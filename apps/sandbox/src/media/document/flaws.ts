import { randomFrom } from '../random.ts';
import type { DocumentSpec } from '../spec.ts';
import type { Page } from './page.ts';

/** Light of a lamp mirrored on the laminate. */
export function glareOver(page: Page, seed: number): string {
  const r = randomFrom('glare', seed);
  const [cx, cy] = [page.width * r.between(0.35, 0.75), page.height * r.between(0.3, 0.65)];
  return `<defs><radialGradient id="glare"><stop offset="0" stop-color="#fff"/><stop offset=".32" stop-color="#fff" stop-opacity=".94"/><stop offset=".62" stop-color="#fffdf2" stop-opacity=".4"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs>
<ellipse cx="${cx}" cy="${cy}" rx="${page.width * 0.33}" ry="${page.height * 0.22}" transform="rotate(-31 ${cx} ${cy})" fill="url(#glare)"/>
<ellipse cx="${cx + 90}" cy="${cy + 60}" rx="${page.width * 0.5}" ry="46" transform="rotate(-31 ${cx} ${cy})" fill="url(#glare)" opacity=".6"/>`;
}

/** Toner streaks and dirt of a photocopier. */
export function copierMarks(width: number, height: number, seed: number): string {
  const r = randomFrom('copier', seed);
  const marks: string[] = [];
  for (let i = 0; i < 5; i++) {
    const x = r.between(0, width);
    marks.push(
      `<rect x="${x.toFixed(0)}" y="0" width="${r.between(1, 5).toFixed(1)}" height="${height}" fill="#000" fill-opacity="${r.between(0.06, 0.2).toFixed(2)}"/>`,
    );
  }
  for (let i = 0; i < 220; i++) {
    marks.push(
      `<circle cx="${r.between(0, width).toFixed(0)}" cy="${r.between(0, height).toFixed(0)}" r="${r.between(0.6, 2.4).toFixed(1)}" fill="#111" fill-opacity=".5"/>`,
    );
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${marks.join('')}</svg>`;
}

/** A window around the picture and the beat between two pixel grids: a photograph of a monitor. */
export function monitorOver(width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>
<pattern id="rows" width="6" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(2.4)"><rect width="6" height="1.5" fill="#07152c" opacity=".34"/><rect width="2" height="4" fill="#ff2a2a" opacity=".09"/><rect x="2" width="2" height="4" fill="#2aff5a" opacity=".07"/></pattern>
<pattern id="beat" width="140" height="88" patternUnits="userSpaceOnUse" patternTransform="rotate(13)"><rect width="140" height="38" fill="#9cc3ff" opacity=".13"/></pattern></defs>
<rect width="100%" height="100%" fill="url(#rows)"/><rect width="100%" height="100%" fill="url(#beat)"/>
<rect width="${width}" height="64" fill="#20242b"/><circle cx="36" cy="32" r="10" fill="#e0604f"/><circle cx="70" cy="32" r="10" fill="#e2b13c"/><circle cx="104" cy="32" r="10" fill="#55b058"/>
<rect x="170" y="16" width="${width * 0.5}" height="32" rx="16" fill="#3a404a"/><rect y="${height - 40}" width="${width}" height="40" fill="#111419"/></svg>`;
}

/** Which face the page shows: a swapped portrait shows a stranger of the same sex and skin. */
export function facePrinted(spec: DocumentSpec): DocumentSpec['face'] {
  if (!spec.flaws.includes('portrait_swapped')) return spec.face;
  return {
    ...spec.face,
    seed: spec.face.seed + 7919,
    ageYears: Math.max(18, Math.min(80, spec.face.ageYears + 6)),
  };
}
