import {
  type Comparison,
  different,
  EQUAL,
  equivalent,
  superficialDifference,
  type Value,
} from './comparison.ts';
import { differentScripts, mixesScripts, plain, sameSpelling, words } from './letters.ts';

/**
 * Compares names the way an examiner does: case, accents, apostrophes, word order, spelling in the machine-readable
 * zone and the native script next to the Latin one do not make a different person; another word does.
 */
export function compareNames(one: Value, other: Value): Comparison {
  if (one.shown === other.shown) return EQUAL;
  if (mixesScripts(one.shown) !== mixesScripts(other.shown)) {
    return different('one of them mixes Latin and Cyrillic letters in a word');
  }
  const reason = sameText(one.shown, other.shown) ?? sameVariant(one, other);
  if (reason !== null) return equivalent(reason);
  if (isCut(one, other) || isCut(other, one)) {
    return equivalent('The machine-readable zone has no room for the whole name');
  }
  if (one.fullName !== null && other.fullName !== null && sameText(one.fullName, other.fullName) !== null) {
    return equivalent('The full name is the same, split differently between first and last name');
  }
  return different(whatDiffers(one.shown, other.shown));
}

/** Compares free text such as places and addresses: like names, but nothing is ever cut or split. */
export function compareWords(one: Value, other: Value): Comparison {
  return compareNames({ ...one, fullName: null, cut: false }, { ...other, fullName: null, cut: false });
}

function sameText(one: string, other: string): string | null {
  const superficial = superficialDifference(one, other);
  if (superficial !== null) return superficial;
  if (sameSpelling(one, other)) {
    return differentScripts(one, other)
      ? 'The same letters, written in Latin script'
      : 'The same letters in another spelling, as machine-readable zones use it (for example Ö as OE)';
  }
  return sameWordsReordered(one, other) ? 'The same words in another order' : null;
}

function sameWordsReordered(one: string, other: string): boolean {
  const left = words(one);
  const right = words(other);
  if (left.length < 2 || left.length !== right.length) return false;
  return left.every((word) => {
    const at = right.findIndex(
      (candidate) => plain(word) === plain(candidate) || sameSpelling(word, candidate),
    );
    if (at >= 0) right.splice(at, 1);
    return at >= 0;
  });
}

function sameVariant(one: Value, other: Value): string | null {
  for (const left of [one.shown, ...one.variants]) {
    for (const right of [other.shown, ...other.variants]) {
      if (left === right || sameText(left, right) !== null) {
        return `Matches “${one.variants.includes(left) ? left : right}”, which the same source gives as another spelling`;
      }
    }
  }
  return null;
}

/** Whether the first value, out of a full machine-readable zone, is how the second one begins, word by word. */
function isCut(short: Value, long: Value): boolean {
  if (!short.cut) return false;
  const parts = words(short.shown).map(plain);
  const whole = words(long.shown).map(plain);
  return (
    parts.length > 0 &&
    parts.length <= whole.length &&
    parts.every((part, index) => whole[index]?.startsWith(part) ?? false)
  );
}

function whatDiffers(one: string, other: string): string {
  if (differentScripts(one, other)) return 'written in different scripts, compare them by eye';
  const extra = missingFrom(one, other);
  const lacking = missingFrom(other, one);
  if (extra.length > 0 && lacking.length === 0) return `only the first has ${quoted(extra)}`;
  if (lacking.length > 0 && extra.length === 0) return `only the second has ${quoted(lacking)}`;
  return `“${one}” against “${other}”`;
}

function missingFrom(one: string, other: string): string[] {
  const there = words(other);
  return words(one).filter((word) => !there.some((w) => plain(w) === plain(word) || sameSpelling(w, word)));
}

function quoted(values: readonly string[]): string {
  return values.map((value) => `“${value}”`).join(', ');
}
