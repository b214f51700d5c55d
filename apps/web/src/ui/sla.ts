import { spanInWords } from './format.ts';

/** How near the review deadline is. `none`: no deadline runs (the case does not wait for a reviewer). */
export type SlaLevel = 'none' | 'calm' | 'soon' | 'urgent' | 'overdue';

/**
 * Reads the deadline of a case. `soon` begins at half of the time, `urgent` at a fifth.
 * @param now milliseconds since the epoch
 */
export function slaOf(
  now: number,
  waitingSince: string | null,
  dueAt: string | null,
): { level: SlaLevel; text: string } {
  if (dueAt === null) return { level: 'none', text: 'No deadline' };
  const left = Date.parse(dueAt) - now;
  if (left < 0) return { level: 'overdue', text: `overdue ${spanInWords(left)}` };
  const total = waitingSince === null ? Number.NaN : Date.parse(dueAt) - Date.parse(waitingSince);
  const share = left / total;
  if (share < 0.2) return { level: 'urgent', text: `due in ${spanInWords(left)}` };
  return { level: share <= 0.5 ? 'soon' : 'calm', text: `${spanInWords(left)} left` };
}
