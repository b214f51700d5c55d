import { CaseId } from '@docket/contracts';
import { expect, test } from 'vitest';
import { DEFAULT_SEARCH } from '../audit-search.ts';
import { sizeInWords } from './download-bundle.ts';
import { firstChoice, queryOf } from './export-query.ts';

const ID = CaseId.parse('6f1c0e4e-6a52-4a5e-8f4b-0d6b8a7f0000');
const empty = firstChoice(DEFAULT_SEARCH);

test('what is filtered for is offered for export', () => {
  expect(empty.what).toBe('all');
  expect(firstChoice({ ...DEFAULT_SEARCH, caseId: ID })).toMatchObject({ what: 'case', caseId: ID });
  expect(firstChoice({ ...DEFAULT_SEARCH, to: '2026-03-31' })).toMatchObject({
    what: 'period',
    to: '2026-03-31',
  });
});

test('a choice becomes a question, of which an older checkpoint may be part', () => {
  expect(queryOf(empty)).toEqual({});
  expect(queryOf({ ...empty, what: 'case', caseId: ` ${ID} `, held: '120' })).toEqual({
    caseId: ID,
    held: 120,
  });
  const period = queryOf({ ...empty, what: 'period', from: '2026-01-01', to: '2026-01-01' });
  expect(period).toEqual({
    from: new Date('2026-01-01T00:00:00').toISOString(),
    to: new Date('2026-01-01T23:59:59.999').toISOString(),
  });
});

test('a choice that cannot be asked names the field', () => {
  expect(queryOf({ ...empty, what: 'case', caseId: 'abc' })).toMatchObject({ field: 'caseId' });
  expect(queryOf({ ...empty, what: 'case', caseId: ID, held: 'x' })).toMatchObject({ field: 'held' });
  expect(queryOf({ ...empty, what: 'period' })).toMatchObject({ field: 'from' });
  const turned = { ...empty, what: 'period', from: '2026-02-01', to: '2026-01-01' } as const;
  expect(queryOf(turned)).toMatchObject({ field: 'to' });
});

test('sizes are told in kB and MB', () => {
  expect([sizeInWords(10), sizeInWords(999_000), sizeInWords(12_345_678)]).toEqual([
    '1 kB',
    '999 kB',
    '12.3 MB',
  ]);
});
