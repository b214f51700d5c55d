import { familyFor } from '../fonts.ts';
import { hashSeed } from '../random.ts';

/** The look of one issuing state's documents: invented, but always the same for the same state. */
export interface Theme {
  ink: string;
  accent: string;
  deep: string;
  paper: string;
  paperEdge: string;
  second: string;
  /** Shape of the pattern and of the emblem. */
  petals: number;
  waves: number;
  shield: number;
  seed: number;
}

const hsl = (hue: number, saturation: number, lightness: number): string =>
  `hsl(${Math.round(((hue % 360) + 360) % 360)},${saturation}%,${lightness}%)`;

export function themeOf(state: string, kind: string): Theme {
  const seed = hashSeed('theme', state, kind);
  const family = hashSeed('family', state);
  const hue =
    ((family >>> 9) % 24) * 15 + (kind === 'driving_licence' ? 40 : kind === 'residence_permit' ? -45 : 0);
  return {
    ink: '#17181c',
    accent: hsl(hue, 48, 42),
    deep: hsl(hue, 55, 24),
    paper: hsl(hue + 12, 38, 93),
    paperEdge: hsl(hue - 28, 40, 83),
    second: hsl(hue + 95, 36, 46),
    petals: 5 + (seed % 8),
    waves: 3 + ((seed >>> 4) % 5),
    shield: (family >>> 3) % 4,
    seed,
  };
}

interface TextStyle {
  size: number;
  weight?: 400 | 700;
  fill?: string;
  anchor?: 'start' | 'middle' | 'end';
  /** Pixels the text may take; it is set smaller when it would be wider. */
  max?: number;
  spacing?: number;
  italic?: boolean;
}

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => `&#${char.codePointAt(0)};`);

/** Rough width of a text: enough to decide whether it must be set smaller. */
function widthOf(text: string, size: number): number {
  let units = 0;
  for (const char of text)
    units += /\p{Script=Han}/u.test(char) ? 1 : /[A-ZА-ЯÀ-Þ0-9]/.test(char) ? 0.6 : 0.5;
  return units * size;
}

/** One line of text in whichever bundled font has its script. */
export function text(x: number, y: number, content: string, style: TextStyle): string {
  const family = familyFor(content);
  const weight = style.weight ?? 400;
  const natural = widthOf(content, style.size) * (weight === 700 ? 1.06 : 1);
  const size = style.max && natural > style.max ? (style.size * style.max) / natural : style.size;
  const extra = `${style.spacing ? ` letter-spacing="${style.spacing}"` : ''}${style.italic ? ' font-style="italic"' : ''}`;
  return `<text x="${x}" y="${y}" font-family="${family}" font-size="${size.toFixed(1)}" font-weight="${family === 'PT Sans' ? weight : 400}" fill="${style.fill ?? '#17181c'}" text-anchor="${style.anchor ?? 'start'}"${extra}>${escapeXml(content)}</text>`;
}

/** YYYY-MM-DD as documents print it. */
export const printedDate = (date: string): string => date.split('-').reverse().join('.');
