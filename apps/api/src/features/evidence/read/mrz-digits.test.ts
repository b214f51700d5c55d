import { describe, expect, test } from 'vitest';
import { checkDigit, checkMrz, isNameCut, mrzLines } from './mrz.ts';

const broken = (lines: readonly string[]): string[] =>
  checkMrz(lines)
    .filter(({ ok }) => !ok)
    .map(({ field }) => field);

/** The zone with the character at one place replaced by the next one, as a forger would: 4 by 5, K by L. */
function forged(lines: readonly string[], row: number, column: number): string[] {
  const line = lines[row] ?? '';
  const next = { '<': '1', '9': '0', Z: 'Y' }[line[column] ?? ''];
  const changed = next ?? String.fromCharCode(line.charCodeAt(column) + 1);
  return lines.toSpliced(row, 1, line.slice(0, column) + changed + line.slice(column + 1));
}

// Under each line what a change is noticed by. 7 number, b birth, e expiry, p personal number, each with the digit
// over the whole zone; z that digit alone; a dot: nothing protects it. Written out from ICAO Doc 9303, parts 4 to 7.
const ZONES = {
  TD1: [
    'I<UTOD231458907<<<<<<<<<<<<<<<',
    '.....7777777777zzzzzzzzzzzzzzz',
    '7408122F1204159UTO<<<<<<<<<<<6',
    'bbbbbbb.eeeeeee...zzzzzzzzzzzz',
    'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
    '..............................',
  ],
  TD2: [
    'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<',
    '....................................',
    'D231458907UTO7408122F1204159<<<<<<<6',
    '7777777777...bbbbbbb.eeeeeeezzzzzzzz',
  ],
  TD3: [
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
    '............................................',
    'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
    '7777777777...bbbbbbb.eeeeeeepppppppppppppppz',
  ],
} as const;

const WORDS = {
  '7': ['Document number', 'Whole zone'],
  b: ['Date of birth', 'Whole zone'],
  e: ['Date of expiry', 'Whole zone'],
  p: ['Personal number', 'Whole zone'],
  z: ['Whole zone'],
  '.': [],
} as const;

/** A shape whose own digits stand inside the digit over the whole zone is noticed by that one alone. */
function expectedAt(mark: string): readonly string[] {
  return WORDS[mark as keyof typeof WORDS]; // the table above uses these marks only
}

describe.each(Object.entries(ZONES))('a forged character of a %s', (_, table) => {
  const lines = table.filter((_line, index) => index % 2 === 0);
  const marks = table.filter((_line, index) => index % 2 === 1);

  test('is noticed at every place that a digit protects, and nowhere else', () => {
    expect(broken(lines)).toEqual([]);
    for (const [row, mark] of marks.entries()) {
      for (const [column, letter] of [...mark].entries()) {
        expect(broken(forged(lines, row, column)), `line ${row + 1}, place ${column + 1}`).toEqual(
          expectedAt(letter),
        );
      }
    }
  });

  test('is shown with the digit that is printed and the one that fits', () => {
    const row = lines.length === 3 ? 0 : 1;
    const [number] = checkMrz(forged(lines, row, row === 0 ? 5 : 0));
    expect(number?.computed).toMatch(/^\d$/);
    expect(number?.computed).not.toBe(number?.printed);
  });
});

describe('a French card of before 2021', () => {
  const lines = ['IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<', '8806923102858CORINNE<<<<<<<6512068F6'];
  test('has its own digits for number and birth, and one over both lines', () => {
    expect(broken(forged(lines, 1, 0))).toEqual(['Document number', 'Whole zone']);
    expect(broken(forged(lines, 1, 27))).toEqual(['Date of birth', 'Whole zone']);
    expect(broken(forged(lines, 0, 7))).toEqual(['Whole zone']);
    expect(broken(forged(lines, 1, 15))).toEqual(['Whole zone']);
  });
});

describe('a number longer than its place', () => {
  const lines = [
    'I<UTOD23145890<7349<<<<<<<<<<<',
    '3407127M9507122UTO<<<<<<<<<<<2',
    'STEVENSON<<PETER<JOHN<<<<<<<<<',
  ];
  test('is protected in both of its parts', () => {
    expect(broken(lines)).toEqual([]);
    expect(broken(forged(lines, 0, 6))).toEqual(['Document number', 'Whole zone']);
    expect(broken(forged(lines, 0, 15))).toEqual(['Document number', 'Whole zone']);
    expect(broken(forged(lines, 0, 18))).toEqual(['Document number', 'Whole zone']);
  });

  test('that has no digit anywhere is not called right', () => {
    const without = ['I<UTOD23145890<<<<<<<<<<<<<<<<', ...lines.slice(1)];
    expect(broken(without)).toContain('Document number');
  });
});

describe('a digit that should be there', () => {
  const passport = ZONES.TD3[0];
  test.each([
    ['the number', 9],
    ['the birth date', 19],
    ['the date of expiry', 27],
    ['the whole zone', 43],
  ])('of %s cannot be a filler', (_, column) => {
    const line = ZONES.TD3[2];
    const line2 = `${line.slice(0, column)}<${line.slice(column + 1)}`;
    expect(broken([passport, line2])).not.toEqual([]);
  });

  test('of a personal number may be left out only when there is none', () => {
    const line = ZONES.TD3[2];
    expect(broken([passport, `${line.slice(0, 42)}<${line.slice(43)}`])).toContain('Personal number');
  });
});

describe('the weights', () => {
  test.each([
    ['', '0'],
    ['1', '7'],
    ['01', '3'],
    ['001', '1'],
    ['0001', '7'],
    ['A', '0'],
    ['Z', '5'],
    ['<<<<<<', '0'],
    ['520727', '3'],
    ['AB2134<<<', '5'],
  ])('give %j the digit %s', (data, digit) => expect(checkDigit(data)).toBe(digit));

  test.each(['a', '٣', 'Ж', '１', ' ', '-', '\u0000'])('refuse the character %j', (data) => {
    expect(checkDigit(data)).toBe('?');
  });
});

describe('lines', () => {
  test('of a wrong length claim nothing', () => {
    for (const lines of [ZONES.TD3.slice(0, 1), [...ZONES.TD1.slice(0, 1), 'X'], ['<'.repeat(44)]]) {
      expect(checkMrz(lines)).toEqual([]);
    }
    expect(isNameCut(['P<UTOLONG'])).toBe(false);
  });

  test('in small letters and with blanks inside are read like others', () => {
    const [first, , second] = ZONES.TD3;
    expect(mrzLines(`  ${first.toLowerCase()} \r\n\r\n ${second.slice(0, 20)} ${second.slice(20)}`)).toEqual([
      first,
      second,
    ]);
  });

  test('in one run of no known length stay one', () => {
    expect(mrzLines('P<UTO'.repeat(3))).toEqual(['P<UTO'.repeat(3)]);
    expect(mrzLines('')).toEqual([]);
    expect(mrzLines(' \n \n')).toEqual([]);
  });
});
