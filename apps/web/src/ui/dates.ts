const DAY = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', year: 'numeric' });
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** "23 Nov 2026", in local time; two digits, so that a column of days stands straight. */
export function dayInWords(at: string): string {
  return DAY.format(new Date(at));
}

/** "01:28:20", in local time. */
export function clockInWords(at: string): string {
  return CLOCK.format(new Date(at));
}

/** "2026-11-23 01:28:20 UTC": the moment as every record in the world can be compared with. */
export function utcInWords(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
