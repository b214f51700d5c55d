import { BYPASS_FINDERS, CaseId, listBypasses } from '@docket/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BypassSearch,
  changed,
  DEFAULT_SEARCH,
  OWNERS,
  readSearch,
  STATES,
  toQuery,
  writeSearch,
} from './bypass-search.ts';

const search: fc.Arbitrary<BypassSearch> = fc.record(
  {
    state: fc.constantFrom(...STATES),
    owner: fc.option(fc.constantFrom(...OWNERS)),
    foundBy: fc.option(fc.constantFrom(...BYPASS_FINDERS)),
    caseId: fc.option(fc.uuid().map((id) => CaseId.parse(id))),
    after: fc.option(fc.stringMatching(/^[a-zA-Z0-9_.-]{1,40}$/)),
  },
  { noNullPrototype: true },
);
const read = (address: string) => readSearch(new URLSearchParams(address));

describe('the address of the bypasses', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(search, (given) => {
        expect(read(writeSearch(given))).toEqual(given);
      }),
    );
  });

  test('of the default page is empty, and nonsense shows the default page', () => {
    expect(writeSearch(DEFAULT_SEARCH)).toBe('');
    expect(read('state=done&owner=you&by=luck&case=12')).toEqual(DEFAULT_SEARCH);
  });

  test('of one case shows all that happened to it', () => {
    expect(read('case=011bc229-264f-4c7e-8c9e-7f56c26a5382').state).toBe('all');
  });

  test('begins at the newest after every change of filter', () => {
    expect(changed(read('after=abc'), { owner: 'me' }).after).toBeNull();
  });

  test('always asks the server what its contract allows', () => {
    fc.assert(
      fc.property(search, (given) => {
        expect(listBypasses.schema.querystring.safeParse(toQuery(given)).success).toBe(true);
      }),
    );
  });
});
