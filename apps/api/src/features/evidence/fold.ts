import { cyrillicInLatin, withoutAccents } from './compare/letters.ts';

/**
 * The form in which the queue's search compares, for what is stored and for what is typed alike: lower case, no
 * accents, one kind of apostrophe and hyphen, one blank between words; Cyrillic in Latin letters, so that either finds
 * the other; letters of other scripts by their number. Plain ASCII, because what the search's index knows of other
 * letters depends on the locale the database was made with. Migration 0030 spells the same in SQL, for texts from before.
 */
export function fold(value: string): string {
  return withoutAccents(value.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/\p{Pd}/gu, '-')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[^ -~]/gu, inAscii)
    .trim();
}

/** Letters that lower case leaves in two forms; Turkish writes an i without its dot, and Greek ends words with another sigma. */
const SAME: Readonly<Record<string, string>> = { ı: 'i', ς: 'u3c3' };

function inAscii(letter: string): string {
  return SAME[letter] ?? cyrillicInLatin(letter) ?? `u${letter.codePointAt(0)?.toString(16)}`;
}

/** What a case is found by, out of folded texts. The blank before each word lets a search ask for beginnings. */
export function searchTextOf(folded: readonly string[]): string {
  return ` ${[...new Set(folded)].join(' ')}`;
}
