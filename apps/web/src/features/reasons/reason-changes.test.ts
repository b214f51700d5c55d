import { Reason } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { changesIn, moved, withReason } from './reason-changes.ts';
import { groupsOf } from './reason-words.ts';

function reason(key: string, more: Partial<Reason> = {}): Reason {
  return Reason.parse({
    key,
    label: key.toUpperCase(),
    outcomes: ['decline'],
    clause: 'C-1',
    customerText: null,
    needsNote: false,
    needsSecondPerson: false,
    retired: false,
    ...more,
  });
}

const keysOf = (reasons: readonly Reason[]) => reasons.map(({ key }) => key).join();

describe('what changed', () => {
  const before = [reason('a'), reason('b'), reason('c')];

  test('is nothing in the same catalogue', () => {
    expect(changesIn(before, structuredClone(before))).toEqual([]);
  });

  test('names what is new, retired, reworded and reordered', () => {
    const after = [
      reason('b', { retired: true }),
      reason('a', { label: 'Else', needsNote: true }),
      reason('c'),
      reason('d'),
    ];
    expect(changesIn(before, after)).toEqual([
      '“B” is retired',
      '“A”: label, whether it needs a note',
      '“D” is new',
      'The order of the reasons',
    ]);
  });

  test('a reason that is added does not by itself change the order', () => {
    expect(changesIn(before, [reason('d'), ...before])).toEqual(['“D” is new']);
  });
});

describe('the order', () => {
  const reasons = [reason('a'), reason('x', { outcomes: ['approve'] }), reason('b'), reason('c')];

  test('moves a reason past its neighbour in the group, and leaves the ends alone', () => {
    expect(keysOf(moved(reasons, 'b', 'decline', -1))).toBe('b,a,x,c');
    expect(keysOf(moved(reasons, 'b', 'decline', 1))).toBe('a,x,c,b');
    expect(keysOf(moved(reasons, 'a', 'decline', -1))).toBe('a,x,b,c');
    expect(keysOf(moved(reasons, 'c', 'decline', 1))).toBe('a,x,b,c');
  });

  test('of a group has the retired ones last', () => {
    const retired = reasons.map((one) => (one.key === 'a' ? { ...one, retired: true } : one));
    const decline = groupsOf(retired).find(({ outcome }) => outcome === 'decline');
    expect(keysOf(decline?.reasons ?? [])).toBe('b,c,a');
  });
});

test('a reason takes the place of the one with its key, a new one comes last', () => {
  const reasons = [reason('a'), reason('b')];
  expect(withReason(reasons, reason('a', { label: 'New' }))[0]?.label).toBe('New');
  expect(keysOf(withReason(reasons, reason('c')))).toBe('a,b,c');
});
