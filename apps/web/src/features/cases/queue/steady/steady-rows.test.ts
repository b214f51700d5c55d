import { describe, expect, test } from 'vitest';
import { countWaiting, steadyRows } from './steady-rows.ts';

const rows = (text: string, version = 1) => [...text].map((id) => ({ id, version }));
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('');
const calm = { held: false, goesOn: false };
const held = { held: true, goesOn: false };

describe('rows on screen', () => {
  test('take over what is new about them and keep new ones waiting', () => {
    const fresh = rows('xaybz', 2);
    const shown = steadyRows(rows('ab'), fresh, calm);
    expect(shown).toEqual(rows('ab', 2));
    expect(countWaiting(shown, fresh, calm)).toBe(3);
  });

  test('lose those that have left, but not under the pointer', () => {
    expect(ids(steadyRows(rows('abc'), rows('ac', 2), calm))).toBe('ac');
    const shown = steadyRows(rows('abc'), rows('ac', 2), held);
    expect(shown).toEqual([...rows('a', 2), ...rows('b', 1), ...rows('c', 2)]);
    expect(countWaiting(shown, rows('ac', 2), held)).toBe(0);
  });

  test('do not change places under the pointer', () => {
    expect(ids(steadyRows(rows('abc'), rows('cba'), held))).toBe('abc');
    expect(ids(steadyRows(rows('abc'), rows('cba'), calm))).toBe('cba');
  });

  test('are followed by those that move up from the next page, which are not called new', () => {
    const pace = { held: false, goesOn: true };
    const shown = steadyRows(rows('abc'), rows('xacd'), pace);
    expect(ids(shown)).toBe('acd');
    expect(countWaiting(shown, rows('xacd'), pace)).toBe(1);
    expect(countWaiting(rows('abc'), rows('acd'), { held: true, goesOn: true })).toBe(0);
  });
});
