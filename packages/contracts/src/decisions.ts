import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { CaseId, DecisionId, Instant, ReasonKey, UserId } from './ids.ts';
import { CheckRule } from './policy-settings.ts';
import { VENDOR_PROBLEMS } from './problem.ts';

/** What a case can be decided to be; blocking leaves the case itself as it is. */
export const CASE_OUTCOMES = ['approve', 'decline', 'resubmit', 'block'] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];
export const OUTCOMES = [...CASE_OUTCOMES, 'unblock'] as const;
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.output<typeof Outcome>;

/** What a reader is told: under a blind policy the second person must not see it before they have chosen. */
export const ShownOutcome = z.enum([...OUTCOMES, 'hidden']);
export type ShownOutcome = z.output<typeof ShownOutcome>;

/** Values go on the blocklist and off it beside the case they are of, whose status stays. */
export function isOfBlocklist(outcome: ShownOutcome): boolean {
  return outcome === 'block' || outcome === 'unblock';
}

/**
 * Where a decision is on its way to Didit.
 * pending_approval: a second person must agree first · queued: may be withdrawn until sendAfter · sending: the request is out · confirmed: Didit's own trail shows it ·
 * failed: Didit refused, nothing happened · unknown: no answer, Didit's trail is being checked ·
 * conflict: the session moved without us · manual: a person must look · withdrawn: taken back before sending ·
 * refused: the second person disagreed, or one of the two may no longer decide · expired: nobody checked it in time, or
 * the evidence moved before somebody did.
 */
export const DECISION_STATES = [
  'pending_approval',
  'queued',
  'sending',
  'confirmed',
  'failed',
  'unknown',
  'conflict',
  'manual',
  'withdrawn',
  'refused',
  'expired',
] as const;
export const DecisionState = z.enum(DECISION_STATES);
export type DecisionState = z.output<typeof DecisionState>;

/** States from which a decision still moves; a case has at most one such decision. */
export const OPEN_DECISION_STATES = [
  'pending_approval',
  'queued',
  'sending',
  'unknown',
  'manual',
] as const satisfies readonly DecisionState[];

export const ResubmitStep = z.strictObject({
  nodeId: z.string().min(1).max(100).describe('Node of the workflow graph, as the decision names it'),
  feature: z.string().min(1).max(60).describe('Feature in the spelling of resubmission, e.g. OCR'),
});
export type ResubmitStep = z.output<typeof ResubmitStep>;

/** A step that the customer was asked to redo, as it stands in the decision. */
export const RedoStep = ResubmitStep.extend({
  label: z.string().nullable().describe('What the step is called'),
  reason: ReasonKey.nullable(),
  text: z.string().nullable().describe('What the customer reads about it'),
});
export type RedoStep = z.output<typeof RedoStep>;

export const CHECK_VERDICTS = ['agreed', 'disagreed', 'asked', 'chose'] as const;
/** What a second person said. */
const Check = z.object({
  verdict: z.enum(CHECK_VERDICTS),
  outcome: ShownOutcome.nullable().describe('What they chose before they saw the decision'),
  checker: z.object({ id: UserId, name: z.string() }),
  note: z.string().nullable(),
  at: Instant,
});

export const Decision = z
  .object({
    id: DecisionId,
    caseId: CaseId,
    outcome: ShownOutcome,
    blind: z.boolean().describe('The second person chooses an outcome before they see this one'),
    state: DecisionState,
    because: z.string().nullable().describe('Why it is in this state, in words, when that needs saying'),
    reason: z.string().nullable(),
    moreReasons: z.array(z.string()).describe('Further reasons, after the main one'),
    catalogueVersion: z.int().nullable().describe('The catalogue of reasons it was made under'),
    note: z.string().nullable(),
    steps: z.array(RedoStep),
    targets: z.array(z.string()),
    sendEmail: z.boolean(),
    maker: z.object({ id: UserId, name: z.string() }),
    requestedAt: Instant,
    sendAfter: Instant,
    settledAt: Instant.nullable(),
    attempts: z.int(),
    withdrawable: z.boolean(),
    closable: z
      .boolean()
      .default(false)
      .describe('Nobody could tell whether it arrived: whoever has looked at Didit closes it with a note'),
    closed: z
      .object({ by: z.object({ id: UserId, name: z.string() }), at: Instant, note: z.string().nullable() })
      .nullable()
      .default(null)
      .describe('Who closed it, and what they found at Didit'),
    policyVersion: z.int().nullable().describe('The policy it was made under'),
    checkRules: z.array(CheckRule).describe('Why a second person is needed; empty when none is'),
    checks: z.array(Check).describe('Oldest first'),
    expiresAt: Instant.nullable().describe('Until when a second person may agree'),
    digest: z
      .string()
      .nullable()
      .describe('SHA-256 over the decision and what the maker saw; null while the outcome is hidden'),
  })
  .meta({ id: 'Decision' });
export type Decision = z.output<typeof Decision>;

const params = z.strictObject({ decisionId: DecisionId });

export const getDecision = endpoint({
  method: 'GET',
  url: '/api/decisions/:decisionId',
  permission: 'case:view',
  summary: 'One decision and where it stands',
  params,
  success: { 200: z.object({ decision: Decision }) },
  problems: ['not-found'],
});

export const withdrawDecision = endpoint({
  method: 'POST',
  url: '/api/decisions/:decisionId/withdraw',
  permission: 'case:decide',
  summary: 'Undo: take a decision back before it is sent',
  params,
  success: { 200: z.object({ decision: Decision }) },
  problems: ['not-found', 'decision-not-withdrawable'],
});

/** What a person found at Didit where no trail tells how a sending ended. */
export const ClosingNote = z.string().trim().min(3).max(2000);

export const closeDecision = endpoint({
  method: 'POST',
  url: '/api/decisions/:decisionId/close',
  permission: 'case:decide',
  summary:
    'End a decision of which nobody could tell whether it arrived, saying what you found; Didit is looked at once more before',
  params,
  body: z.strictObject({ note: ClosingNote.describe('Kept sealed, and shown in the timeline of the case') }),
  success: { 200: z.object({ decision: Decision }) },
  problems: ['not-found', 'decision-not-closable', ...VENDOR_PROBLEMS],
});
