/** Long enough to read a hard case without touching the keyboard, short enough that a closed laptop frees it. */
export const CLAIM_MINUTES = 15;

export const GONE = 'Didit has deleted this session; nothing can be decided on it any more.';

export const ERASED = 'The personal data of this case were erased; what is left of it is on record only.';

/** Statuses in which a person can do something at Didit; in the others the customer or Didit is at work. */
export const CLAIMABLE: ReadonlySet<string> = new Set([
  'In Review',
  'Approved',
  'Declined',
  'Kyc Expired',
  'Abandoned',
]);
