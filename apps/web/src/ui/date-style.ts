/** How moments are written: a person's day and the record's UTC must not be confused. */
interface DateStyle {
  readonly locale: string;
  /** null: that of the browser. */
  readonly timeZone: string | null;
}

let style: DateStyle = { locale: 'en-GB', timeZone: null };
let formats = new Map<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>();

/** For everything written from now on. A zone that only the server's newer tables know counts as not set. */
export function setDateStyle({ locale, timeZone }: DateStyle): void {
  formats = new Map();
  style = { locale, timeZone: timeZone !== null && isKnown(timeZone) ? timeZone : null };
}

function isKnown(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** `options` is a constant of the caller: making a format is what takes the time, so each is made once. */
export function inDateStyle(at: Date, options: Intl.DateTimeFormatOptions): string {
  const known = formats.get(options);
  if (known !== undefined) return known.format(at);
  const { locale, timeZone } = style;
  const format = new Intl.DateTimeFormat(locale, { ...options, ...(timeZone === null ? {} : { timeZone }) });
  formats.set(options, format);
  return format.format(at);
}

/** The first moment of a day (`2026-11-30`) where the person is. */
export function startOfDay(day: string): Date {
  return momentOf(day, '00:00:00');
}

/** When the clocks where the person is show this (`09:00:00`) on a day. */
export function momentOf(day: string, clock: string): Date {
  const { timeZone } = style;
  if (timeZone === null) return new Date(`${day}T${clock}`);
  const wanted = Date.parse(`${day}T${clock}Z`);
  // The first guess may lie on the other side of a change of the clocks; the second knows the offset there.
  const guess = wanted - offsetMs(wanted, timeZone);
  return new Date(wanted - offsetMs(guess, timeZone));
}

/** Its last millisecond. */
export function endOfDay(day: string): Date {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return new Date(startOfDay(next).getTime() - 1);
}

/** Which day (`2026-11-30`) it is at a moment where the person is, or some days after that. */
export function dayOf(at: number, daysAfter = 0): string {
  const { timeZone } = style;
  const aheadMs = timeZone === null ? -new Date(at).getTimezoneOffset() * 60_000 : offsetMs(at, timeZone);
  return new Date(at + aheadMs + daysAfter * 86_400_000).toISOString().slice(0, 10);
}

/** How far the clocks of a zone are ahead of UTC at a moment. */
function offsetMs(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
