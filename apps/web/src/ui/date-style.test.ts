import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { endOfDay, setDateStyle, startOfDay } from './date-style.ts';
import { clockInWords, dayInWords } from './dates.ts';
import { instantInWords } from './format.ts';

beforeEach(() => vi.stubEnv('TZ', 'UTC'));
afterEach(() => {
  vi.unstubAllEnvs();
  setDateStyle({ locale: 'en-GB', timeZone: null });
});

describe('the person’s own way to write dates', () => {
  test('holds for every moment on screen, also over one written before', () => {
    const at = '2026-11-30T23:30:00Z';
    expect([dayInWords(at), clockInWords(at)]).toEqual(['30 Nov 2026', '23:30:00']);
    setDateStyle({ locale: 'sv-SE', timeZone: 'Asia/Kathmandu' });
    expect([dayInWords(at), clockInWords(at)]).toEqual(['01 dec. 2026', '05:15:00']);
    expect(instantInWords(at)).toContain('05:15');
    expect(instantInWords(at)).toMatch(/GMT\+5:45|UTC\+5:45/);
  });

  test('with a zone this browser does not know is that of the browser', () => {
    setDateStyle({ locale: 'en-GB', timeZone: 'Mars/Olympus' });
    expect(clockInWords('2026-11-30T23:30:00Z')).toBe('23:30:00');
  });
});

describe('a day of the person', () => {
  test.each([
    [null, '2026-11-30', '2026-11-30T00:00:00.000Z', 24],
    ['America/New_York', '2026-11-30', '2026-11-30T05:00:00.000Z', 24],
    ['Pacific/Kiritimati', '2026-11-30', '2026-11-29T10:00:00.000Z', 24],
    ['Asia/Kathmandu', '2026-11-30', '2026-11-29T18:15:00.000Z', 24],
    ['Europe/Madrid', '2026-03-29', '2026-03-28T23:00:00.000Z', 23],
    ['Europe/Madrid', '2026-10-25', '2026-10-24T22:00:00.000Z', 25],
  ])('in %s on %s begins at %s and has %i hours', (timeZone, day, from, hours) => {
    setDateStyle({ locale: 'en-GB', timeZone });
    expect(startOfDay(day).toISOString()).toBe(from);
    expect((endOfDay(day).getTime() + 1 - startOfDay(day).getTime()) / 3_600_000).toBe(hours);
  });
});
