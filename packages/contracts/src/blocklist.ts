import * as z from 'zod';
import { Decision, DecisionState } from './decisions.ts';
import { BLOCKLIST_TARGETS } from './didit-words.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, MediaId, ReasonKey } from './ids.ts';
import { VENDOR_PROBLEMS } from './problem.ts';

export const BlocklistTarget = z.enum(BLOCKLIST_TARGETS);
export type BlocklistTarget = z.output<typeof BlocklistTarget>;

export const BlocklistItem = z
  .object({
    type: z.string(),
    caseId: z.string().nullable(),
    sessionNumber: z.int().nullable(),
    blockedAt: z.string().nullable(),
    label: z.string().describe('The blocked value in words: document number, phone, e-mail, or "Face"'),
    faceMediaId: MediaId.nullable().describe('Fetch it as media of the case'),
    by: z.string().nullable().describe('Who asked for it in Docket, when it was asked for here'),
    reason: z.string().nullable(),
    removal: z
      .object({ by: z.string(), state: DecisionState })
      .nullable()
      .describe('A decision on its way that takes it off'),
  })
  .meta({ id: 'BlocklistItem' });
export type BlocklistItem = z.output<typeof BlocklistItem>;

const problems = VENDOR_PROBLEMS;

export const listBlocklist = endpoint({
  method: 'GET',
  url: '/api/blocklist',
  permission: 'blocklist:view',
  summary: "Didit's blocklist of this account",
  querystring: z.strictObject({
    type: BlocklistTarget.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
  }),
  success: { 200: z.object({ items: z.array(BlocklistItem), total: z.int() }) },
  problems,
});

export const removeFromBlocklist = endpoint({
  method: 'DELETE',
  url: '/api/blocklist/:caseId',
  permission: 'blocklist:remove',
  summary:
    'Decide to take values of one case off the blocklist; as the policy is shipped, a second person agrees',
  params: z.strictObject({ caseId: CaseId }),
  headers: z.looseObject({
    'idempotency-key': z.uuid().optional().describe('A new UUID per decision; the same one when you retry'),
  }),
  body: z.strictObject({
    reason: ReasonKey,
    targets: z.array(BlocklistTarget).min(1).max(4),
    note: z.string().trim().min(1).max(2000),
  }),
  success: { 202: z.object({ decision: Decision }) },
  problems: ['not-found', 'case-not-decidable', 'precondition-required', 'idempotency-key-reused'],
});
