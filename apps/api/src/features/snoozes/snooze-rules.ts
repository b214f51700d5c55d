import { type Allowed, MOST_SNOOZE_DAYS } from '@docket/contracts';
import { claimable } from '../claims/claim-rules.ts';

const DAY_MS = 86_400_000;

/** Whether a case can sleep, or why not: one that nobody waits for does so anyway. Does not look at who holds it. */
export function snoozable(facts: Parameters<typeof claimable>[0]): Allowed {
  const byCase = claimable(facts);
  if (byCase !== true || facts.status === 'In Review') return byCase;
  return { because: `A case that is ${facts.status} does not wait for a review.` };
}

/** What is wrong with a moment to wake at; null when nothing is. */
export function whyNotUntil(until: Date, now: Date): string | null {
  if (until <= now) return 'has passed already';
  const isTooFar = until.getTime() - now.getTime() > MOST_SNOOZE_DAYS * DAY_MS;
  return isTooFar ? `is more than ${MOST_SNOOZE_DAYS} days ahead` : null;
}
