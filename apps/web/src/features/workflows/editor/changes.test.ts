import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween } from './changes.ts';
import { NEW_WORKFLOW, SettingsForm } from './settings.ts';

const saved = { ...NEW_WORKFLOW, label: 'Onboarding' };

describe('the change summary', () => {
  test('is empty when nothing changed', () => {
    expect(changesBetween(saved, { ...saved })).toEqual([]);
  });

  test('says a switched step in words', () => {
    expect(changesBetween(saved, { ...saved, phone: true })).toEqual([
      { key: 'phone', label: 'Phone', from: 'off', to: 'on' },
    ]);
  });

  test('says thresholds with the old and the new number', () => {
    expect(changesBetween(saved, { ...saved, faceMatchReviewBelow: 80 })).toEqual([
      { key: 'faceMatchReviewBelow', label: 'Face match passes from', from: '70', to: '80' },
    ]);
  });

  test('keeps silent about details of a step that is off', () => {
    expect(changesBetween(saved, { ...saved, aml: false, amlReviewAbove: 60 })).toEqual([]);
  });

  test('says which thresholds a step that was off begins with, where they are new', () => {
    const lines = changesBetween(saved, { ...saved, aml: true, amlReviewAbove: 60 });
    expect(lines.map(({ label, from, to }) => `${label}: ${from} → ${to}`)).toEqual([
      'AML screening: off → on',
      'AML goes to review over: – → 60',
    ]);
  });

  test('tells no limit from a number of days', () => {
    expect(changesBetween(saved, { ...saved, retryWindowDays: null })[0]?.to).toBe('no limit');
  });
});

describe('the form', () => {
  test('refuses thresholds that contradict each other, at the second one', () => {
    const parsed = SettingsForm.safeParse({ ...saved, faceMatchDeclineBelow: 80, faceMatchReviewBelow: 60 });
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual(['faceMatchReviewBelow']);
  });

  test('does not mind thresholds of a step that is off', () => {
    const score = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(score, score, (amlReviewAbove, amlDeclineAbove) => {
        const given = { ...saved, aml: false, amlReviewAbove, amlDeclineAbove };
        expect(SettingsForm.safeParse(given).success).toBe(true);
      }),
    );
  });
});
