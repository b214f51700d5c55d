/**
 * Latin letters that are more than a base letter with a mark, and letters that documents write in several ways.
 * The first spelling is the plain one; national habits that ICAO does not list (Đ as DJ) are kept as further ones.
 * Source: ICAO Doc 9303-3, section 6, table A (transliteration for the MRZ)
 */
const LATIN: Readonly<Record<string, readonly string[]>> = {
  Ä: ['A', 'AE'],
  Å: ['A', 'AA'],
  Æ: ['AE'],
  Ð: ['D'],
  Đ: ['D', 'DJ'],
  Ħ: ['H'],
  Ĳ: ['IJ'],
  Ł: ['L'],
  Ñ: ['N', 'NXX'],
  Ŋ: ['N'],
  Ö: ['O', 'OE'],
  Ø: ['O', 'OE'],
  Œ: ['OE'],
  ẞ: ['SS'],
  Þ: ['TH'],
  Ŧ: ['T'],
  Ü: ['U', 'UE', 'UXX'],
  Ə: ['E', 'A'],
};

/**
 * Cyrillic letters; where languages or passport rules of different years disagree, all their spellings.
 * Source: ICAO Doc 9303-3, section 6, table B
 */
const CYRILLIC: Readonly<Record<string, readonly string[]>> = {
  А: ['A'],
  Б: ['B'],
  В: ['V'],
  Г: ['G', 'H'],
  Ґ: ['G'],
  Д: ['D'],
  Ђ: ['D', 'DJ'],
  Е: ['E', 'YE', 'JE'],
  Ё: ['E', 'IO', 'YO', 'JO'],
  Є: ['IE', 'YE', 'E'],
  Ж: ['ZH', 'Z', 'J'],
  З: ['Z'],
  И: ['I', 'Y'],
  І: ['I'],
  Ї: ['I', 'YI', 'JI'],
  Й: ['I', 'Y', 'J', ''],
  Ј: ['J'],
  К: ['K'],
  Л: ['L'],
  Љ: ['LJ'],
  М: ['M'],
  Н: ['N'],
  Њ: ['NJ'],
  О: ['O'],
  П: ['P'],
  Р: ['R'],
  С: ['S'],
  Т: ['T'],
  Ћ: ['C'],
  У: ['U'],
  Ў: ['U', 'W'],
  Ф: ['F'],
  Х: ['KH', 'H', 'X'],
  Ц: ['TS', 'C'],
  Ч: ['CH', 'C'],
  Џ: ['DZ'],
  Ш: ['SH', 'S'],
  Щ: ['SHCH', 'SHT'],
  Ъ: ['IE', '', 'A'],
  Ы: ['Y'],
  Ь: ['', 'I'],
  Э: ['E'],
  Ю: ['IU', 'YU', 'JU'],
  Я: ['IA', 'YA', 'JA'],
};

/** Marks over or under a letter that Latin, Greek and Cyrillic set, and Arabic vowel signs: optional in writing. */
const OPTIONAL_MARKS = /[\u0300-\u036f\u064b-\u0652]/gu;
const WORD_PARTS = /[\p{L}\p{N}\p{M}]+/gu;

/** Text without accents, script and case kept: `Łódź` → `Lodz`, `Müller` → `Muller`, `李` → `李`. */
export function withoutAccents(value: string): string {
  let plain = '';
  for (const letter of value.normalize('NFC')) {
    const upper = capital(letter);
    const spelling = LATIN[upper]?.[0];
    if (spelling === undefined) plain += letter.normalize('NFD').replace(OPTIONAL_MARKS, '');
    else plain += letter === upper ? spelling : spelling.toLowerCase();
  }
  // Hangul syllables fall apart under NFD; put back together what was not an accent.
  return plain.normalize('NFC');
}

/** JavaScript still makes two letters of the capital of `ß`. */
function capital(letter: string): string {
  return letter === 'ß' ? 'ẞ' : letter.toUpperCase();
}

/** The first of a Cyrillic letter's spellings, in lower case: `ш` → `sh`. Undefined for letters of other scripts. */
export function cyrillicInLatin(letter: string): string | undefined {
  return CYRILLIC[letter.toUpperCase()]?.[0]?.toLowerCase();
}

/** The words of a text; apostrophes, hyphens and the filler `<` of machine-readable zones separate. */
export function words(value: string): string[] {
  return value.normalize('NFC').match(WORD_PARTS) ?? [];
}

/** The form in which two writings of the same Latin name are the same text: upper case, no accents, no separators. */
export function plain(value: string): string {
  return words(withoutAccents(value)).join('').toUpperCase();
}

/** Can the one be a Latin or machine-readable spelling of the other? `Jürgen` and `JUERGEN`, `Юлия` and `IULIIA`. */
export function sameSpelling(one: string, other: string): boolean {
  return spells(one, plain(other)) || spells(other, plain(one));
}

/**
 * Walks all spellings at once, as a set of places reached in the target. A pattern with alternatives would
 * backtrack exponentially on a name made for that purpose; this stays at length × length.
 */
function spells(value: string, target: string): boolean {
  let reached = new Set([0]);
  for (const letter of words(value).join('').toUpperCase()) {
    const next = new Set<number>();
    for (const spelling of spellingsOf(letter)) {
      for (const at of reached) if (target.startsWith(spelling, at)) next.add(at + spelling.length);
    }
    if (next.size === 0) return false;
    reached = next;
  }
  return target.length > 0 && reached.has(target.length);
}

function spellingsOf(letter: string): readonly string[] {
  return LATIN[letter] ?? CYRILLIC[letter] ?? [plain(letter)];
}

/** Whether a word holds Latin and Cyrillic letters, which no language writes and the eye does not see. */
export function mixesScripts(value: string): boolean {
  return words(value).some((word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word));
}

/** Whether exactly one of two texts uses Latin letters, so that letters cannot be compared. */
export function differentScripts(one: string, other: string): boolean {
  const latin = /\p{Script=Latin}/u;
  return /\p{L}/u.test(one) && /\p{L}/u.test(other) && latin.test(one) !== latin.test(other);
}
