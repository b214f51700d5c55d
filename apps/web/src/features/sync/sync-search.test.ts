import { listDeliveries } from '@docket/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_SEARCH, readSearch, SHOWN, type SyncSearch, toQuery, writeSearch } from './sync-search.ts';

const search: fc.Arbitrary<SyncSearch> = fc.record(
  {
    show: fc.constantFrom(...SHOWN),
    after: fc.option(fc.stringMatching(/^[a-zA-Z0-9_.-]{1,40}$/)),
  },
  { noNullPrototype: true },
);

test('the address of the sync page is read back as it was written, and fits the contract', () => {
  fc.assert(
    fc.property(search, (given) => {
      expect(readSearch(new URLSearchParams(writeSearch(given)))).toEqual(given);
      expect(listDeliveries.schema.querystring.safeParse(toQuery(given)).success).toBe(true);
    }),
  );
});

test('an address that makes no sense lists everything', () => {
  expect(readSearch(new URLSearchParams('show=best&after='))).toEqual(DEFAULT_SEARCH);
  expect(writeSearch(DEFAULT_SEARCH)).toBe('');
});
