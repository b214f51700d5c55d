import * as z from 'zod';

/** Every rule a policy may hold; each asks for a second person. The label completes "because …". */
export const POLICY_RULES = {
  'approve-over-aml-hit': 'a listed AML hit has not been cleared here by two attributes',
  'approve-over-auto-decline': 'Didit had declined by itself',
  overturn: 'a final decision would be overturned',
  block: 'values would be blocked for all later customers',
  unblock: 'values would come off the blocklist',
  'every-approval': 'every approval is checked',
  'every-decline': 'every decline is checked',
} as const satisfies Record<string, string>;
export type PolicyRule = keyof typeof POLICY_RULES;
// Object.keys forgets that the keys are the table's own; zod needs a non-empty tuple.
export const PolicyRule = z.enum(Object.keys(POLICY_RULES) as [PolicyRule, ...PolicyRule[]]);

/** Why a decision needs a second person: the rules of the policy, and what the catalogue of reasons asks for. */
export const CHECK_RULES = {
  ...POLICY_RULES,
  'reason-needs-second-person': 'the catalogue asks for one with this reason',
} as const satisfies Record<string, string>;
export type CheckRule = keyof typeof CHECK_RULES;
// As above.
export const CheckRule = z.enum(Object.keys(CHECK_RULES) as [CheckRule, ...CheckRule[]]);

/** What a policy sets, field by field. */
export const policySettings = {
  rules: z.array(PolicyRule).max(20).describe('Decisions that match any of these need a second person'),
  expiryHours: z.int().min(1).max(720).describe('After this long without a second person a decision lapses'),
  blind: z.boolean().describe('The second person chooses an outcome before they see the first one’s'),
  undoSeconds: z
    .int()
    .min(0)
    .max(60)
    .nullable()
    .describe('How long a decision may be taken back; null: as the server is set'),
};
