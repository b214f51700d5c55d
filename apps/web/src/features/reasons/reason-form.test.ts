import { expect, test } from 'vitest';
import { EMPTY_REASON, faultsOf } from './reason-form.ts';

const whole = {
  ...EMPTY_REASON,
  key: 'house-rule',
  label: 'Rule',
  clause: 'H-1',
  outcomes: ['decline' as const],
};

test('a whole reason has no faults, an empty one names each field', () => {
  expect(faultsOf(whole, ['other'])).toEqual({});
  expect(Object.keys(faultsOf(EMPTY_REASON, [])).sort()).toEqual(['clause', 'key', 'label', 'outcomes']);
});

test('a key is taken once, and has the form that the server takes', () => {
  expect(faultsOf(whole, ['house-rule']).key).toContain('Another reason');
  expect(faultsOf({ ...whole, key: 'House rule' }, []).key).toContain('Small letters');
});

test('what would tip the customer off is named, and an empty text is no text', () => {
  expect(faultsOf({ ...whole, customerText: 'You are on a watchlist.' }, []).customerText).toContain(
    'watchlist',
  );
  expect(faultsOf({ ...whole, customerText: ' ' }, []).customerText).toContain('internal');
});

test('only decisions get a second person', () => {
  const finding = { ...whole, outcomes: ['Inconclusive' as const], needsSecondPerson: true };
  expect(faultsOf(finding, []).needsSecondPerson).toContain('when the case is decided');
  expect(faultsOf({ ...finding, outcomes: ['decline'] }, [])).toEqual({});
});
