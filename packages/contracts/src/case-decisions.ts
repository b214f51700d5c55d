import * as z from 'zod';
import { Decision, ResubmitStep } from './decisions.ts';
import { BLOCKLIST_TARGETS } from './didit-words.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, ReasonKey } from './ids.ts';

const params = z.strictObject({ caseId: CaseId });

/** Both are demanded with 428, so that a missing one reads differently from a wrong one. */
const preconditions = z.looseObject({
  'idempotency-key': z.uuid().optional().describe('A new UUID per decision; the same one when you retry'),
  'if-match': z
    .string()
    .regex(/^"\d{1,15}"$/)
    .optional()
    .describe('The version of the case you saw, in quotes'),
});

const Note = z.string().trim().max(2000).optional();
const decided = { 202: z.object({ decision: Decision }) };
const decisionProblems = [
  'not-found',
  'case-not-decidable',
  'claim-lost',
  'version-mismatch',
  'evidence-changed',
  'precondition-required',
  'idempotency-key-reused',
] as const;

export const approveCase = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/approve',
  permission: 'case:decide',
  summary: 'Approve the customer',
  params,
  headers: preconditions,
  body: z.strictObject({
    reason: ReasonKey.optional().describe('Required over a warning of Didit and over an earlier decision'),
    note: Note,
  }),
  success: decided,
  problems: decisionProblems,
});

export const declineCase = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/decline',
  permission: 'case:decide',
  summary: 'Decline the customer, with a reason',
  params,
  headers: preconditions,
  body: z.strictObject({
    reason: ReasonKey,
    moreReasons: z.array(ReasonKey).max(4).optional().describe('Further reasons; the first stands alone'),
    note: Note,
  }),
  success: decided,
  problems: decisionProblems,
});

export const requestResubmission = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/request-resubmission',
  permission: 'case:decide',
  summary: 'Ask the customer to redo chosen steps; what was captured there is deleted at Didit',
  params,
  headers: preconditions,
  body: z.strictObject({
    reason: ReasonKey.optional().describe('Of every step that gives none of its own'),
    note: Note,
    steps: z
      .array(z.strictObject({ ...ResubmitStep.shape, reason: ReasonKey.optional() }))
      .min(1)
      .max(20),
    email: z
      .strictObject({ address: z.email().max(254), language: z.string().min(2).max(5).default('en') })
      .optional()
      .describe('Didit e-mails the link there; absent: no e-mail'),
  }),
  success: decided,
  problems: decisionProblems,
});

const block = {
  reason: ReasonKey,
  note: Note,
  targets: z.array(z.enum(BLOCKLIST_TARGETS)).min(1).max(4),
};

export const blockCase = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/block',
  permission: 'case:block',
  summary: "Put values of this case on Didit's blocklist; later sessions with them are declined",
  params,
  headers: preconditions,
  body: z.strictObject(block),
  success: decided,
  problems: decisionProblems,
});

export const BlockScope = z
  .object({
    target: z.enum(BLOCKLIST_TARGETS),
    value: z.string(),
    others: z
      .object({ sessions: z.int(), approved: z.int() })
      .describe('Other sessions of this account that show it, and how many of them are Approved'),
  })
  .meta({ id: 'BlockScope' });
export type BlockScope = z.output<typeof BlockScope>;

export const previewBlock = endpoint({
  method: 'GET',
  url: '/api/cases/:caseId/block-scope',
  permission: 'case:block',
  summary: 'What blocking this case would put on the list, and which other sessions show the same',
  params,
  success: { 200: z.object({ scope: z.array(BlockScope) }) },
  problems: ['not-found'],
});

/** The same decision, for programs that think of the blocklist first. */
export const addToBlocklist = endpoint({
  method: 'POST',
  url: '/api/blocklist',
  permission: 'case:block',
  summary: 'Block values of a case: the same decision as blocking it on its page',
  headers: preconditions,
  body: z.strictObject({ caseId: CaseId, ...block }),
  success: decided,
  problems: decisionProblems,
});
