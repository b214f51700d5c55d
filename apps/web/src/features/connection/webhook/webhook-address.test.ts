import { describe, expect, test } from 'vitest';
import { addressBelow, baseConcern, baseOf, baseProblem } from './webhook-address.ts';

const PATH = '/webhooks/didit/0f3a';

describe('the address of the webhook', () => {
  test('is made of a base and our path, and taken apart again', () => {
    for (const base of ['https://docket.example.com', 'https://example.com/desk']) {
      expect(addressBelow(`${base}/ `, PATH)).toBe(`${base}${PATH}`);
      expect(baseOf(addressBelow(base, PATH), PATH)).toBe(base);
    }
  });

  test('has no base while nobody has said one', () => {
    expect(baseOf(null, PATH)).toBe('');
  });
});

describe('a base', () => {
  test.each(['', 'docket', 'docket.example.com', 'ftp://docket.example.com'])(
    '%j is no web address',
    (base) => {
      expect(baseProblem(base)).toMatch(/https/);
    },
  );

  test.each([
    ['https://docket.example.com', null],
    ['http://docket.example.com', /HTTPS addresses only/],
    ['http://127.0.0.1:3000', /Only a Didit on this computer/],
    ['https://10.1.2.3', /Only a Didit on this computer/],
    ['http://localhost:3000/', /Only a Didit on this computer/],
  ])('%s is taken, with what should be known of it', (base, concern) => {
    expect(baseProblem(base)).toBeNull();
    if (concern === null) expect(baseConcern(base)).toBeNull();
    else expect(baseConcern(base)).toMatch(concern);
  });
});
