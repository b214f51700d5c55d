import { inDateStyle } from '../../../ui/date-style.ts';
import { spanInWords } from '../../../ui/format.ts';
import { plural } from '../../../ui/plural.ts';
import { troubleInWords } from '../../../ui/trouble-words.ts';

/** A length of time in the two largest units that matter on a review desk: "2 h 05 m", "14:32", "8 s". */
export function countdown(untilIso: string, now: number): string {
  const seconds = Math.max(0, Math.round((Date.parse(untilIso) - now) / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} m`;
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}

export function secondsLeft(untilIso: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(untilIso) - now) / 1000));
}

/** How much of a span has passed, 0 to 100. */
export function passedPercent(fromIso: string, untilIso: string, now: number): number {
  const from = Date.parse(fromIso);
  const span = Date.parse(untilIso) - from;
  if (span <= 0) return 100;
  return Math.min(100, Math.max(0, ((now - from) / span) * 100));
}

/** Scores are 0-100; a decimal is shown only where there is one. */
export function scoreText(score: number | null): string {
  if (score === null) return '–';
  return Number.isInteger(score) ? String(score) : score.toFixed(1);
}

const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;
const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** Time of day where the person is, with the date when it is another day. */
export function momentText(iso: string, now: number): string {
  const at = new Date(iso);
  const time = inDateStyle(at, CLOCK);
  const day = inDateStyle(at, DAY);
  return day === inDateStyle(new Date(now), DAY) ? time : `${day} ${time}`;
}

/** A moment as a source wrote it, read as local time where it is one and verbatim where it is not. */
export function momentOrText(written: string, now: number): string {
  return /^\d{4}-\d{2}-\d{2}T/.test(written) && !Number.isNaN(Date.parse(written))
    ? momentText(written, now)
    : written;
}

export { plural };

/** Didit's ALL_CAPS and snake_case words as a person reads them; anything else stays verbatim. */
export function wordsOf(code: string): string {
  if (!/^[A-Z0-9]+(_[A-Z0-9]+)*$/.test(code) && !/^[a-z0-9]+(_[a-z0-9]+)+$/.test(code)) return code;
  const text = code.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Only web addresses become links: a list entry is written by somebody else. */
export function safeLink(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}

/** What it means that Didit could not be read; `observedAt` is null when nothing but the list was ever read. */
export function troubleSentence(kind: string, observedAt: string | null, now: number): string {
  const why = troubleInWords(kind);
  if (observedAt === null) return `The details could not be read: ${why}. Nothing is lost.`;
  return `News from Didit could not be read: ${why}. You see this case as of ${momentText(observedAt, now)}; nothing is lost.`;
}

/** When it is tried again without anybody doing anything; nothing is said while that is not planned yet. */
export function nextTryInWords(nextAt: string | null, now: number): string {
  if (nextAt === null) return '';
  const seconds = secondsLeft(nextAt, now);
  return seconds > 0 ? `Next try in ${spanInWords(seconds * 1000)}.` : 'Trying again …';
}
