import type { FieldRow } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { foldFields, presentSources, stateWords } from './field-rows.ts';

const row = (key: string, more: Partial<FieldRow> = {}): FieldRow => ({
  key,
  label: key,
  group: 'identity',
  expected: null,
  ocr: 'x',
  mrz: null,
  chip: null,
  state: 'single',
  because: null,
  ...more,
});

describe('the fields grid', () => {
  test('has columns only for sources that gave something', () => {
    expect(presentSources([row('a'), row('b', { mrz: 'X' })]).map(({ id }) => id)).toEqual(['ocr', 'mrz']);
    expect(presentSources([])).toEqual([]);
  });

  test('folds rows nobody has to look at, and counts them', () => {
    const rows = [
      row('same', { state: 'equal' }),
      row('spelling', { state: 'equivalent' }),
      row('alone'),
      row('other', { state: 'different' }),
    ];
    const { shown, folded } = foldFields(rows, true);
    expect(shown.map(({ key }) => key)).toEqual(['other']);
    expect(folded).toBe(3);
    expect(foldFields(rows, false)).toEqual({ shown: rows, folded: 0 });
  });

  test('explains a state in the words of its source when there are any', () => {
    expect(stateWords(row('a', { state: 'equivalent', because: 'Only the accents differ' }))).toBe(
      'Only the accents differ',
    );
    expect(stateWords(row('a'))).toBe('Only one source gives it');
  });
});
