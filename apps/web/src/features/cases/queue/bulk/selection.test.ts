import { CaseId } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { allTurned, extended, NONE_SELECTED, toggled } from './selection.ts';

const order = [1, 2, 3, 4, 5].map((n) => CaseId.parse(`00000000-0000-4000-8000-00000000000${n}`));
const at = (index: number) => order[index] ?? CaseId.parse('');
const selected = ({ ids }: { ids: ReadonlySet<CaseId> }) =>
  order.map((id) => (ids.has(id) ? 'x' : '.')).join('');

describe('selecting', () => {
  test('a row turns it over', () => {
    const one = toggled(NONE_SELECTED, at(1));
    expect(selected(one)).toBe('.x...');
    expect(selected(toggled(one, at(1)))).toBe('.....');
  });

  test('a range goes from the last row turned over, either way, and adds to what is selected', () => {
    const begun = toggled(toggled(NONE_SELECTED, at(0)), at(2));
    expect(selected(extended(begun, at(4), order))).toBe('x.xxx');
    expect(selected(extended(extended(begun, at(4), order), at(1), order))).toBe('xxxxx');
    expect(selected(extended(toggled(NONE_SELECTED, at(3)), at(2), order))).toBe('..xx.');
  });

  test('a range from nowhere, or from a row that has left, is its end', () => {
    expect(selected(extended(NONE_SELECTED, at(3), order))).toBe('...x.');
    expect(selected(extended(toggled(NONE_SELECTED, at(0)), at(3), order.slice(1)))).toBe('x..x.');
  });

  test('all, and all again, is all and none', () => {
    const all = allTurned(toggled(NONE_SELECTED, at(1)), order);
    expect(selected(all)).toBe('xxxxx');
    expect(selected(allTurned(all, order))).toBe('.....');
  });
});
