import type { DateLocale } from '@docket/contracts';

const NAMES = new Intl.DisplayNames('en', { type: 'region' });
const SAMPLE = new Date('2026-11-30T15:04:00Z');
const SAMPLE_FORMAT = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
} as const;

/** "United States · Nov 30, 2026, 03:04 PM". */
export function localeLabel(locale: DateLocale): string {
  const region = NAMES.of(locale.slice(-2)) ?? locale;
  return `${region} · ${new Intl.DateTimeFormat(locale, SAMPLE_FORMAT).format(SAMPLE)}`;
}

/** Every zone this browser can show, by name, and UTC, which is missing from its list. */
export function zones(): string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
}

/** The choice of no zone. */
export const BROWSER = 'browser';

/** "Europe/Madrid · 16:04" by zone, that of the browser first. The time is what people recognise a zone by. */
export function zoneLabels(now: number): Map<string, string> {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const named = zones().map((zone) => [zone, labelOf(zone, clockIn(zone, now))] as const);
  return new Map([[BROWSER, labelOf(`As this browser: ${own}`, clockIn(own, now))], ...named]);
}

function labelOf(name: string, clock: string): string {
  return `${name.replaceAll('_', ' ')} · ${clock}`;
}

function clockIn(timeZone: string, now: number): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(now);
}
