import type { DeliveryRow, ImportProgress, SyncStatus } from '@docket/contracts';
import { countInWords, spanInWords, wordsOf } from '../../ui/format.ts';
import { troubleInWords } from '../../ui/trouble-words.ts';

/** Why a delivery was refused, as the server names it. */
const REFUSAL_WORDS: ReadonlyMap<string, string> = new Map([
  ['missing-signature', 'not signed'],
  ['bad-signature', 'signature wrong'],
  ['stale', 'too old or from the future'],
  ['unreadable', 'no event of Didit’s'],
]);

export function refusalInWords(reason: string): string {
  return REFUSAL_WORDS.get(reason) ?? wordsOf(reason.toUpperCase());
}

export const RESULT_WORDS: Record<DeliveryRow['result'], string> = {
  waiting: 'Waiting to be read',
  read: 'Session read',
  'unknown-session': 'Didit has no such session',
  none: '–',
};

/** "812 ms", "3 s", "2 m": how far behind Didit we were. */
export function lagInWords(ms: number): string {
  return ms < 1000 ? `${ms} ms` : spanInWords(ms);
}

/** One sentence on how far the import is. */
export function importInWords(progress: ImportProgress): string {
  const { state, phase, listed, total, read, unread, because } = progress;
  const of = total === null ? countInWords(listed) : `${countInWords(listed)} of ${countInWords(total)}`;
  switch (state) {
    case 'idle':
      return 'Begins when a worker starts.';
    case 'running':
      if (because !== null) return `${sentenceOf(because)}: nothing is lost, it goes on by itself.`;
      return phase === 'listing'
        ? `${of} sessions listed.`
        : `${of} sessions listed; reading what is In Review and the newest.`;
    case 'failed':
      return `Stopped: ${because === null ? 'Didit refused' : troubleInWords(because)}. What is listed stays; import again when that is mended.`;
    case 'done':
      return unread === 0
        ? `${countInWords(read)} sessions, all read in full.`
        : `${countInWords(listed)} sessions; ${countInWords(unread)} are read in full when opened, or in quiet moments.`;
    default:
      return state satisfies never;
  }
}

/** Listing counts for as much as reading: the bar says how far, not how long. Percent. */
export function importPercent({ state, phase, total, listed, read }: ImportProgress): number {
  if (state === 'done') return 100;
  if (total === null || total === 0) return 0;
  const share = phase === 'reading' ? 50 + (50 * read) / Math.max(1, listed) : (50 * listed) / total;
  return Math.min(99, Math.round(share));
}

function sentenceOf(kind: string): string {
  const words = troubleInWords(kind);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a person should look at first; nothing when all is well. */
export function concernsOf(status: SyncStatus): string[] {
  const { webhook, jobs, reconcile, reconcileEveryMs, deletedAtDidit } = status;
  const concerns: string[] = [];
  const forged =
    (webhook.lastDay.refused['bad-signature'] ?? 0) + (webhook.lastDay.refused['missing-signature'] ?? 0);
  if (forged > 0) concerns.push(`${countInWords(forged)} deliveries with a wrong signature since yesterday`);
  if (jobs.given > 0) concerns.push(`${countInWords(jobs.given)} jobs are not tried any more`);
  if (reconcile?.because != null) {
    const next = spanInWords(reconcileEveryMs);
    concerns.push(`Comparing stopped: ${troubleInWords(reconcile.because)}; it starts again every ${next}`);
  }
  if (deletedAtDidit > 0)
    concerns.push(`${countInWords(deletedAtDidit)} cases whose session Didit has deleted`);
  return concerns;
}
