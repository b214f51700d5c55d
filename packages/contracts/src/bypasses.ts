import * as z from 'zod';
import { Allowed } from './allowed.ts';
import { endpoint } from './endpoint.ts';
import { BypassId, CaseId, Instant, UserId } from './ids.ts';
import { Cursor, PageSize, pageOf } from './paging.ts';

/** What a person concluded: it stands, it was or will be changed back, or it was meant to happen that way. */
export const BYPASS_RESOLUTIONS = ['accepted', 'overturned', 'expected'] as const;
export const BypassResolution = z.enum(BYPASS_RESOLUTIONS);
export type BypassResolution = z.output<typeof BypassResolution>;

export const BYPASS_FINDERS = ['webhook', 'reconcile', 'read'] as const;
export const BypassFinder = z.enum(BYPASS_FINDERS);
export type BypassFinder = z.output<typeof BypassFinder>;

const Person = z.object({ id: UserId, name: z.string() });

/** A status that was set at Didit without a decision of ours. */
export const Bypass = z
  .object({
    id: BypassId,
    caseId: CaseId,
    sessionNumber: z.int().nullable(),
    fullName: z.string().nullable(),
    caseStatus: z.string().describe('Where the session stands now'),
    from: z.string(),
    to: z.string(),
    happenedAt: Instant.describe("The trail's word; where it has none, when we found out"),
    detectedAt: Instant,
    actor: z.object({
      kind: z.enum(['person', 'api-key', 'didit', 'unknown']),
      name: z.string().nullable().describe('As Didit writes it'),
    }),
    foundBy: BypassFinder,
    state: z.enum(['open', 'resolved']),
    owner: Person.nullable().describe('The manager who looks into it'),
    resolution: BypassResolution.nullable(),
    note: z.string().nullable(),
    resolvedBy: Person.nullable(),
    resolvedAt: Instant.nullable(),
    version: z.int(),
    allowed: z.object({ take: Allowed, resolve: Allowed }),
  })
  .meta({ id: 'Bypass' });
export type Bypass = z.output<typeof Bypass>;

export const BypassFilter = z.strictObject({
  state: z.enum(['open', 'resolved', 'all']).default('open'),
  owner: z
    .union([z.enum(['me', 'none']), UserId])
    .optional()
    .describe('me, none, or a user id'),
  foundBy: BypassFinder.optional(),
  caseId: CaseId.optional(),
});
export type BypassFilter = z.output<typeof BypassFilter>;

export const listBypasses = endpoint({
  method: 'GET',
  url: '/api/bypasses',
  permission: 'bypass:view',
  summary: 'Statuses that were set at Didit without a decision of ours; newest first',
  querystring: BypassFilter.extend({ limit: PageSize, cursor: Cursor.optional() }),
  success: { 200: pageOf(Bypass) },
  problems: [],
});

const params = z.strictObject({ bypassId: BypassId });
const headers = z.looseObject({
  'if-match': z
    .string()
    .regex(/^"\d{1,15}"$/)
    .optional()
    .describe('The version of the item you saw, in quotes'),
});
const changes = {
  permission: 'bypass:resolve',
  params,
  headers,
  success: { 200: z.object({ bypass: Bypass }) },
  problems: ['not-found', 'bypass-not-open', 'version-mismatch', 'precondition-required'],
} as const;

export const takeBypass = endpoint({
  ...changes,
  method: 'POST',
  url: '/api/bypasses/:bypassId/take',
  summary: 'Look into it yourself; also takes it over from a colleague',
});

export const resolveBypass = endpoint({
  ...changes,
  method: 'POST',
  url: '/api/bypasses/:bypassId/resolve',
  summary: 'Say what came of it; whoever resolves owns it',
  body: z.strictObject({ resolution: BypassResolution, note: z.string().trim().min(1).max(2000) }),
});
