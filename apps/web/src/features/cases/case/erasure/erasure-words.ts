const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Retention counts in days, so the hour would promise too much. */
export function dayInWords(instant: string): string {
  return DAY.format(new Date(instant));
}
