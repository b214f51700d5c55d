import { MOST_SNOOZE_DAYS } from '@docket/contracts';
import { dayOf, momentOf } from '../../../ui/date-style.ts';

export const SNOOZES = ['hour', 'tomorrow', 'day'] as const;
export type Snooze = (typeof SNOOZES)[number];

const HOUR_MS = 3_600_000;
/** When the desk is manned again, by the clocks where the person is. */
const MORNING = '09:00:00';

/**
 * When a case wakes that is put to sleep so; null when no day was chosen, or one that the server would not take.
 * @param day as `2026-11-30`, where the person is
 */
export function wakesAt(snooze: Snooze, day: string, now: number): Date | null {
  if (snooze === 'hour') return new Date(now + HOUR_MS);
  if (snooze === 'tomorrow') return momentOf(dayOf(now, 1), MORNING);
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? momentOf(day, MORNING).getTime() : Number.NaN;
  return at > now && at - now < MOST_SNOOZE_DAYS * 24 * HOUR_MS ? new Date(at) : null;
}
