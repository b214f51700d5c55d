import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { CaseId, Instant, UserId } from './ids.ts';

/** Kinds of documents Didit lets one write, by the code it wants; decisions show the label. */
export const DOCUMENT_CODES = {
  P: 'Passport',
  ID: 'Identity Card',
  DL: "Driver's License",
  RP: 'Residence Permit',
  HIC: 'Health Insurance Card',
  TC: 'Tax Card',
  SSC: 'Social Security Card',
  WP: 'Work Permit',
  VISA: 'Visa',
  PSC: 'Public Services Card',
  BC: 'Birth Certificate',
  OTHER: 'Other',
} as const satisfies Record<string, string>;

export const GENDER_CODES = { F: 'Female', M: 'Male', U: 'Not specified' } as const satisfies Record<
  string,
  string
>;

/** What a corrected value must look like, as Didit demands it; the form and the server check by the same schema. */
export const CORRECTED_VALUES = {
  text: z.string().trim().min(1, 'must not be empty').max(255, 'is longer than 255 characters'),
  date: z.iso.date('must be a day, as 2031-12-31'),
  country: z.string().regex(/^[A-Z]{3}$/, 'must be a country code of three capital letters, as ESP'),
  // Object.keys forgets that the keys are the table's own; zod needs a non-empty tuple.
  gender: z.enum(Object.keys(GENDER_CODES) as [string, ...string[]], 'must be F, M or U'),
  documentType: z.enum(
    Object.keys(DOCUMENT_CODES) as [string, ...string[]],
    `must be one of ${Object.keys(DOCUMENT_CODES).join(', ')}`,
  ),
} as const;
export const CorrectedKind = z.enum(
  // As above.
  Object.keys(CORRECTED_VALUES) as [keyof typeof CORRECTED_VALUES, ...(keyof typeof CORRECTED_VALUES)[]],
);
export type CorrectedKind = z.output<typeof CorrectedKind>;

/** Why a value is corrected. The key is kept in the record; the label is what people read. */
export const CORRECTION_REASONS = {
  misread: 'Misread from the document',
  'cut-off': 'Cut off or incomplete',
  transliteration: 'Spelling or transliteration',
  'proven-otherwise': 'The customer has proven it otherwise',
} as const satisfies Record<string, string>;
export type CorrectionReason = keyof typeof CORRECTION_REASONS;
export const CorrectionReason = z.enum(
  // As above.
  Object.keys(CORRECTION_REASONS) as [CorrectionReason, ...CorrectionReason[]],
);

/** A value of this case that may be corrected, by its row in the fields grid. */
export const CorrectableField = z.object({
  field: z.string(),
  kind: CorrectedKind,
  value: z.string().nullable().describe('As Didit has it now'),
});
export type CorrectableField = z.output<typeof CorrectableField>;

export const Correction = z
  .object({
    id: z.uuid(),
    changes: z.array(
      z.object({
        field: z.string().describe('Row of the fields grid'),
        label: z.string(),
        before: z.string().nullable(),
        after: z.string(),
      }),
    ),
    reason: z.string(),
    note: z.string().nullable(),
    by: z.object({ id: UserId, name: z.string() }),
    at: Instant,
    state: z.enum(['recorded', 'told', 'refused']).describe('told: Didit has it too'),
    because: z.string().nullable().describe('Why Didit did not take it'),
  })
  .meta({ id: 'Correction' });
export type Correction = z.output<typeof Correction>;

export const correctCase = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/corrections',
  permission: 'case:decide',
  summary:
    'Correct what was read from one document of the case; kept here with before and after, then told to Didit',
  params: z.strictObject({ caseId: CaseId }),
  headers: z.looseObject({
    'idempotency-key': z.uuid().optional().describe('A new UUID per correction; the same one when you retry'),
    'if-match': z
      .string()
      .regex(/^"\d{1,15}"$/)
      .optional()
      .describe('The version of the case you saw, in quotes'),
  }),
  body: z.strictObject({
    changes: z
      .array(z.strictObject({ field: z.string().min(1).max(60), value: z.string().min(1).max(255) }))
      .min(1)
      .max(20)
      .refine((changes) => new Set(changes.map(({ field }) => field)).size === changes.length, {
        message: 'names a field twice',
      }),
    reason: CorrectionReason,
    note: z.string().trim().max(2000).optional(),
  }),
  success: { 201: z.object({ correction: Correction }) },
  problems: [
    'not-found',
    'case-not-decidable',
    'claim-lost',
    'version-mismatch',
    'evidence-changed',
    'precondition-required',
    'idempotency-key-reused',
  ],
});
