import { createRequire } from 'node:module';
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

const ARABIC = /[\p{Script=Arabic}]/u;
const CHINESE = /[\p{Script=Han}]/u;
/** What the text font has: Latin with all its marks, Greek, Cyrillic, punctuation, arrows. */
const KNOWN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

/** The text in pieces of one script each, with the font that has it. Spaces go with what stands before them. */
export function runsOf(text: string, face: Face): Run[] {
  const runs: { font: Font; text: string }[] = [];
  for (const char of text.normalize('NFC')) {
    const last = runs.at(-1);
    const font = /\s/.test(char) && last !== undefined ? last.font : fontOf(char, face);
    const shown = ARABIC.test(char) || CHINESE.test(char) || KNOWN.test(char) ? char : codeOf(char);
    if (last?.font === font) last.text += shown;
    else runs.push({ font, text: shown });
  }
  return runs;
}

function fontOf(char: string, face: Face): Font {
  if (ARABIC.test(char)) return 'arabic';
  return CHINESE.test(char) ? 'chinese' : face;
}

/** A letter that no font here has is named, rather than shown as an empty box that could be any letter. */
function codeOf(char: string): string {
  return `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
