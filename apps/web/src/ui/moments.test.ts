import { DIDIT_TROUBLES } from '@docket/contracts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { toQuery } from '../features/audit/audit-search.ts';
import { momentText } from '../features/cases/case/case-words.ts';
import { clockInWords, dayInWords, utcInWords } from './dates.ts';
import { agoInWords, spanInWords, wordsOf } from './format.ts';
import { slaOf } from './sla.ts';
import { troubleInWords } from './trouble-words.ts';

afterEach(() => vi.unstubAllEnvs());

describe('the reader’s own day in the log', () => {
  const day = (zone: string, date: string) => {
    vi.stubEnv('TZ', zone);
    const search = { actor: null, group: null, caseId: null, reads: true, after: null };
    const { from = '', to = '' } = toQuery({ ...search, from: date, to: date });
    return { from, to, hours: (Date.parse(to) + 1 - Date.parse(from)) / 3_600_000 };
  };

  test.each([
    ['UTC', '2026-11-30', '2026-11-30T00:00:00.000Z', 24],
    ['America/New_York', '2026-11-30', '2026-11-30T05:00:00.000Z', 24],
    ['Pacific/Kiritimati', '2026-11-30', '2026-11-29T10:00:00.000Z', 24],
    ['Asia/Kathmandu', '2026-11-30', '2026-11-29T18:15:00.000Z', 24],
    ['Europe/Madrid', '2026-03-29', '2026-03-28T23:00:00.000Z', 23],
    ['Europe/Madrid', '2026-10-25', '2026-10-24T22:00:00.000Z', 25],
  ])('in %s on %s begins at %s and has %i hours', (zone, date, from, hours) => {
    expect(day(zone, date)).toMatchObject({ from, hours });
  });
});

describe('a moment', () => {
  test('of today has no date, one minute before midnight has; by the reader’s own clock', () => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    const now = Date.parse('2026-11-30T15:00:00Z'); // midnight in Tokyo
    expect(momentText('2026-11-30T15:00:00Z', now)).toBe('00:00');
    expect(momentText('2026-11-30T14:59:00Z', now)).toBe('30 Nov 2026 23:59');
  });

  test('in UTC is the same for every reader, cut and not rounded', () => {
    for (const zone of ['UTC', 'Asia/Tokyo', 'America/New_York']) {
      vi.stubEnv('TZ', zone);
      expect(utcInWords('2026-11-30T23:59:59.999Z')).toBe('2026-11-30 23:59:59 UTC');
    }
    expect(utcInWords('2026-12-01T00:30:00+01:00')).toBe('2026-11-30 23:30:00 UTC');
  });

  test('keeps two digits, so that columns stand straight', () => {
    vi.stubEnv('TZ', 'UTC');
    expect(dayInWords('2026-03-01T00:00:00Z')).toHaveLength('01 Mar 2026'.length);
    expect(clockInWords('2026-03-01T01:02:03Z')).toBe('01:02:03');
    expect(clockInWords('2026-03-01T00:00:00Z')).toBe('00:00:00');
  });
});

describe('a span', () => {
  test.each([
    [999, '0 s'],
    [1_000, '1 s'],
    [60_000, '1 m'],
    [3_599_999, '59 m'],
    [86_399_999, '23 h 59 m'],
    [86_400_000, '1 d'],
    [90_000_000, '1 d 1 h'],
    [400 * 86_400_000, '400 d'],
  ])('of %i ms is “%s”, ahead or behind', (ms, words) => {
    expect(spanInWords(ms)).toBe(words);
    expect(spanInWords(-ms)).toBe(words);
  });

  test('that is just over changes its word at five seconds', () => {
    const now = Date.parse('2026-11-30T12:00:05Z');
    expect(agoInWords(now, '2026-11-30T12:00:00.001Z')).toBe('just now');
    expect(agoInWords(now, '2026-11-30T12:00:00Z')).toBe('5 s ago');
    expect(agoInWords(now, '2026-11-28T11:00:00Z')).toBe('2 d ago');
  });
});

describe('a deadline', () => {
  const since = '2026-11-30T00:00:00Z';
  const due = '2026-11-30T10:00:00Z';
  test.each([
    ['04:59:59', 'calm'],
    ['05:00:00', 'soon'],
    ['08:00:00', 'soon'],
    ['08:00:01', 'urgent'],
    ['10:00:00', 'urgent'],
    ['10:00:01', 'overdue'],
  ])('of ten hours at %s is %s', (time, level) => {
    expect(slaOf(Date.parse(`2026-11-30T${time}Z`), since, due).level).toBe(level);
  });
});

describe('trouble with Didit', () => {
  test('has words for every kind the server names, and a kind of tomorrow its own', () => {
    for (const [kind, words] of DIDIT_TROUBLES) expect(troubleInWords(kind)).toBe(words);
    expect(troubleInWords('quota_spent')).toBe('Quota spent');
    expect(troubleInWords('constructor')).toBe('Constructor');
  });

  test.each([
    ['', ''],
    ['__', ''],
    ['FACE-IN-BLOCKLIST', 'Face in blocklist'],
    ['Łódź', 'Łódź'],
    ['ÄRGER', 'Ärger'],
  ])('the machine’s name %j reads %j', (name, words) => expect(wordsOf(name)).toBe(words));
});
