import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OCR_SIGNS } from '../src/media/document/ocr-b.ts';
import { buildMrz, checkDigit, type MrzSource } from '../src/media/mrz.ts';
import { transliterate } from '../src/media/transliterate.ts';

const eriksson: MrzSource = {
  kind: 'passport',
  issuingState: 'UTO',
  surname: 'Eriksson',
  givenNames: 'Anna Maria',
  documentNumber: 'L898902C3',
  personalNumber: 'ZE184226B',
  birthDate: '1974-08-12',
  sex: 'F',
  nationality: 'UTO',
  expiryDate: '2012-04-15',
  flaws: [],
};

describe('the ICAO 9303 specimens', () => {
  it('gives the passport of Anna Maria Eriksson line for line', () => {
    expect(buildMrz(eriksson)).toEqual({
      type: 'TD3',
      lines: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
      checkDigits: { documentNumber: '6', birthDate: '2', expiryDate: '9', composite: '0' },
    });
  });

  it('gives her identity card line for line', () => {
    const card: MrzSource = { ...eriksson, kind: 'id_card', documentNumber: 'D23145890', personalNumber: '' };
    expect(buildMrz(card).lines).toEqual([
      'I<UTOD231458907<<<<<<<<<<<<<<<',
      '7408122F1204159UTO<<<<<<<<<<<6',
      'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
    ]);
  });

  it('moves a card number of more than nine signs into the optional field with its check digit behind it', () => {
    const card: MrzSource = { ...eriksson, kind: 'id_card', documentNumber: 'D23145890734' };
    expect(buildMrz(card).lines[0]).toBe('I<UTOD23145890<7349<<<<<<<<<<<');
  });

  it('computes the check digit of the specimen date 520727 as 3', () => {
    expect(checkDigit('520727')).toBe('3');
    expect(checkDigit('AB2134<<<')).toBe('5');
  });
});

describe('names in the machine readable zone', () => {
  it.each([
    ['Müller-Lüdenscheidt', 'MUELLER<LUEDENSCHEIDT'],
    ['Núñez', 'NUNEZ'],
    ["O'Connor", 'OCONNOR'],
    ['d’Arc', 'DARC'],
    ['Strauß', 'STRAUSS'],
    ['Łukasz Żółć', 'LUKASZ<ZOLC'],
    ['Søren Ærø', 'SOEREN<AEROE'],
    ['İbrahim Işık', 'IBRAHIM<ISIK'],
    ['Щербак', 'SHCHERBAK'],
    ['محمد', 'MXHMD'],
    ['李', ''],
  ])('spells %s as %s', (name, spelt) => {
    expect(transliterate(name)).toBe(spelt);
  });

  it('keeps the first letter of the given names when the surname is too long for the line', () => {
    const long: MrzSource = { ...eriksson, surname: 'Papandropoulous Nilavadhanananda Ananthakrishnan' };
    const [first] = buildMrz(long).lines;
    expect(first).toHaveLength(44);
    expect(first).toMatch(/<<A$/);
  });
});

const word = fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(..."ABCDEFÄÖÜñçşшжبنé-' xyz") });
const date = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const source: fc.Arbitrary<MrzSource> = fc.record({
  kind: fc.constantFrom('passport' as const, 'id_card' as const, 'residence_permit' as const),
  issuingState: fc.constantFrom('FRA', 'DEU', 'UKR', 'D'),
  surname: word,
  givenNames: word,
  documentNumber: fc.string({ minLength: 5, maxLength: 14, unit: fc.constantFrom(...'ABCXYZ0123456789') }),
  personalNumber: fc.string({ maxLength: 14, unit: fc.constantFrom(...'ABC0123456789') }),
  birthDate: date,
  sex: fc.constantFrom('F' as const, 'M' as const, 'X' as const),
  nationality: fc.constantFrom('FRA', 'SYR', 'CHN'),
  expiryDate: date,
  flaws: fc.constant([]),
});

/** The composite as a reader would compute it from the printed lines alone. */
function compositeOf(lines: readonly string[]): string {
  const [first = '', second = ''] = lines;
  if (lines.length === 2)
    return checkDigit(second.slice(0, 10) + second.slice(13, 20) + second.slice(21, 43));
  return checkDigit(first.slice(5, 30) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29));
}

describe('any document', () => {
  it('has lines of the right length, printable signs, and check digits that a reader finds right', () => {
    fc.assert(
      fc.property(source, (spec) => {
        const { type, lines, checkDigits } = buildMrz(spec);
        const [first = '', second = ''] = lines;
        expect(lines.map((line) => line.length)).toEqual(type === 'TD3' ? [44, 44] : [30, 30, 30]);
        expect([...lines.join('')].every((sign) => OCR_SIGNS.has(sign))).toBe(true);
        const birth = type === 'TD3' ? second.slice(13, 20) : second.slice(0, 7);
        const expiry = type === 'TD3' ? second.slice(21, 28) : second.slice(8, 15);
        expect(checkDigit(birth.slice(0, 6))).toBe(birth[6]);
        expect(checkDigit(expiry.slice(0, 6))).toBe(expiry[6]);
        expect(compositeOf(lines)).toBe(second.at(-1));
        expect(checkDigits.composite).toBe(second.at(-1));
        if (type === 'TD3') expect(checkDigit(second.slice(0, 9))).toBe(second[9]);
        else if (first[14] !== '<') expect(checkDigit(first.slice(5, 14))).toBe(first[14]);
      }),
    );
  });

  it('differs in exactly one sign, the number’s check digit, when that digit is wrong on purpose', () => {
    fc.assert(
      fc.property(source, (spec) => {
        const right = buildMrz(spec).lines.join('');
        const wrong = buildMrz({ ...spec, flaws: ['mrz_digit_wrong'] }).lines.join('');
        expect([...right].filter((sign, i) => sign !== wrong[i])).toHaveLength(1);
      }),
    );
  });
});
