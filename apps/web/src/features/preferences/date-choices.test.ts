import { DATE_LOCALES } from '@docket/contracts';
import { expect, test } from 'vitest';
import { localeLabel, zoneLabels, zones } from './date-choices.ts';

const NOON = Date.parse('2026-11-30T12:00:00Z');

test('every way to write dates is told apart by its country and an example', () => {
  expect(localeLabel('en-US')).toMatch(/^United States · Nov 30, 2026/);
  expect(new Set(DATE_LOCALES.map(localeLabel)).size).toBe(DATE_LOCALES.length);
});

test('a zone is known by its name and its time now', () => {
  expect(zones()).toEqual(expect.arrayContaining(['UTC', 'Europe/Madrid', 'America/New_York']));
  const labels = zoneLabels(NOON);
  expect(labels.get('America/New_York')).toBe('America/New York · 07:00');
  expect([...labels.values()][0]).toMatch(/^As this browser: /);
});
