import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Instant, UserId } from './ids.ts';
import { VENDOR_PROBLEMS } from './problem.ts';

/** What Docket must be told of to follow an account; without one of these it would learn of changes late. */
export const NEEDED_EVENTS = ['status.updated', 'data.updated'] as const;

/** Where a secret in use comes from: typed in here, the environment of the server, or there is none. */
const Source = z.enum(['database', 'environment', 'none']);

const Application = z.object({
  id: z
    .string()
    .nullable()
    .describe('Told by the registration or by the last webhook; the key itself does not say'),
  name: z.string().nullable(),
  environment: z
    .enum(['sandbox', 'live'])
    .nullable()
    .describe('null when neither the key nor a webhook has said'),
});

/** How the destination at Didit compares with what Docket needs. */
export const DestinationState = z.enum([
  'ok',
  'missing',
  'other-address',
  'wrong-events',
  'disabled',
  'unknown',
]);
export type DestinationState = z.output<typeof DestinationState>;

const Destination = z.object({
  state: DestinationState,
  because: z.string().nullable().describe('What is wrong, or why it could not be read'),
  id: z.string().nullable(),
  url: z.string().nullable().describe('As Didit has it'),
  events: z.array(z.string()),
  missingEvents: z.array(z.string()),
  deliveries: z.int().nullable(),
  failedDeliveries: z.int().nullable(),
  lastDeliveryAt: Instant.nullable(),
});

const Balance = z.object({
  amount: z.string().nullable().describe('US dollars as decimal text; null when it could not be read'),
  autoRefill: z.boolean().nullable(),
  because: z.string().nullable().describe('Why it could not be read'),
});

export const Connection = z
  .object({
    version: z.int().describe('For If-Match'),
    didit: z.string().describe('Host of Didit this server talks to; set by the operator'),
    problem: z
      .enum(['none', 'no-secrets-key', 'wrong-secrets-key', 'damaged', 'other-didit'])
      .describe('Why what is stored cannot be used'),
    because: z.string().nullable().describe('The same as a sentence that says what to do'),
    canStore: z
      .boolean()
      .describe('Whether there is a key to seal secrets with; without it nothing can be saved here'),
    key: z.object({
      source: Source,
      lastFour: z.string().nullable(),
      changedAt: Instant.nullable(),
      changedBy: z.object({ id: UserId, name: z.string() }).nullable(),
    }),
    application: Application,
    cases: z.int().describe('Cases here; they belong to the application of the present key'),
    balance: Balance,
    webhook: z.object({
      source: Source,
      lastFour: z.string().nullable(),
      rotatedAt: Instant.nullable(),
      previousUntil: Instant.nullable().describe(
        'Until then deliveries signed with the secret before are accepted too',
      ),
      publicUrl: z.string().nullable().describe('PUBLIC_URL of the server, offered as the address'),
      address: z.string().nullable().describe('Where Didit should deliver; null while nobody has said'),
      path: z.string().nullable().describe('The part of the address that is ours, behind the host'),
      destination: Destination,
    }),
    freshUntil: Instant.nullable().describe('Until then secrets may be changed without the password again'),
  })
  .meta({ id: 'Connection' });
export type Connection = z.output<typeof Connection>;

const version = z.looseObject({
  'if-match': z
    .string()
    .regex(/^"\d{1,15}"$/)
    .optional()
    .describe('The version of the connection you saw, in quotes'),
});

/** Old keys have no prefix, so their form says nothing; a header cannot carry anything else. */
export const DiditKey = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{8,300}$/, 'must be a key as Didit shows it, without spaces')
  .describe('API key of the Didit application');

const acceptOtherApplication = z
  .boolean()
  .default(false)
  .describe(
    'true: the key may belong to another application than the cases here, which Didit will then not know',
  );

/** A base address; Docket adds its own path. */
const BaseUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .describe('Where Didit reaches this server, without our path; PUBLIC_URL when absent');

const CHANGED = { 200: z.object({ connection: Connection }) };
const CHANGE_PROBLEMS = ['version-mismatch', 'precondition-required', 'no-secrets-key'] as const;

export const getConnection = endpoint({
  method: 'GET',
  url: '/api/connection',
  permission: 'connection:view',
  summary: 'How this installation is connected to Didit; balance and webhook destination are asked for live',
  success: CHANGED,
  problems: [],
});

export const testConnectionKey = endpoint({
  method: 'POST',
  url: '/api/connection/key/test',
  permission: 'connection:manage',
  perMinute: 20,
  summary:
    'Whether Didit accepts a key, and whether it opens the application of the cases here; nothing is kept',
  body: z.strictObject({ apiKey: DiditKey }),
  success: {
    200: z.object({
      accepted: z.boolean(),
      because: z.string().nullable().describe("Didit's reason when it refuses the key"),
      sessions: z.int().nullable().describe('How many sessions the key sees'),
      environment: z.enum(['sandbox', 'live']).nullable(),
      application: z
        .enum(['same', 'other', 'unknown'])
        .describe('Compared with the cases here; unknown when there are none, or the key was refused'),
      cases: z.int().describe('Cases here'),
    }),
  },
  problems: [...VENDOR_PROBLEMS],
});

export const setConnectionKey = endpoint({
  method: 'PUT',
  url: '/api/connection/key',
  permission: 'connection:manage',
  fresh: true,
  summary: 'Store an API key, sealed; it is used at once, everywhere',
  headers: version,
  body: z.strictObject({ apiKey: DiditKey, acceptOtherApplication }),
  success: CHANGED,
  problems: [...CHANGE_PROBLEMS, ...VENDOR_PROBLEMS, 'didit-key-refused', 'other-application'],
});

export const registerDiditAccount = endpoint({
  method: 'POST',
  url: '/api/connection/account',
  permission: 'connection:manage',
  fresh: true,
  perMinute: 10,
  summary: 'Open a Didit account; Didit mails a code of six characters',
  body: z.strictObject({
    email: z.email().max(254),
    password: z
      .string()
      .min(8)
      .max(200)
      .describe('For Didit: upper-case and lower-case letter, digit, special character; not kept'),
  }),
  success: { 202: z.object({ email: z.string(), message: z.string().nullable() }) },
  problems: [...VENDOR_PROBLEMS, 'no-secrets-key'],
});

export const verifyDiditAccount = endpoint({
  method: 'POST',
  url: '/api/connection/account/verify',
  permission: 'connection:manage',
  fresh: true,
  perMinute: 20,
  summary: 'Confirm the e-mail with the code; the new API key is stored, sealed, and never shown',
  headers: version,
  body: z.strictObject({
    email: z.email().max(254),
    code: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9]{6}$/, 'has six letters and digits'),
    acceptOtherApplication,
  }),
  success: CHANGED,
  problems: [...CHANGE_PROBLEMS, ...VENDOR_PROBLEMS, 'other-application'],
});

export const topUpBalance = endpoint({
  method: 'POST',
  url: '/api/connection/top-up',
  permission: 'connection:manage',
  perMinute: 20,
  summary:
    "Prepare a payment: answers the link to Didit's checkout; nothing is charged until somebody pays there",
  body: z.strictObject({ amountInDollars: z.int().min(50).max(100_000) }),
  success: { 200: z.object({ checkoutUrl: z.string() }) },
  problems: [...VENDOR_PROBLEMS, 'didit-not-connected'],
});

export const connectWebhook = endpoint({
  method: 'PUT',
  url: '/api/connection/webhook',
  permission: 'connection:manage',
  fresh: true,
  summary: 'Create the webhook destination at Didit, or repair the one there is: address, events, on, secret',
  headers: version,
  body: z.strictObject({ baseUrl: BaseUrl.optional() }),
  success: CHANGED,
  problems: [
    ...CHANGE_PROBLEMS,
    ...VENDOR_PROBLEMS,
    'didit-not-connected',
    'webhook-address-missing',
    'webhook-secret-hidden',
  ],
});

export const rotateWebhookSecret = endpoint({
  method: 'POST',
  url: '/api/connection/webhook/rotate',
  permission: 'connection:manage',
  fresh: true,
  summary: 'A new webhook secret; the one before is accepted for a while, so that nothing under way is lost',
  headers: version,
  body: z.strictObject({
    secret: z
      .string()
      .trim()
      .min(16)
      .max(200)
      .optional()
      .describe(
        'One that was rotated in the Didit console; without it Docket has Didit make a new destination',
      ),
    overlapHours: z.int().min(0).max(168).default(24),
  }),
  success: CHANGED,
  problems: [
    ...CHANGE_PROBLEMS,
    ...VENDOR_PROBLEMS,
    'didit-not-connected',
    'webhook-address-missing',
    'webhook-secret-hidden',
  ],
});

export const testWebhook = endpoint({
  method: 'POST',
  url: '/api/connection/webhook/test',
  permission: 'connection:manage',
  perMinute: 20,
  summary: 'Send a signed test event to our own public address, seen from this server',
  success: {
    200: z.object({
      ok: z.boolean(),
      address: z.string(),
      status: z.int().nullable().describe('What the address answered; null when nothing did'),
      because: z.string().describe('What that means, and what to do'),
    }),
  },
  problems: ['webhook-address-missing'],
});
