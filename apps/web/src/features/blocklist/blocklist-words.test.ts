import type { BlocklistItem } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { removablesOf, typeInWords } from './blocklist-words.ts';

function item(type: string, label: string, caseId: string | null): BlocklistItem {
  return {
    type,
    label,
    caseId,
    sessionNumber: 1044,
    blockedAt: null,
    faceMediaId: null,
    by: null,
    reason: null,
    removal: null,
  };
}

describe('what can be taken off the blocklist', () => {
  test('is what the list shows of the same case, each kind once', () => {
    const items = [
      item('document', 'Passport P1', 'a'),
      item('face', 'Face', 'a'),
      item('document', 'ID card 7', 'a'),
      item('phone', '+4930', 'b'),
    ];
    expect(removablesOf(items, 'a')).toEqual([
      { target: 'face', label: 'Face' },
      { target: 'document', label: 'Passport P1, ID card 7' },
    ]);
  });

  test('leaves out kinds that the server cannot remove', () => {
    expect(removablesOf([item('device', 'iPhone', 'a')], 'a')).toEqual([]);
  });
});

describe('words', () => {
  test('name known and unknown kinds', () => {
    expect(typeInWords('email')).toBe('E-mail');
    expect(typeInWords('device_id')).toBe('Device id');
  });
});
