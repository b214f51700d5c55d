import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { CaseId, Instant, ReasonKey, UserId } from './ids.ts';

/** What a person found about a hit, in Didit's words. */
export const FINDINGS = ['False Positive', 'Confirmed Match', 'Inconclusive'] as const;
export const Finding = z.enum(FINDINGS);
export type Finding = z.output<typeof Finding>;

/** By what the customer and the listed entity are told apart. */
export const DISCRIMINATORS = {
  name: 'Name',
  birthDate: 'Date of birth',
  country: 'Country',
  documentNumber: 'Document number',
  gender: 'Gender',
  photo: 'Photo',
  occupation: 'Occupation or position',
} as const;
export type Discriminator = keyof typeof DISCRIMINATORS;
export const Discriminator = z.enum(
  // As above.
  Object.keys(DISCRIMINATORS) as [Discriminator, ...Discriminator[]],
);

/** So many attributes must tell the two apart before one person's word clears a listed hit. */
export const ENOUGH_DISCRIMINATORS = 2;

export const Disposition = z
  .object({
    id: z.uuid(),
    hitIds: z.array(z.string()),
    finding: Finding,
    reason: z.string(),
    discriminators: z.array(z.string()),
    note: z.string().nullable(),
    by: z.object({ id: UserId, name: z.string() }),
    at: Instant,
    state: z.enum(['recorded', 'told', 'refused']).describe('told: Didit shows it too'),
    because: z.string().nullable().describe('Why Didit was not told'),
  })
  .meta({ id: 'Disposition' });
export type Disposition = z.output<typeof Disposition>;

export const disposeHits = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/dispositions',
  permission: 'case:decide',
  summary: 'Say what was found about hits of an AML screening; all of them or none',
  params: z.strictObject({ caseId: CaseId }),
  headers: z.looseObject({
    'if-match': z
      .string()
      .regex(/^"\d{1,15}"$/)
      .optional()
      .describe('The version of the case you saw, in quotes'),
  }),
  body: z.strictObject({
    hitIds: z.array(z.string().min(1).max(200)).min(1).max(500),
    finding: Finding,
    reason: ReasonKey,
    discriminators: z.array(Discriminator).max(10).default([]),
    note: z.string().trim().max(2000).optional(),
  }),
  success: { 201: z.object({ disposition: Disposition }) },
  problems: [
    'not-found',
    'case-not-decidable',
    'claim-lost',
    'version-mismatch',
    'evidence-changed',
    'precondition-required',
  ],
});
