import { createRequire } from 'node:module';
import { type Font as FontFile, openSync } from 'fontkit';
import type PDFDocument from 'pdfkit';

/** The fonts travel with the program: a server may have none, and names come in every script. */
const require = createRequire(import.meta.url);
const FILES = {
  text: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  strong: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  arabic: '@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  chinese: '@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf',
} as const;

export type Face = 'text' | 'strong';
type Font = keyof typeof FILES;

/** A file is only read when something is set in it. */
export function registerFonts(pdf: InstanceType<typeof PDFDocument>): void {
  for (const [name, file] of Object.entries(FILES)) pdf.registerFont(name, require.resolve(file));
}

export interface Run {
  readonly font: Font;
  readonly text: string;
}

/** The text in pieces of one font each, the first that has the letters. Spaces go with what stands before them. */
export function runsOf(text: string, face: Face): Run[] {
  const runs: { font: Font; text: string }[] = [];
  for (const char of text.normalize('NFC')) {
    const last = runs.at(-1);
    const isSpace = /\s/.test(char);
    const font = isSpace ? (last?.font ?? face) : fontOf(char, face);
    const shown = isSpace || font !== undefined ? char : codeOf(char);
    if (last !== undefined && last.font === (font ?? face)) last.text += shown;
    else runs.push({ font: font ?? face, text: shown });
  }
  return runs;
}

function fontOf(char: string, face: Face): Font | undefined {
  const codePoint = char.codePointAt(0) ?? 0;
  return ([face, 'arabic', 'chinese'] as const).find((font) => opened(font).hasGlyphForCodePoint(codePoint));
}

const known = new Map<Font, FontFile>();

/** Opened once; its letters are read as they are asked for. */
function opened(font: Font): FontFile {
  const file = known.get(font) ?? openFont(require.resolve(FILES[font]));
  known.set(font, file);
  return file;
}

function openFont(path: string): FontFile {
  const file = openSync(path);
  if (!('hasGlyphForCodePoint' in file)) throw new Error(`${path} holds more than one font`);
  return file;
}

/** A letter that no font here has is named, rather than shown as an empty box that could be any letter. */
function codeOf(char: string): string {
  return `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
