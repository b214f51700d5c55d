import { describe, expect, test } from 'vitest';
import { alpha2Of, countryName } from './country-code.ts';

describe('a country', () => {
  test.each([
    ['DE', 'DE'],
    ['deu', 'DE'],
    [' Germany ', 'DE'],
    ['CHE', 'CH'],
    ['CHN', 'CN'],
    ['CHL', 'CL'],
    ['ABW', 'AW'],
    ['AUT', 'AT'],
    ['AUS', 'AU'],
    ['SVK', 'SK'],
    ['SVN', 'SI'],
    ['XKX', 'XK'],
    ['RKS', 'XK'],
    ['GBN', 'GB'],
    ['UK', 'GB'],
    ['DD', 'DE'],
  ])('written %j is %s', (written, code) => expect(alpha2Of(written)).toBe(code));

  // Taken for a country, each of these would speak against a match that may be one.
  test.each([
    ['GER', 'not Georgia'],
    ['RUM', 'not Russia'],
    ['DEN', 'not Germany'],
    ['UTO', 'the state of the specimens'],
    ['ZZ', 'an unknown region'],
    ['XX', 'nothing'],
    ['', 'nothing'],
    ['Atlantis', 'nothing'],
    ['constructor', 'nothing'],
  ])('is not guessed: %j is %s', (written) => {
    expect(alpha2Of(written)).toBeNull();
    expect(countryName(written)).toBe(written);
  });

  test('has an alpha-3 code exactly where ISO 3166-1 and travel documents give one', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const pairs = letters.flatMap((one) => letters.map((two) => one + two));
    const known = pairs
      .flatMap((pair) => letters.map((three) => pair + three))
      .filter((code) => alpha2Of(code));
    // 249 of ISO, Kosovo, five kinds of British passports and Kosovo's other code.
    expect(known).toHaveLength(249 + 1 + 5 + 1);
    const codes = new Set(known.map(alpha2Of));
    expect(codes.size).toBe(250);
    for (const code of codes) expect(countryName(code ?? '')).not.toBe(code);
  });
});
