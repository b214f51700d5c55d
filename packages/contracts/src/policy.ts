import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Instant, UserId } from './ids.ts';
import { policySettings } from './policy-settings.ts';
import { Because, Waits } from './proposal.ts';

export const Policy = z
  .object({
    version: z.int(),
    ...policySettings,
    because: z.string(),
    madeBy: z.object({ id: UserId, name: z.string() }).nullable().describe('null: as shipped'),
    at: Instant,
  })
  .meta({ id: 'Policy' });
export type Policy = z.output<typeof Policy>;

export const getPolicy = endpoint({
  method: 'GET',
  url: '/api/policy',
  permission: 'policy:view',
  summary: 'Which decisions need a second person, now and in earlier versions',
  success: {
    200: z.object({
      policy: Policy,
      earlier: z.array(Policy).describe('Newest first, at most 50'),
      needsAgreement: z.boolean().describe('A change that you ask for waits until an administrator agrees'),
    }),
  },
  problems: [],
});

export const changePolicy = endpoint({
  method: 'PUT',
  url: '/api/policy',
  permission: 'policy:propose',
  fresh: true,
  summary:
    'Put a new version of the policy in force, or ask for it (202); decisions keep the one they were made under',
  headers: z.looseObject({
    'if-match': z
      .string()
      .regex(/^"\d{1,15}"$/)
      .optional()
      .describe('The version of the policy you saw, in quotes'),
  }),
  body: z.strictObject({
    ...policySettings,
    blind: policySettings.blind.default(false),
    undoSeconds: policySettings.undoSeconds.default(null),
    because: Because,
  }),
  success: { 200: z.object({ policy: Policy }), 202: Waits },
  problems: ['version-mismatch', 'precondition-required', 'change-waits'],
});
