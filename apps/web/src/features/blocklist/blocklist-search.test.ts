import { BLOCKLIST_TARGETS, listBlocklist } from '@docket/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSearch, toQuery, writeSearch } from './blocklist-search.ts';

const search = fc.record(
  { type: fc.option(fc.constantFrom(...BLOCKLIST_TARGETS)), page: fc.integer({ min: 1, max: 2_000 }) },
  { noNullPrototype: true },
);
const read = (address: string) => readSearch(new URLSearchParams(address));

describe('the address of the blocklist', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(search, (given) => {
        expect(read(writeSearch(given))).toEqual(given);
      }),
    );
  });

  test('of the first page of everything is empty', () => {
    expect(writeSearch({ type: null, page: 1 })).toBe('');
  });

  test('with values that make no sense shows everything from the start', () => {
    for (const address of ['type=shoe&page=-3', 'page=1.5', 'page=9999999', 'page=NaN']) {
      expect(read(address)).toEqual({ type: null, page: 1 });
    }
  });

  test('always asks the server what its contract allows', () => {
    fc.assert(
      fc.property(search, (given) => {
        expect(listBlocklist.schema.querystring.safeParse(toQuery(given)).success).toBe(true);
      }),
    );
  });
});
