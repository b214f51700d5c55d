import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalise } from './canonical-json.ts';

describe('canonicalise', () => {
  it('keeps the meaning of every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const expected = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalise(JSON.stringify(value)))).toEqual(expected);
      }),
    );
  });

  it('changes nothing when applied to its own result', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = canonicalise(JSON.stringify(value));
        expect(canonicalise(once)).toBe(once);
      }),
    );
  });

  it('does not depend on key order or white space', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (members) => {
        const reversed = Object.fromEntries(Object.entries(members).reverse());
        expect(canonicalise(JSON.stringify(reversed, null, 3))).toBe(canonicalise(JSON.stringify(members)));
      }),
    );
  });

  it('sorts keys by code point at every level', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary' }), { maxLength: 8 }), (keys) => {
        const members = keys.map((key) => `${JSON.stringify(key)}:0`).join(',');
        const sorted = [...keys].sort((a, b) => comparePoints([...a], [...b]));
        const expected = `{"outer":{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}}`;
        expect(canonicalise(`{"outer":{${members}}}`)).toBe(expected);
      }),
    );
  }, 30_000);

  it.each([
    ['50.0', '50'],
    ['-0.0', '0'],
    ['-0', '0'],
    ['1e2', '100'],
    ['1e+21', '1000000000000000000000'],
    ['1e-05', '1e-05'],
    ['0.00001', '1e-05'],
    ['-1.50E-7', '-1.5e-07'],
    ['0.00012', '0.00012'],
    ['1e-4', '0.0001'],
    ['9.9999e-05', '9.9999e-05'],
    ['5e-324', '5e-324'],
    ['1e-400', '0'],
    ['0.10', '0.1'],
    ['0.1000000000000000055', '0.1'],
    ['123456789012345.6', '123456789012345.6'],
    ['2251799813685248.5', '2251799813685248.5'],
    ['1.7976931348623157e308', BigInt(Number.MAX_VALUE).toString()],
    ['-9007199254740993', '-9007199254740993'],
    ['9007199254740993', '9007199254740993'],
  ])('writes the number %s as %s', (source, canonical) => {
    expect(canonicalise(source)).toBe(canonical);
  });

  it('keeps the last of repeated keys, as a parser does', () => {
    expect(canonicalise('{"a":1,"a":2}')).toBe('{"a":2}');
  });

  it('treats __proto__ as a key like any other', () => {
    expect(canonicalise('{"b":1,"__proto__":{"x":1}}')).toBe('{"__proto__":{"x":1},"b":1}');
  });

  it.each([
    '',
    '{',
    '{"a":1,}',
    '[1 2]',
    '{a:1}',
    '"open',
    '01',
    'NaN',
    '1e999',
    '"\\ud800"',
    '"\t"',
    '1 2',
    'nul',
  ])('refuses %j', (source) => {
    expect(() => canonicalise(source)).toThrow(SyntaxError);
  });

  it('refuses hostile nesting instead of exhausting the stack', () => {
    expect(() => canonicalise('['.repeat(500_000))).toThrow(/too deep/);
  });

  it('never quotes the text it refuses', () => {
    expect(() => canonicalise('{"name":"Marta \\q"}')).toThrow(/^bad string at \d+$/);
  });
});

function comparePoints(a: string[], b: string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const difference = (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
