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

/** Why Didit could not be asked, by the kind of failure, as a clause. Kinds that no words are known for are shown as they are. */
export const DIDIT_TROUBLES: ReadonlyMap<string, string> = new Map([
  ['auth', 'Didit refuses the API key'],
  ['credits', 'Didit’s account has no credits'],
  ['network', 'the connection to Didit failed'],
  ['timeout', 'Didit did not answer in time'],
  ['rate_limited', 'Didit asks us to slow down'],
  ['server', 'Didit answered with an error'],
  ['unreadable', 'Didit’s answer cannot be read'],
]);
