import { inDateStyle } from './date-style.ts';

const DAY = { day: '2-digit', month: 'short', year: 'numeric' } as const;
const NEAR = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;

/** "23 Nov 2026", where the person is; two digits, so that a column of days stands straight. */
export function dayInWords(at: string): string {
  return inDateStyle(new Date(at), DAY);
}

/** "30 Nov, 09:00", where the person is: of a moment near enough to need no year. */
export function shortInWords(at: string): string {
  return inDateStyle(new Date(at), NEAR);
}

/** "01:28:20", where the person is. */
export function clockInWords(at: string): string {
  return inDateStyle(new Date(at), CLOCK);
}

/** "2026-11-23 01:28:20 UTC": the moment as every record in the world can be compared with. */
export function utcInWords(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
