import * as z from 'zod';
import { Decision, type Outcome } from './decisions.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, DecisionId, Instant } from './ids.ts';
import { Cursor, PageSize, pageOf } from './paging.ts';

/** A decision that waits for a second person. */
export const PendingCheck = z
  .object({
    decision: Decision,
    caseId: CaseId,
    fullName: z.string().nullable(),
    sessionNumber: z.int().nullable(),
    caseStatus: z.string(),
    expiresAt: Instant,
  })
  .meta({ id: 'PendingCheck' });
export type PendingCheck = z.output<typeof PendingCheck>;

export const listChecks = endpoint({
  method: 'GET',
  url: '/api/checks',
  permission: 'check:view',
  summary: 'Decisions that wait for a second person; those that lapse first come first',
  querystring: z.strictObject({ limit: PageSize, cursor: Cursor.optional() }),
  success: { 200: pageOf(PendingCheck) },
  problems: [],
});

const digest = z
  .string()
  .regex(/^[a-f0-9]{64}$/)
  .describe('The digest of the decision as it was shown; the word given covers exactly this');
const shared = {
  method: 'POST',
  permission: 'decision:check',
  params: z.strictObject({ decisionId: DecisionId }),
  success: { 200: z.object({ decision: Decision }) },
  problems: ['not-found', 'own-decision', 'decision-not-pending', 'checked-otherwise', 'evidence-changed'],
} as const;

export const agreeWithDecision = endpoint({
  ...shared,
  fresh: true,
  url: '/api/decisions/:decisionId/agree',
  summary: 'As the second person: agree, and Didit is told after the undo window',
  body: z.strictObject({ digest, note: z.string().trim().max(2000).optional() }),
});

/** Blocking and unblocking are beside the case, so that they are never checked blind. */
export const BLIND_OUTCOMES = ['approve', 'decline', 'resubmit'] as const satisfies readonly Outcome[];

export const chooseOutcome = endpoint({
  ...shared,
  url: '/api/decisions/:decisionId/choose',
  summary: 'As the second person under a blind policy: say what you would decide; then both see both',
  body: z.strictObject({
    outcome: z.enum(BLIND_OUTCOMES),
    note: z.string().trim().min(1).max(2000).describe('Why; kept with the decision'),
  }),
});

export const disagreeWithDecision = endpoint({
  ...shared,
  url: '/api/decisions/:decisionId/disagree',
  summary: 'As the second person: disagree; nothing is sent and the case goes back to the queue',
  body: z.strictObject({ digest, note: z.string().trim().min(1).max(2000) }),
});

export const askAboutDecision = endpoint({
  ...shared,
  url: '/api/decisions/:decisionId/ask',
  summary: 'As the second person: ask the first one something; the decision goes on waiting',
  body: z.strictObject({ digest, note: z.string().trim().min(1).max(2000) }),
});
