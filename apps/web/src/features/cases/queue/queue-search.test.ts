import { CaseFilter, Cursor, PageSize } from '@docket/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changed,
  cleared,
  DEFAULT_SEARCH,
  hasFilters,
  PAGE_SIZES,
  type QueueSearch,
  readSearch,
  toQuery,
  writeSearch,
} from './queue-search.ts';
import { VIEW_KEYS } from './queue-views.ts';

const read = (text: string) => readSearch(new URLSearchParams(text));

const word = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !text.includes(','));
const words = fc.uniqueArray(word, { maxLength: 4 });
const search: fc.Arbitrary<QueueSearch> = fc.record({
  view: fc.constantFrom(...VIEW_KEYS),
  q: fc.string({ maxLength: 200 }),
  warning: words,
  country: words,
  workflow: words,
  tag: words,
  holder: fc.option(fc.constantFrom('me', 'none', '0199d3a0-1f2e-7a3b-8c4d-5e6f70819203')),
  sort: fc.option(fc.constantFrom('waiting', '-waiting', 'created', '-created')),
  size: fc.constantFrom(...PAGE_SIZES),
  page: fc.option(fc.record({ number: fc.integer({ min: 2, max: 9_999 }), cursor: word })),
  unknown: fc.array(fc.tuple(fc.constantFrom('risk', 'f.tag', 'Q'), fc.string()), { maxLength: 3 }),
});

describe('the address of the queue', () => {
  test('says everything the queue shows, and is read back as it was written', () => {
    fc.assert(
      fc.property(search, (given) => {
        expect(read(writeSearch(given))).toEqual(given);
      }),
    );
  });

  test('of the default queue is empty', () => {
    expect(writeSearch(DEFAULT_SEARCH)).toBe('');
  });

  test('is the same for the same queue, however it was typed', () => {
    const typed = read('tag=vip&country=DEU,FRA,DEU&view=all&size=50&q=lee');
    expect(writeSearch(typed)).toBe('view=all&q=lee&country=DEU%2CFRA&tag=vip');
  });

  test('with values that make no sense falls back to defaults', () => {
    expect(read('view=mars&size=7&sort=up&page=3')).toEqual(DEFAULT_SEARCH);
  });

  test('keeps keys it does not know, and counts them as a filter', () => {
    const given = read('risk=high');
    expect(given.unknown).toEqual([['risk', 'high']]);
    expect(hasFilters(given)).toBe(true);
    expect(writeSearch(given)).toBe('risk=high');
  });
});

describe('changing the queue', () => {
  const second = read('page=2&after=abc&country=DEU');

  test('a new filter begins at the first page', () => {
    expect(changed(second, { country: ['FRA'] }).page).toBeNull();
  });

  test('clearing keeps the view, the order and the page size', () => {
    const given = read('view=all&sort=created&size=25&q=lee&risk=high');
    expect(writeSearch(cleared(given))).toBe('view=all&sort=created&size=25');
  });
});

describe('the question to the server', () => {
  const Query = CaseFilter.extend({ limit: PageSize, cursor: Cursor.optional() });

  test('always fits the contract', () => {
    fc.assert(
      fc.property(search, (given) => {
        expect(Query.safeParse(toQuery(given)).success).toBe(true);
      }),
    );
  });

  test('asks for waiting cases by waiting time and for others by newest', () => {
    expect(toQuery(read('')).sort).toBe('waiting');
    expect(toQuery(read('view=approved')).sort).toBe('-created');
  });

  test('lets a view that fixes the holder win over a holder filter', () => {
    expect(toQuery(read('view=unassigned&holder=me')).assignee).toBe('none');
  });
});
