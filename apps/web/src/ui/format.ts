import { TOTAL_CAP } from '@docket/contracts';
import { inDateStyle } from './date-style.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span in at most two units: "45 s", "18 m", "3 h 10 m", "4 d 2 h". `ms` is taken as its size. */
export function spanInWords(ms: number): string {
  const size = Math.abs(ms);
  if (size < MINUTE) return `${Math.floor(size / 1000)} s`;
  if (size < HOUR) return `${Math.floor(size / MINUTE)} m`;
  if (size < DAY) return twoUnits(size, HOUR, 'h', MINUTE, 'm');
  return twoUnits(size, DAY, 'd', HOUR, 'h');
}

function twoUnits(size: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((size % large) / small);
  const head = `${Math.floor(size / large)} ${largeName}`;
  return rest === 0 ? head : `${head} ${rest} ${smallName}`;
}

/** "12 s ago", "3 h ago", "just now"; one unit, because a list is scanned and not read. */
export function agoInWords(now: number, at: string): string {
  const ms = now - Date.parse(at);
  if (ms < 5_000) return 'just now';
  return `${spanInWords(ms).split(' ').slice(0, 2).join(' ')} ago`;
}

const INSTANT = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
} as const;

/** Local time with its zone, for tooltips: a reviewer's day and the record's UTC must not be confused. */
export function instantInWords(at: string): string {
  return inDateStyle(new Date(at), INSTANT);
}

const COUNT = new Intl.NumberFormat('en-GB', { useGrouping: true });

/** 4213 → "4,213". */
export function countInWords(count: number): string {
  return COUNT.format(count);
}

/** A count that the server made no further than its cap: 10,000 → "10,000+". */
export function cappedInWords(count: number): string {
  return count < TOTAL_CAP ? countInWords(count) : `${countInWords(TOTAL_CAP)}+`;
}

/** Words of a machine name: "IDENTITY_CARD" → "Identity card". Unknown names stay readable this way. */
export function wordsOf(name: string): string {
  const words = name.replaceAll(/[_-]+/g, ' ').trim();
  if (words === '' || words !== words.toUpperCase()) return words;
  return words.charAt(0) + words.slice(1).toLowerCase();
}
