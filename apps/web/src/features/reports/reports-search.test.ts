import { listCases } from '@docket/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSearch, reportAllowed, toQuery, writeSearch } from './reports-search.ts';

const word = fc.stringMatching(/^[a-zA-Z0-9_-]{1,40}$/);
const search = fc.record(
  { q: fc.oneof(fc.constant(''), word), after: fc.option(word) },
  { noNullPrototype: true },
);
const read = (address: string) => readSearch(new URLSearchParams(address));

describe('the address of the reports page', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(search, (given) => {
        expect(read(writeSearch(given))).toEqual(given);
      }),
    );
  });

  test('always asks the server what its contract allows', () => {
    fc.assert(
      fc.property(search, (given) => {
        expect(listCases.schema.querystring.safeParse(toQuery(given)).success).toBe(true);
      }),
    );
  });
});

test('without a search only cases with a report are listed, a search looks at all', () => {
  expect(toQuery(read(''))).toMatchObject({ status: 'In Review,Approved,Declined,Kyc Expired' });
  expect(toQuery(read('q=1044'))).toMatchObject({ q: '1044' });
  expect(toQuery(read('q=1044'))).not.toHaveProperty('status');
});

test('a case without a report says so', () => {
  expect(reportAllowed({ status: 'Approved' })).toBe(true);
  expect(reportAllowed({ status: 'In Progress' })).toEqual({
    because: 'Didit makes no report while a case is In Progress.',
  });
});
