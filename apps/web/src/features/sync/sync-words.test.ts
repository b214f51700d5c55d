import type { ImportProgress } from '@docket/contracts';
import { expect, test } from 'vitest';
import { troubleInWords } from '../../ui/trouble-words.ts';
import { importInWords, importPercent, lagInWords, refusalInWords } from './sync-words.ts';

const base: ImportProgress = {
  state: 'running',
  phase: 'listing',
  total: 10_000,
  listed: 2_500,
  read: 0,
  unread: 2_500,
  startedAt: '2026-11-02T10:20:00Z',
  finishedAt: null,
  etaSeconds: 40,
  because: null,
};

test('the import says what it does, and what holds it up', () => {
  expect(importInWords(base)).toBe('2,500 of 10,000 sessions listed.');
  expect(importInWords({ ...base, because: 'network' })).toBe(
    'The connection to Didit failed: nothing is lost, it goes on by itself.',
  );
  expect(importInWords({ ...base, state: 'failed', because: 'auth' })).toBe(
    'Stopped: Didit refuses the API key. What is listed stays; import again when that is mended.',
  );
});

test('an import that is done says what is left for later', () => {
  const done = { ...base, state: 'done', phase: null, listed: 10_000 } as const;
  expect(importInWords({ ...done, unread: 9_700 })).toContain('9,700 are read in full when opened');
  expect(importInWords({ ...done, read: 10_000, unread: 0 })).toBe('10,000 sessions, all read in full.');
});

test('the bar only ever goes forward, and is full when it is done', () => {
  const steps = [
    importPercent({ ...base, total: null, listed: 0 }),
    importPercent(base),
    importPercent({ ...base, listed: 10_000 }),
    importPercent({ ...base, phase: 'reading', listed: 10_000, read: 200 }),
    importPercent({ ...base, state: 'done', phase: null }),
  ];
  expect(steps).toEqual([0, 13, 50, 51, 100]);
});

test('short lags are exact, long ones are in words', () => {
  expect([lagInWords(0), lagInWords(812), lagInWords(3_400), lagInWords(150_000)]).toEqual([
    '0 ms',
    '812 ms',
    '3 s',
    '2 m',
  ]);
});

test('reasons this version does not know are shown in their own words', () => {
  expect([refusalInWords('stale'), refusalInWords('too-loud')]).toEqual([
    'too old or from the future',
    'Too loud',
  ]);
  expect(troubleInWords('lost_in_space')).toBe('Lost in space');
});
