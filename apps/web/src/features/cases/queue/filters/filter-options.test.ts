import { describe, expect, test } from 'vitest';
import { DEFAULT_SEARCH, readSearch } from '../queue-search.ts';
import type { CaseCounts } from '../queue-views.ts';
import { activeFilters, choicesOf } from './filter-options.ts';

const counts: CaseCounts = {
  byStatus: { 'In Review': 3 },
  mine: 1,
  bypasses: 0,
  checks: 0,
  review: 3,
  snoozed: 0,
  unassigned: 2,
  warnings: [
    { risk: 'NAME_MISMATCH', title: 'Name differs', count: 1 },
    { risk: 'DOCUMENT_EXPIRED', title: 'Document expired', count: 2 },
  ],
  countries: [{ country: 'DEU', count: 3 }],
  workflows: [],
  tags: [],
  holders: [],
};
const search = readSearch(new URLSearchParams('q=lee&warning=NAME_MISMATCH,GONE&holder=me&risk=high'));

describe('the filters of the queue', () => {
  test('offer the most frequent value first', () => {
    expect(choicesOf(counts).warning.map(({ value }) => value)).toEqual([
      'DOCUMENT_EXPIRED',
      'NAME_MISMATCH',
    ]);
  });

  test('are said in words, and by their code where nobody counts the value any more', () => {
    expect(activeFilters(search, counts).map(({ label }) => label)).toEqual([
      'Text: lee',
      'Warning: Name differs',
      'Warning: GONE',
      'Holder or assignee: Me',
      'Unrecognised filter: risk=high',
    ]);
  });

  test('taken away one by one leave none', () => {
    let rest = search;
    for (let step = 0; step < 5; step += 1)
      rest = { ...rest, ...activeFilters(rest, counts)[0]?.without(rest) };
    expect(rest).toEqual(DEFAULT_SEARCH);
  });
});
