import { describe, expect, test } from 'vitest';
import { agoInWords, cappedInWords, countInWords, spanInWords, wordsOf } from './format.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a span of time', () => {
  test.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [18 * MINUTE, '18 m'],
    [HOUR, '1 h'],
    [3 * HOUR + 10 * MINUTE, '3 h 10 m'],
    [50 * HOUR, '2 d 2 h'],
  ])('of %i ms reads as "%s"', (ms, words) => {
    expect(spanInWords(ms)).toBe(words);
  });

  test('in the past reads by its size', () => {
    expect(spanInWords(-42 * MINUTE)).toBe('42 m');
  });
});

describe('a past moment', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');

  test('reads in one unit', () => {
    expect(agoInWords(now, '2026-11-23T08:30:00Z')).toBe('3 h ago');
  });

  test('that is a blink away, or ahead by a clock that differs, is just now', () => {
    expect(agoInWords(now, '2026-11-23T11:59:57Z')).toBe('just now');
    expect(agoInWords(now, '2026-11-23T12:00:20Z')).toBe('just now');
  });
});

test('counts are grouped by thousands', () => {
  expect(countInWords(4213)).toBe('4,213');
  expect(cappedInWords(9_999)).toBe('9,999');
  expect(cappedInWords(10_000)).toBe('10,000+');
});

test('machine names become words, and words stay as they are', () => {
  expect(wordsOf('IDENTITY_CARD')).toBe('Identity card');
  expect(wordsOf("Driver's License")).toBe("Driver's License");
});
