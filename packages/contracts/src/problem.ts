import * as z from 'zod';

/**
 * Every way a request can fail, with its status and the sentence a person reads. `retryable` tells a program
 * whether the same request may succeed later. Answers are RFC 9457 problem documents.
 */
export const PROBLEMS = {
  'invalid-input': { status: 400, title: 'The request has invalid input.', retryable: false },
  'not-signed-in': { status: 401, title: 'Sign in to continue.', retryable: false },
  'wrong-credentials': { status: 401, title: 'E-mail or password is wrong.', retryable: false },
  'sign-in-lapsed': { status: 401, title: 'This took too long. Sign in again.', retryable: false },
  forbidden: { status: 403, title: 'Your role may not do this.', retryable: false },
  'fresh-sign-in-required': {
    status: 403,
    title: 'Confirm who you are to do this.',
    retryable: false,
  },
  'view-reason-needed': {
    status: 403,
    title: 'Say why you look at this case.',
    retryable: false,
  },
  'wrong-password': { status: 403, title: 'The password is wrong.', retryable: false },
  'wrong-code': {
    status: 403,
    title: 'This code is wrong, used or expired.',
    retryable: false,
  },
  'second-factor-needed': {
    status: 403,
    title: 'Confirm with your second factor.',
    retryable: false,
  },
  'wrong-second-factor': {
    status: 403,
    title: 'This was not accepted as your second factor.',
    retryable: false,
  },
  'second-factor-missing': {
    status: 403,
    title: 'Your role needs a second factor; add one first.',
    retryable: false,
  },
  'cross-site-request': { status: 403, title: 'The request came from another site.', retryable: false },
  'not-found': { status: 404, title: 'Nothing here, or not for you.', retryable: false },
  'media-gone': { status: 404, title: 'Didit no longer holds this file.', retryable: false },
  'case-not-decidable': { status: 409, title: 'The case cannot be decided this way now.', retryable: false },
  'case-held': { status: 409, title: 'Somebody else holds this case.', retryable: false },
  'case-not-held': { status: 409, title: 'Nobody else holds this case; claim it.', retryable: false },
  'case-not-snoozed': { status: 409, title: 'This case is awake already.', retryable: false },
  'too-many-tags': { status: 409, title: 'This case has as many tags as fit.', retryable: false },
  'user-not-assignable': {
    status: 409,
    title: 'This person does not work on cases.',
    retryable: false,
  },
  'claim-lost': { status: 409, title: 'You do not hold this case any more.', retryable: false },
  'decision-not-withdrawable': {
    status: 409,
    title: 'This decision can no longer be withdrawn.',
    retryable: false,
  },
  'decision-not-closable': {
    status: 409,
    title: 'This decision does not wait for a person to close it.',
    retryable: false,
  },
  'own-decision': {
    status: 409,
    title: 'Somebody else must check this decision.',
    retryable: false,
  },
  'decision-not-pending': {
    status: 409,
    title: 'This decision does not wait for a second person.',
    retryable: false,
  },
  'checked-otherwise': {
    status: 409,
    title: 'This decision is checked in another way.',
    retryable: false,
  },
  'report-not-available': {
    status: 409,
    title: 'Didit makes no report in this state of the case.',
    retryable: false,
  },
  'evidence-pack-not-available': {
    status: 409,
    title: 'There is nothing to pack yet.',
    retryable: false,
  },
  'receipt-not-ready': {
    status: 409,
    title: 'This decision has no receipt yet.',
    retryable: true,
  },
  'workflow-not-changeable': {
    status: 409,
    title: 'This workflow cannot be changed this way.',
    retryable: false,
  },
  'user-exists': { status: 409, title: 'A user with this e-mail exists already.', retryable: false },
  'user-not-changeable': { status: 409, title: 'This user cannot be changed this way.', retryable: false },
  'case-erased': {
    status: 409,
    title: 'The personal data of this case were erased.',
    retryable: false,
  },
  'erasure-not-allowed': { status: 409, title: 'This person cannot be erased now.', retryable: false },
  'erasure-not-pending': {
    status: 409,
    title: 'This request does not wait for a second person any more.',
    retryable: false,
  },
  'already-set-up': { status: 409, title: 'There is an administrator already.', retryable: false },
  'bypass-not-open': { status: 409, title: 'This item is already resolved.', retryable: false },
  'delivery-not-replayable': {
    status: 409,
    title: 'This delivery is about no session that could be read.',
    retryable: false,
  },
  'sending-unchanged': { status: 409, title: 'Sending is in that state already.', retryable: false },
  'import-running': { status: 409, title: 'An import is already running.', retryable: false },
  'other-application': {
    status: 409,
    title: 'This key belongs to another Didit application than the cases here.',
    retryable: false,
  },
  'no-secrets-key': {
    status: 409,
    title: 'This server has no key to seal secrets with.',
    retryable: false,
  },
  'webhook-address-missing': {
    status: 409,
    title: 'Nobody has said at which address Didit reaches this server.',
    retryable: false,
  },
  'webhook-secret-hidden': {
    status: 409,
    title: 'Didit does not show the secret of the webhook destination to this key.',
    retryable: false,
  },
  'no-second-factor': { status: 409, title: 'You have no second factor.', retryable: false },
  'factor-not-addable': { status: 409, title: 'You have as many passkeys as fit.', retryable: false },
  'factor-not-removable': {
    status: 409,
    title: 'Your role needs a second factor; add another one first.',
    retryable: false,
  },
  'passkeys-unavailable': {
    status: 409,
    title: 'Passkeys do not work at this address.',
    retryable: false,
  },
  'already-there': { status: 409, title: 'This exists already.', retryable: false },
  'evidence-changed': {
    status: 412,
    title: 'The evidence changed since it was looked at.',
    retryable: false,
  },
  'version-mismatch': {
    status: 412,
    title: 'Somebody changed this since you opened it.',
    retryable: false,
  },
  'request-timeout': { status: 408, title: 'The request took too long to arrive.', retryable: true },
  'body-too-large': { status: 413, title: 'The request is too large.', retryable: false },
  'not-json': { status: 415, title: 'Send JSON.', retryable: false },
  'didit-refused-input': { status: 422, title: 'Didit does not accept this input.', retryable: false },
  'idempotency-key-reused': {
    status: 422,
    title: 'This Idempotency-Key belongs to another request.',
    retryable: false,
  },
  'passkey-refused': { status: 422, title: 'This passkey could not be kept.', retryable: false },
  'didit-key-refused': { status: 422, title: 'Didit does not accept this key.', retryable: false },
  'headers-too-large': { status: 431, title: 'The headers of the request are too large.', retryable: false },
  'precondition-required': {
    status: 428,
    title: 'Send the Idempotency-Key and If-Match headers.',
    retryable: false,
  },
  'too-many-requests': { status: 429, title: 'Too many requests; wait a moment.', retryable: true },
  internal: { status: 500, title: 'Something failed on our side.', retryable: true },
  'vendor-error': { status: 502, title: 'Didit answered with an error.', retryable: true },
  'vendor-refused': { status: 502, title: 'Didit refused the request.', retryable: false },
  'vendor-unreachable': { status: 502, title: 'The connection to Didit failed.', retryable: true },
  'vendor-busy': { status: 503, title: 'Didit asks us to slow down.', retryable: true },
  'vendor-timeout': { status: 504, title: 'Didit did not answer in time.', retryable: true },
  'didit-not-connected': {
    status: 503,
    title: 'Docket is not connected to Didit.',
    retryable: false,
  },
  unavailable: { status: 503, title: 'The service is busy; try again shortly.', retryable: true },
} as const satisfies Record<string, { status: number; title: string; retryable: boolean }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** What any call that asks Didit can meet. */
export const VENDOR_PROBLEMS = [
  'vendor-error',
  'vendor-refused',
  'didit-refused-input',
  'vendor-unreachable',
  'vendor-busy',
  'vendor-timeout',
] as const satisfies readonly ProblemCode[];

/** One wrong value: a JSON pointer into the request and what is wrong with it. */
export const ProblemField = z.object({ pointer: z.string(), code: z.string(), message: z.string() });
export type ProblemField = z.output<typeof ProblemField>;

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().describe('The request id; quote it when you ask for help'),
    code: z.string(),
    retryable: z.boolean(),
    errors: z.array(ProblemField).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem document' });
export type Problem = z.output<typeof Problem>;
