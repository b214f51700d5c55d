import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Instant, UserId } from './ids.ts';
import { Because, Waits } from './proposal.ts';
import { Reason } from './reason.ts';

/** One version of the catalogue. The order is the one people choose in; the first nine answer to their digit. */
export const ReasonCatalogue = z
  .object({
    version: z.int(),
    reasons: z.array(Reason),
    because: z.string(),
    madeBy: z.object({ id: UserId, name: z.string() }).nullable().describe('null: as shipped'),
    at: Instant,
  })
  .meta({ id: 'ReasonCatalogue' });
export type ReasonCatalogue = z.output<typeof ReasonCatalogue>;

export const getReasons = endpoint({
  method: 'GET',
  url: '/api/reasons',
  permission: 'reasons:view',
  summary: 'The catalogue of reasons in force',
  success: {
    200: z.object({
      catalogue: ReasonCatalogue,
      needsAgreement: z.boolean().describe('A change that you ask for waits until an administrator agrees'),
    }),
  },
  problems: [],
});

export const getReasonHistory = endpoint({
  method: 'GET',
  url: '/api/reasons/history',
  permission: 'reasons:history',
  summary: 'Earlier versions of the catalogue, and how often each reason was given',
  success: {
    200: z.object({
      earlier: z.array(ReasonCatalogue).describe('Newest first, at most 50'),
      usage: z.array(z.object({ key: z.string(), times: z.int() })).describe('In decisions and findings'),
    }),
  },
  problems: [],
});

export const changeReasons = endpoint({
  method: 'PUT',
  url: '/api/reasons',
  permission: 'reasons:propose',
  fresh: true,
  summary:
    'Put a new version of the catalogue in force, or ask for it (202); decisions keep the one they were made under',
  headers: z.looseObject({
    'if-match': z
      .string()
      .regex(/^"\d{1,15}"$/)
      .optional()
      .describe('The version of the catalogue you saw, in quotes'),
  }),
  body: z.strictObject({
    reasons: z.array(Reason).min(1).max(200),
    because: Because,
  }),
  success: { 200: z.object({ catalogue: ReasonCatalogue }), 202: Waits },
  problems: ['version-mismatch', 'precondition-required', 'change-waits'],
});
