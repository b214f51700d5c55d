import { afterEach, describe, expect, test } from 'vitest';
import { setDateStyle } from '../../../ui/date-style.ts';
import { wakesAt } from './snooze-moments.ts';

const inZone = (timeZone: string) => setDateStyle({ locale: 'en-GB', timeZone });
afterEach(() => inZone('UTC'));

const at = (text: string) => Date.parse(text);
const wakes = (...given: Parameters<typeof wakesAt>) => wakesAt(...given)?.toISOString() ?? null;

describe('a snoozed case wakes', () => {
  test('an hour later', () => {
    expect(wakes('hour', '', at('2026-11-02T23:30:00Z'))).toBe('2026-11-03T00:30:00.000Z');
  });

  test.each([
    ['Europe/Berlin', '2026-11-02T10:00:00Z', '2026-11-03T08:00:00.000Z'],
    // Already the next day there.
    ['Asia/Tokyo', '2026-11-02T20:00:00Z', '2026-11-04T00:00:00.000Z'],
    // Still the day before.
    ['America/Los_Angeles', '2026-11-02T03:00:00Z', '2026-11-02T17:00:00.000Z'],
    // The clocks are turned in the night between.
    ['Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T07:00:00.000Z'],
  ])('tomorrow at nine by the clocks of %s', (zone, now, expected) => {
    inZone(zone);
    expect(wakes('tomorrow', '', at(now))).toBe(expected);
  });

  test('at nine of a day that lies ahead and not too far', () => {
    inZone('Europe/Berlin');
    const now = at('2026-11-02T10:00:00Z');
    expect(wakes('day', '2026-12-24', now)).toBe('2026-12-24T08:00:00.000Z');
    for (const day of ['', '2026-11-02', '2027-06-01', 'soon'])
      expect(wakes('day', day, now), day).toBeNull();
  });
});
