import { describe, expect, test } from 'vitest';
import {
  countdown,
  momentOrText,
  momentText,
  passedPercent,
  plural,
  safeLink,
  scoreText,
  secondsLeft,
  wordsOf,
} from './case-words.ts';

const now = Date.parse('2026-11-02T10:00:00Z');

describe('words and figures of the case page', () => {
  test('time left is minutes and seconds under an hour, hours and minutes above', () => {
    expect(countdown('2026-11-02T10:14:32Z', now)).toBe('14:32');
    expect(countdown('2026-11-02T12:05:00Z', now)).toBe('2 h 05 m');
    expect(countdown('2026-11-02T09:00:00Z', now)).toBe('0:00');
  });

  test('seconds left never go below zero', () => {
    expect(secondsLeft('2026-11-02T10:00:05.200Z', now)).toBe(6);
    expect(secondsLeft('2026-11-02T09:59:00Z', now)).toBe(0);
  });

  test('the passed share of a span stays between 0 and 100', () => {
    expect(passedPercent('2026-11-02T09:59:56Z', '2026-11-02T10:00:04Z', now)).toBe(50);
    expect(passedPercent('2026-11-02T10:00:00Z', '2026-11-02T10:00:00Z', now)).toBe(100);
    expect(passedPercent('2026-11-02T10:00:01Z', '2026-11-02T10:00:09Z', now)).toBe(0);
  });

  test('a moment from another source is read where it is one and kept verbatim where it is not', () => {
    expect(momentOrText('2026-11-01T10:00:00.123Z', now)).toContain('1 Nov 2026');
    expect(momentOrText('2026-11-01', now)).toBe('2026-11-01');
    expect(momentOrText('last week', now)).toBe('last week');
  });

  test('a score keeps one decimal only where there is one, and a missing score is a dash', () => {
    expect(scoreText(90)).toBe('90');
    expect(scoreText(57.94)).toBe('57.9');
    expect(scoreText(null)).toBe('–');
  });

  test('a moment of another day carries its date', () => {
    expect(momentText('2026-11-01T10:00:00Z', now)).toContain('1 Nov 2026');
    expect(momentText('2026-11-02T10:00:00Z', now)).not.toContain('Nov');
  });

  test('codes become words and everything else stays verbatim', () => {
    expect(wordsOf('LOW_FACE_MATCH_SIMILARITY')).toBe('Low face match similarity');
    expect(wordsOf('full_match')).toBe('Full match');
    expect(wordsOf('PEP Level 2')).toBe('PEP Level 2');
  });

  test('only web addresses become links', () => {
    expect(safeLink('https://lists.example/1')).toBe('https://lists.example/1');
    expect(safeLink('javascript:alert(1)')).toBeNull();
    expect(safeLink(null)).toBeNull();
  });

  test('counts agree with their noun', () => {
    expect(plural(1, 'hit')).toBe('1 hit');
    expect(plural(2, 'match', 'matches')).toBe('2 matches');
  });
});
