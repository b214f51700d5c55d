import { createRequire } from 'node:module';

/**
 * The fonts travel with the program: a fresh machine may have none, and another machine's fonts would change
 * the bytes of every picture.
 */
const require = createRequire(import.meta.url);

const LATIN_AND_CYRILLIC = [
  '@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf',
  '@expo-google-fonts/pt-sans/700Bold/PTSans_700Bold.ttf',
  '@expo-google-fonts/pt-sans/400Regular_Italic/PTSans_400Regular_Italic.ttf',
];
const ARABIC = '@expo-google-fonts/noto-naskh-arabic/600SemiBold/NotoNaskhArabic_600SemiBold.ttf';
const CHINESE = '@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf';

const HAS_ARABIC = /\p{Script=Arabic}/u;
const HAS_CHINESE = /\p{Script=Han}/u;

export type FontFamily = 'PT Sans' | 'Noto Naskh Arabic' | 'ZCOOL XiaoWei';

/** The family whose glyphs cover this text's script. */
export function familyFor(text: string): FontFamily {
  if (HAS_ARABIC.test(text)) return 'Noto Naskh Arabic';
  return HAS_CHINESE.test(text) ? 'ZCOOL XiaoWei' : 'PT Sans';
}

export function fontFile(family: FontFamily): string {
  const files: Record<FontFamily, string> = {
    'PT Sans': '@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf',
    'Noto Naskh Arabic': ARABIC,
    'ZCOOL XiaoWei': CHINESE,
  };
  return require.resolve(files[family]);
}

/** The files needed to set the given text; the large Chinese one only when it is used. */
export function fontFiles(text: string): string[] {
  if (!text.includes('<text')) return [];
  const wanted = [...LATIN_AND_CYRILLIC];
  if (HAS_ARABIC.test(text)) wanted.push(ARABIC);
  if (HAS_CHINESE.test(text)) wanted.push(CHINESE);
  return wanted.map((file) => require.resolve(file));
}
