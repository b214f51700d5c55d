import { describe, expect, test } from 'vitest';
import type { Value } from './comparison.ts';
import { countryCode } from './countries.ts';
import { sameSpelling } from './letters.ts';
import { compareNames } from './names.ts';
import {
  compareCountries,
  compareDates,
  compareDocumentTypes,
  compareGenders,
  compareNumbers,
} from './values.ts';

function value(shown: string, more: Partial<Value> = {}): Value {
  return { shown, variants: [], fullName: null, cut: false, ...more };
}

describe('names', () => {
  test.each([
    ['Marta', 'Marta', 'equal', null],
    ['Marta', 'MARTA', 'equivalent', 'Only letter case differs'],
    ['Jose', 'José', 'equivalent', 'Only accents differ'],
    ['Quintela Ríos', 'QUINTELA RIOS', 'equivalent', 'Only letter case and accents differ'],
    ["D'Hondt", 'D HONDT', 'equivalent', 'Only letter case and punctuation or spaces differ'],
    ['D’Hondt', "D'Hondt", 'equivalent', 'Only punctuation or spaces differ'],
    [
      'Wrona-Łęcki',
      'WRONA LECKI',
      'equivalent',
      'Only letter case, accents and punctuation or spaces differ',
    ],
    ['José', 'Jose\u0301', 'equivalent', 'Only the way letters are encoded differs'],
  ])('%s and %s are %s: %s', (one, other, verdict, because) => {
    expect(compareNames(value(one), value(other))).toEqual({ verdict, because });
    expect(compareNames(value(other), value(one)).verdict).toBe(verdict);
  });

  test.each([
    ['Jürgen Müller', 'JUERGEN MUELLER'],
    ['Jürgen Müller', 'JURGEN MUELLER'],
    ['Åsa Ängström', 'AASA AENGSTROEM'],
    ['Groß', 'GROSS'],
    ['Søren', 'SOEREN'],
    ['Þórdís', 'THORDIS'],
    ['Muñoz', 'MUNXXOZ'],
    ['Şahin', 'SAHIN'],
    ['Юлия', 'IULIIA'],
    ['Щербаков', 'Shcherbakov'],
    ['Олександр', 'OLEKSANDR'],
    ['Євген', 'YEVHEN'],
  ])('%s may be written %s', (one, other) => {
    expect(compareNames(value(one), value(other)).verdict).toBe('equivalent');
    expect(compareNames(value(other), value(one)).verdict).toBe('equivalent');
  });

  test('in another order are the same words', () => {
    expect(compareNames(value('Anna Maria'), value('MARIA ANNA'))).toEqual({
      verdict: 'equivalent',
      because: 'The same words in another order',
    });
  });

  test('that repeat one word are not the same as two different words', () => {
    expect(compareNames(value('Anna Anna'), value('Anna Maria')).verdict).toBe('different');
  });

  test.each([
    ['山田', 'YAMADA'],
    ['محمد', 'Mohammed'],
    ['王', 'WANG'],
  ])('%s equals %s when the document itself gives the Latin spelling', (native, latin) => {
    const document = value(native, { variants: [latin] });
    expect(compareNames(document, value(latin.toUpperCase())).verdict).toBe('equivalent');
    expect(compareNames(value(latin), document).because).toContain(latin);
  });

  test('in different scripts without a Latin spelling ask for a human eye', () => {
    expect(compareNames(value('محمد'), value('Mohammed'))).toEqual({
      verdict: 'different',
      because: 'written in different scripts, compare them by eye',
    });
  });

  test('with a further word differ, and the word is named', () => {
    expect(compareNames(value('Marta'), value('Marta Elena'))).toEqual({
      verdict: 'different',
      because: 'only the second has “Elena”',
    });
  });

  test('that differ in one letter differ', () => {
    expect(compareNames(value('Marta'), value('Maria'))).toEqual({
      verdict: 'different',
      because: '“Marta” against “Maria”',
    });
  });

  test('split differently between first and last name are the same person', () => {
    const one = value('Marta Quintela', { fullName: 'Marta Quintela Ríos' });
    const other = value('MARTA', { fullName: 'MARTA QUINTELA RIOS' });
    expect(compareNames(one, other).because).toContain('split differently');
  });

  test('cut off by a full zone are equivalent, but only then', () => {
    const long = value('Chayapa Dejthamrong Krasuang');
    expect(compareNames(value('CHAYAPA DEJTHAMRONG K', { cut: true }), long).verdict).toBe('equivalent');
    expect(compareNames(value('CHAYAPA DEJTHAMRONG K'), long).verdict).toBe('different');
  });

  test('made to have very many spellings are compared in time', () => {
    const started = performance.now();
    expect(sameSpelling('Й'.repeat(400), `${'I'.repeat(399)}X`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('without any letter never count as the same', () => {
    expect(compareNames(value('-'), value("'")).verdict).toBe('different');
  });
});

describe('dates', () => {
  test.each([
    ['1991-04-18', '1991-04-18', 'equal'],
    ['1991-04-18', '910418', 'equivalent'],
    ['910418', '1991-04-18', 'equivalent'],
    ['1991-04-18', '19910418', 'equivalent'],
    ['1991-04-18', '1991-04-18T00:00:00Z', 'equivalent'],
    ['1991-04-18', '9104<<', 'equivalent'],
    ['1991-04-18', '910419', 'different'],
    ['1991-04-18', '1891-04-18', 'different'],
    ['1991-04-18', 'unknown', 'different'],
  ])('%s and %s are %s', (one, other, verdict) => {
    expect(compareDates(value(one), value(other)).verdict).toBe(verdict);
  });
});

describe('countries', () => {
  test.each([
    ['ESP', 'ES', 'equivalent'],
    ['D', 'DEU', 'equivalent'],
    ['GBO', 'GB', 'equivalent'],
    ['Spain', 'ESP', 'equivalent'],
    ['ESP', 'PRT', 'different'],
    ['QQQ', 'QQ', 'different'],
  ])('%s and %s are %s', (one, other, verdict) => {
    expect(compareCountries(value(one), value(other)).verdict).toBe(verdict);
  });

  test('that no table knows have no code', () => {
    expect(countryCode('Atlantis')).toBeNull();
    expect(countryCode('')).toBeNull();
  });
});

describe('numbers, genders and kinds of documents', () => {
  test('document numbers may be spaced and hyphenated, but no character may change', () => {
    expect(compareNumbers(value('XDC 000-418'), value('xdc000418')).verdict).toBe('equivalent');
    expect(compareNumbers(value('XDC000418'), value('XDCO00418')).verdict).toBe('different');
  });

  test('an unspecified gender is written X, U or as a filler', () => {
    expect(compareGenders(value('U'), value('<')).verdict).toBe('equivalent');
    expect(compareGenders(value('F'), value('M')).verdict).toBe('different');
  });

  test('a kind of document matches its code, and one of several that are acceptable', () => {
    expect(compareDocumentTypes(value('Passport'), value('P')).verdict).toBe('equivalent');
    expect(compareDocumentTypes(value('P, ID'), value('Identity Card')).verdict).toBe('equivalent');
    expect(compareDocumentTypes(value('Identity Card'), value('I')).verdict).toBe('equivalent');
    expect(compareDocumentTypes(value('DL'), value('Passport')).verdict).toBe('different');
  });
});
