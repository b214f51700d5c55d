import * as z from 'zod';
import { OUTCOMES } from './decisions.ts';
import { FINDINGS } from './dispositions.ts';
import { ReasonKey } from './ids.ts';

/** What a reason can be given for: a decision on a case, or a finding about a hit. */
export const REASON_OUTCOMES = [...OUTCOMES, ...FINDINGS] as const;
export const ReasonOutcome = z.enum(REASON_OUTCOMES);
export type ReasonOutcome = z.output<typeof ReasonOutcome>;

export const Reason = z
  .strictObject({
    key: ReasonKey,
    label: z.string().trim().min(1).max(80).describe('What colleagues read'),
    outcomes: z.array(ReasonOutcome).min(1).max(REASON_OUTCOMES.length),
    clause: z.string().trim().min(1).max(120).describe('Where your own policy says so'),
    customerText: z
      .string()
      .trim()
      .min(1)
      .max(300)
      .nullable()
      .describe('What the customer may read; null: internal, the customer never learns of it'),
    needsNote: z.boolean(),
    needsSecondPerson: z.boolean(),
    retired: z.boolean().describe('Kept for what was decided with it; not given any more'),
  })
  .meta({ id: 'Reason' });
export type Reason = z.output<typeof Reason>;

/** The reasons that may be given for this now. */
export function reasonsFor(reasons: readonly Reason[], outcome: ReasonOutcome): Reason[] {
  return reasons.filter(({ outcomes, retired }) => !retired && outcomes.includes(outcome));
}

/** What the customer reads when the reason is internal: true of every step, and says nothing. */
export const NEUTRAL_TEXT = 'Please do this step again.';

/** What the customer reads about a step they are asked to redo. */
export function textForCustomer({ customerText }: Pick<Reason, 'customerText'>): string {
  return customerText ?? NEUTRAL_TEXT;
}

/** All that the customer reads of ours when steps are to be redone. */
export function messageToCustomer(steps: readonly { label: string; text: string }[]): string {
  return steps.map(({ label, text }) => `${label}: ${text}`).join(' ');
}

// Words, and beginnings of words, that would let a customer know of a suspicion or a screening. English only.
const TELLING =
  /\b(sanction\w*|embargo\w*|ofac|watch ?-?list\w*|black ?-?list\w*|block ?-?list\w*|screen(ed|ing)|pep|peps|politically|adverse|aml|cft|launder\w*|terror\w*|fraud\w*|suspect\w*|suspici\w*|crim(e|es|inal\w*)|police|interpol|investigat\w*|prosecut\w*|sar|str|report(ed)? to|authorit(y|ies)|risk\w*)\b/i;

/** The word that would tip the customer off, or null: telling them of a suspicion is an offence in most countries. */
export function tippingOff(text: string): string | null {
  return TELLING.exec(text)?.[0] ?? null;
}
