import type { Allowed } from '@docket/contracts';

/** Long enough to read a hard case without touching the keyboard, short enough that a closed laptop frees it. */
export const CLAIM_MINUTES = 15;

export const GONE = 'Didit has deleted this session; nothing can be decided on it any more.';

export const ERASED = 'The personal data of this case were erased; what is left of it is on record only.';

/** Statuses in which a person can do something at Didit; in the others the customer or Didit is at work. */
const CLAIMABLE: ReadonlySet<string> = new Set([
  'In Review',
  'Approved',
  'Declined',
  'Kyc Expired',
  'Abandoned',
]);

/** Whether a case is a person's to work on at all, or why not. Does not look at who asks or who holds it. */
export function claimable({
  status,
  gone,
  erased,
}: {
  status: string;
  gone: boolean;
  erased: boolean;
}): Allowed {
  if (erased) return { because: ERASED };
  if (gone) return { because: GONE };
  if (CLAIMABLE.has(status)) return true;
  return { because: `A case that is ${status} waits for the customer or Didit.` };
}
