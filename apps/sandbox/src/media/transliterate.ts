/** ICAO Doc 9303 part 3, section 6: how a name is spelt in the machine readable zone. */

/** Latin letters that do not simply lose their accent (9303-3, 6.A). */
const LATIN: Record<string, string> = {
  Ä: 'AE',
  Æ: 'AE',
  Å: 'AA',
  Ð: 'D',
  Đ: 'D',
  Ħ: 'H',
  I: 'I',
  ı: 'I',
  Ĳ: 'IJ',
  ĸ: 'K',
  Ł: 'L',
  Ŀ: 'L',
  Ñ: 'N',
  Ŋ: 'N',
  Ö: 'OE',
  Ø: 'OE',
  Œ: 'OE',
  ẞ: 'SS',
  ß: 'SS',
  Ŧ: 'T',
  Ü: 'UE',
  Þ: 'TH',
  Ə: 'E',
};

/** Cyrillic (9303-3, 6.B). */
const CYRILLIC: Record<string, string> = {
  А: 'A',
  Б: 'B',
  В: 'V',
  Г: 'G',
  Ґ: 'G',
  Д: 'D',
  Е: 'E',
  Ё: 'E',
  Є: 'IE',
  Ж: 'ZH',
  З: 'Z',
  И: 'I',
  І: 'I',
  Ї: 'I',
  Й: 'I',
  Ј: 'J',
  К: 'K',
  Л: 'L',
  Љ: 'LJ',
  М: 'M',
  Н: 'N',
  Њ: 'NJ',
  О: 'O',
  П: 'P',
  Р: 'R',
  С: 'S',
  Т: 'T',
  Ћ: 'C',
  У: 'U',
  Ў: 'U',
  Ф: 'F',
  Х: 'KH',
  Ц: 'TS',
  Ч: 'CH',
  Џ: 'DZ',
  Ш: 'SH',
  Щ: 'SHCH',
  Ъ: 'IE',
  Ы: 'Y',
  Ь: '',
  Э: 'E',
  Ю: 'IU',
  Я: 'IA',
  Ђ: 'D',
};

/** Arabic consonants and long vowels (9303-3, 6.C); short vowels are not written, hence not given. */
const ARABIC: Record<string, string> = {
  ء: 'XE',
  آ: 'XAA',
  أ: 'XAH',
  ؤ: 'XUA',
  إ: 'XHA',
  ئ: 'XIA',
  ا: 'A',
  ب: 'B',
  ة: 'XTA',
  ت: 'T',
  ث: 'XTH',
  ج: 'J',
  ح: 'XH',
  خ: 'XKH',
  د: 'D',
  ذ: 'XDH',
  ر: 'R',
  ز: 'Z',
  س: 'S',
  ش: 'XSH',
  ص: 'XSS',
  ض: 'XDZ',
  ط: 'XTT',
  ظ: 'XZZ',
  ع: 'E',
  غ: 'G',
  ف: 'F',
  ق: 'Q',
  ك: 'K',
  ل: 'L',
  م: 'M',
  ن: 'N',
  ه: 'H',
  و: 'W',
  ى: 'XAY',
  ي: 'Y',
};

const TABLE: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LATIN),
  ...Object.entries(CYRILLIC),
  ...Object.entries(ARABIC),
]);

function letter(char: string): string {
  const known = TABLE.get(char);
  if (known !== undefined) return known;
  const plain = char.normalize('NFD').replace(/\p{M}/gu, '');
  return /^[A-Z0-9]$/.test(plain) ? plain : (TABLE.get(plain) ?? '<');
}

/**
 * A name in the letters A–Z with `<` between its parts. Apostrophes and full stops vanish, hyphens and spaces
 * become one filler, a sign with no Latin spelling becomes a filler too.
 */
export function transliterate(name: string): string {
  const upper = name
    .normalize('NFC')
    .replaceAll('ß', 'ẞ')
    .toUpperCase()
    .replace(/['’ʼ`.]/g, '');
  return [...upper]
    .map(letter)
    .join('')
    .replace(/[^A-Z0-9]+/g, '<')
    .replace(/^<|<$/g, '');
}
