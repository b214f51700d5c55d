import { describe, expect, test } from 'vitest';
import { checkDigit, checkMrz, isNameCut, mrzLines } from './mrz.ts';

// The specimens of ICAO Doc 9303, parts 4 to 6, appendix.
const TD1 = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
];
const TD2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'];
const TD3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const LONG_NUMBER = [
  'I<UTOD23145890<7349<<<<<<<<<<<',
  '3407127M9507122UTO<<<<<<<<<<<2',
  'STEVENSON<<PETER<JOHN<<<<<<<<<',
];
const OLD_FRENCH_CARD = ['IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<', '8806923102858CORINNE<<<<<<<6512068F6'];

function wrong(lines: readonly string[]): string[] {
  return checkMrz(lines)
    .filter((check) => !check.ok)
    .map((check) => check.field);
}

describe('check digits of a machine-readable zone', () => {
  test.each([
    ['card of three lines', TD1, 4],
    ['card of two lines', TD2, 4],
    ['passport', TD3, 5],
    ['document number longer than nine characters', LONG_NUMBER, 4],
    ['French card of before 2021', OLD_FRENCH_CARD, 3],
  ])('hold on the specimen: %s', (_name, lines, count) => {
    expect(checkMrz(lines)).toHaveLength(count);
    expect(wrong(lines)).toEqual([]);
  });

  test('show a changed birth date at its own digit and at the digit over the whole zone', () => {
    const forged = [TD3[0] ?? '', (TD3[1] ?? '').replace('740812', '840812')];
    expect(wrong(forged)).toEqual(['Date of birth', 'Whole zone']);
    const birth = checkMrz(forged).find((check) => check.field === 'Date of birth');
    expect(birth).toMatchObject({ printed: '2', computed: '9' });
  });

  test('show a changed document number on a card', () => {
    expect(wrong([(TD1[0] ?? '').replace('D23145890', 'D23145891'), ...TD1.slice(1)])).toEqual([
      'Document number',
      'Whole zone',
    ]);
  });

  test('accept a personal number that is left out, with or without its digit', () => {
    const empty = 'EMB3319076BEL7702093F3001101<<<<<<<<<<<<<<<6';
    const zero = 'EMB3319076BEL7702093F3001101<<<<<<<<<<<<<<06';
    expect(wrong(['P<BELD<HONDT<<AMELIE<<<<<<<<<<<<<<<<<<<<<<<<', empty])).toEqual([]);
    expect(wrong(['P<BELD<HONDT<<AMELIE<<<<<<<<<<<<<<<<<<<<<<<<', zero])).toEqual([]);
  });

  test('of a visa cover number and dates only', () => {
    const visa = [
      'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
      'L898902C36UTO7408122F1204159ZE184226B<<<<<<<',
    ];
    expect(checkMrz(visa).map((check) => check.field)).toEqual([
      'Document number',
      'Date of birth',
      'Date of expiry',
    ]);
    expect(wrong(visa)).toEqual([]);
  });

  test('are not claimed for lines of no known form', () => {
    expect(checkMrz([])).toEqual([]);
    expect(checkMrz(['P<UTO'])).toEqual([]);
  });

  test('cannot be computed over characters that have no place in the zone', () => {
    expect(checkDigit('L8989é2C3')).toBe('?');
    expect(checkDigit('')).toBe('0');
  });
});

describe('lines of a machine-readable zone', () => {
  test('are found by line breaks of any kind, blanks ignored', () => {
    expect(mrzLines(` ${TD2[0]}\r\n${TD2[1]} \n`)).toEqual(TD2);
  });

  test('are found in one run by its length', () => {
    for (const lines of [TD1, TD2, TD3]) expect(mrzLines(lines.join(''))).toEqual(lines);
  });

  test('tell a name that fills its place from one that does not', () => {
    expect(isNameCut(TD3)).toBe(false);
    expect(isNameCut(['P<UTONILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K', TD3[1] ?? ''])).toBe(true);
  });
});
