import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CanonicalError, canonicalise, parseCanonical } from './canonical.ts';

/** The error's pointer, so that a test says where and not only that. */
function refusedAt(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof CanonicalError) return error.pointer;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('canonicalise', () => {
  it('orders keys by UTF-16 code units, as the example of RFC 8785 §3.2.3', () => {
    const sample = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect([...canonicalise(sample).matchAll(/:"([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('escapes the string of RFC 8785 §3.2.2 as the standard prints it', () => {
    const text = '\u20ac$\u000f\nA\'\u0042\u0022\u005c\\"\u002f';
    expect(canonicalise({ string: text, literals: [null, true, false] })).toBe(
      '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts nested objects, keeps array order and writes no blanks', () => {
    expect(canonicalise({ b: [3, 1, { z: null, a: '' }], a: {} })).toBe(
      '{"a":{},"b":[3,1,{"a":"","z":null}]}',
    );
  });

  it('writes the limits of the safe integers, and minus zero as zero', () => {
    expect(canonicalise([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, -0])).toBe(
      '[9007199254740991,-9007199254740991,0]',
    );
  });

  it.each([
    ['a fraction', 0.5],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['an unsafe integer', 2 ** 53],
    ['undefined', undefined],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['bytes', new Uint8Array(1)],
    ['a lone surrogate', 'x\ud800'],
  ])('refuses %s and points at it', (_name, bad) => {
    expect(refusedAt(() => canonicalise({ 'a/b': [1, bad] }))).toBe('/a~1b/1');
  });

  it('refuses a hole in an array, a symbol key and a key that is not Unicode', () => {
    const holed: unknown[] = [];
    holed[1] = 1;
    expect(refusedAt(() => canonicalise(holed))).toBe('/0');
    expect(refusedAt(() => canonicalise({ [Symbol('s')]: 1 }))).toBe('');
    expect(refusedAt(() => canonicalise({ '\udc00': 1 }))).toBe('/\udc00');
  });

  it('ends a cycle with an error instead of a stack overflow', () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(() => canonicalise(loop)).toThrow('nested deeper than 64 levels');
  });
});

describe('parseCanonical', () => {
  it('reads back what canonicalise wrote, for any value of the space', () => {
    const leaf = fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.maxSafeInteger().map((n) => n + 0), // turns -0, which JSON cannot tell from 0, into 0
      fc.string({ unit: 'binary' }),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('tree')),
        fc.dictionary(fc.string({ unit: 'binary' }), tie('tree'), { noNullPrototype: true }),
      ),
    }));
    return fc.assert(
      fc.property(tree, (value) => {
        expect(parseCanonical(canonicalise(value))).toEqual(value);
      }),
    );
  });

  it('gives objects with the same content the same text, whatever the order of their keys', () => {
    return fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.maxSafeInteger()), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).toReversed());
        expect(canonicalise(reversed)).toBe(canonicalise(object));
      }),
    );
  });

  it.each([
    ['a blank', '{"a": 1}'],
    ['a trailing newline', '{"a":1}\n'],
    ['unsorted keys', '{"b":1,"a":2}'],
    ['a duplicate key', '{"a":1,"a":1}'],
    ['a needless escape', '"\\u0041"'],
    ['an upper-case escape', '"\\u000F"'],
    ['an exponent', '1e2'],
    ['a decimal point', '1.0'],
    ['minus zero', '-0'],
    ['digits beyond precision', '9007199254740993'],
    ['an escaped lone surrogate', '"\\ud800"'],
    ['nothing', ''],
    ['half an object', '{"a":1'],
  ])('refuses a text with %s', (_name, text) => {
    expect(() => parseCanonical(text)).toThrow(CanonicalError);
  });

  it('does not repeat the refused text, which may hold what entries must not', () => {
    expect(() => parseCanonical('{"name":"Ada Lovelace"')).toThrow(/^the value: the text is not JSON$/);
  });
});
