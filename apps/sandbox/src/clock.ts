/** Time as Didit writes it. The clock is injected, so that tests can move it. */
export type Clock = { now: () => Date };

/** ISO 8601 UTC with microseconds and Z (Didit OpenAPI examples). */
export function isoMicros(date: Date): string {
  return date.toISOString().replace('Z', '000Z');
}

/** Lifecycle events of phone and e-mail checks use an offset in place of Z. */
export function isoOffset(date: Date): string {
  return date.toISOString().replace('Z', '000+00:00');
}

export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function unixSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

export function addSeconds(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}

export function addDays(date: Date, days: number): Date {
  return addSeconds(date, days * 86_400);
}

export function addYears(date: Date, years: number): Date {
  const moved = new Date(date);
  moved.setUTCFullYear(moved.getUTCFullYear() + years);
  return moved;
}

/** Whole years between a day of birth (YYYY-MM-DD) and a moment. */
export function ageAt(birthDate: string, at: Date): number {
  const birth = new Date(`${birthDate}T00:00:00Z`);
  const years = at.getUTCFullYear() - birth.getUTCFullYear();
  const before = at.getUTCMonth() * 31 + at.getUTCDate() < birth.getUTCMonth() * 31 + birth.getUTCDate();
  return before ? years - 1 : years;
}
