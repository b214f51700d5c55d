/** The ten session statuses, case-sensitive (Didit docs: verification statuses). */
export const SESSION_STATUSES = [
  'Not Started',
  'In Progress',
  'Awaiting User',
  'In Review',
  'Approved',
  'Declined',
  'Resubmitted',
  'Expired',
  'Kyc Expired',
  'Abandoned',
] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

export type FeatureStatus =
  | 'Not Finished'
  | 'Approved'
  | 'Declined'
  | 'In Review'
  | 'Resub Requested'
  | 'Expired';

/** In the order in which Didit lists them in its error text (Didit OpenAPI: update session status). */
export const UPDATABLE_STATUSES: readonly SessionStatus[] = [
  'Approved',
  'Declined',
  'In Review',
  'Kyc Expired',
  'Abandoned',
  'Resubmitted',
];

export const API_TARGETS = ['Approved', 'Declined', 'Resubmitted'] as const;
export type ApiTarget = (typeof API_TARGETS)[number];

/** Only these sessions are handed back by a repeated create (Didit OpenAPI: create session). */
export const UNFINISHED_STATUSES: readonly SessionStatus[] = [
  'Not Started',
  'In Progress',
  'Resubmitted',
  'Awaiting User',
];

/** A status event carries the decision only from these on (Didit docs: webhooks). */
export const STATUSES_WITH_DECISION: readonly SessionStatus[] = [
  'Approved',
  'Declined',
  'In Review',
  'Abandoned',
];

export const PDF_STATUSES: readonly SessionStatus[] = ['Approved', 'Declined', 'In Review', 'Kyc Expired'];

/** The hosted page lets the customer work only in these. */
export const PLAYABLE_STATUSES: readonly SessionStatus[] = [
  'Not Started',
  'In Progress',
  'Resubmitted',
  'Awaiting User',
];

export function isSessionStatus(text: unknown): text is SessionStatus {
  return SESSION_STATUSES.some((status) => status === text);
}

export function isApiTarget(text: unknown): text is ApiTarget {
  return API_TARGETS.some((status) => status === text);
}

/** The refusal for sessions that cannot be updated at all, or null. It comes before any look at the body. */
export function updateRefusal(current: SessionStatus): string | null {
  if (UPDATABLE_STATUSES.includes(current)) return null;
  return `Only sessions with status ${UPDATABLE_STATUSES.join(', ')} can be updated. Current status: ${current}`;
}

/** Where a session goes when its link runs out; null when it cannot run out. */
export function statusAfterExpiry(current: SessionStatus): SessionStatus | null {
  switch (current) {
    case 'Not Started':
      return 'Expired';
    case 'In Progress':
    case 'Resubmitted':
    case 'Awaiting User':
      return 'Abandoned';
    case 'In Review':
    case 'Approved':
    case 'Declined':
    case 'Expired':
    case 'Kyc Expired':
    case 'Abandoned':
      return null;
  }
}
