/**
 * The session statuses Didit documents, spelled as it spells them (`Kyc Expired`, not `KYC Expired`).
 *
 * Answers type a status as open text: a status added tomorrow must not make a decision unreadable.
 * Source: Didit docs: Verification statuses
 */
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

/**
 * Statuses of one check inside a session. `Expired` and `Resub Requested` are documented for different checks,
 * but the list rows use them for all, so there is one list.
 */
export const FEATURE_STATUSES = [
  'Not Finished',
  'Approved',
  'Declined',
  'In Review',
  'Resub Requested',
  'Expired',
] as const;

export type FeatureStatus = (typeof FEATURE_STATUSES)[number];

/** What a caller may set a session to. Source: Didit OpenAPI PATCH /v3/session/{sessionId}/update-status/ */
export const SETTABLE_STATUSES = ['Approved', 'Declined', 'Resubmitted'] as const;

export type SettableStatus = (typeof SETTABLE_STATUSES)[number];

/** Statuses from which Didit accepts a new one; any other answers 400 before the body is even looked at. */
export const UPDATABLE_STATUSES = [
  'Approved',
  'Declined',
  'In Review',
  'Kyc Expired',
  'Abandoned',
  'Resubmitted',
] as const satisfies readonly SessionStatus[];

/** Statuses for which Didit renders a report of a person's session; any other answers 403. */
export const REPORTABLE_STATUSES = [
  'Approved',
  'Declined',
  'In Review',
  'Kyc Expired',
] as const satisfies readonly SessionStatus[];
