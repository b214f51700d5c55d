/** Session statuses as Didit writes them, in the order a review desk cares about. Unknown ones are shown verbatim. */
export const SESSION_STATUSES = [
  'In Review',
  'Resubmitted',
  'Awaiting User',
  'In Progress',
  'Not Started',
  'Approved',
  'Declined',
  'Kyc Expired',
  'Abandoned',
  'Expired',
] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

/** What a blocklist entry can be made of. */
export const BLOCKLIST_TARGETS = ['face', 'document', 'phone', 'email'] as const;
