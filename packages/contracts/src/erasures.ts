import * as z from 'zod';
import { Allowed } from './allowed.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, Instant, UserId } from './ids.ts';
import { Cursor, PageSize, pageOf } from './paging.ts';

/** Why a person may be erased. A closed set: the certificate outlives every free text about the person. */
export const ERASURE_BASES = {
  'customer-asked': 'The customer asked for it',
  'retention-ended': 'There is no duty to keep the data any more',
  'no-basis': 'The data should not have been collected',
} as const satisfies Record<string, string>;
export type ErasureBasis = keyof typeof ERASURE_BASES;
// Object.keys forgets that the keys are the table's own; zod needs a non-empty tuple.
export const ErasureBasis = z.enum(Object.keys(ERASURE_BASES) as [ErasureBasis, ...ErasureBasis[]]);

export const ErasureId = z.uuid().brand('ErasureId');
export type ErasureId = z.output<typeof ErasureId>;

const Person = z.object({ id: UserId, name: z.string() });

/** A request to erase a person, and once it is done the certificate of it. Says nothing about the person. */
export const Erasure = z
  .object({
    id: ErasureId,
    state: z.enum(['requested', 'withdrawn', 'refused', 'done']),
    basis: ErasureBasis,
    note: z.string().nullable().describe('Why, in words; erased with the person'),
    requestedBy: Person,
    requestedAt: Instant,
    checkedBy: Person.nullable(),
    checkNote: z.string().nullable(),
    settledAt: Instant.nullable(),
    storage: z.object({
      rewrittenAt: Instant.nullable().describe('When the tables with readable data were written anew'),
      because: z.string().nullable().describe('Why not yet'),
    }),
    cases: z.array(
      z.object({
        caseId: CaseId,
        sessionNumber: z.int().nullable(),
        entryIndex: z
          .int()
          .nullable()
          .describe('Place of its data.erased entry; null while it is not sealed'),
        deletedAtDidit: Instant.nullable(),
        because: z.string().nullable().describe('Why Didit has not deleted the session yet'),
      }),
    ),
    allowed: z.object({ agree: Allowed, refuse: Allowed }),
  })
  .meta({ id: 'Erasure' });
export type Erasure = z.output<typeof Erasure>;

export const LegalHold = z
  .object({ by: Person, at: Instant, reason: z.string().nullable() })
  .meta({ id: 'LegalHold' });
export type LegalHold = z.output<typeof LegalHold>;

/** What erasing the person of a case would mean. */
export const ErasurePreview = z
  .object({
    cases: z.array(
      z.object({
        caseId: CaseId,
        sessionNumber: z.int().nullable(),
        status: z.string(),
        keptUntil: Instant.describe('The end of the duty to keep it'),
      }),
    ),
    keptUntil: Instant.describe('The latest of these'),
    retentionDays: z.int(),
    hold: LegalHold.nullable(),
    erasure: Erasure.nullable().describe('The request that waits or was carried out'),
    allowed: z.object({ request: Allowed }),
  })
  .meta({ id: 'ErasurePreview' });
export type ErasurePreview = z.output<typeof ErasurePreview>;

const ofCase = { params: z.strictObject({ caseId: CaseId }) } as const;
const words = z.string().trim().min(3).max(2000);

export const getErasure = endpoint({
  ...ofCase,
  method: 'GET',
  url: '/api/cases/:caseId/erasure',
  permission: 'erasure:view',
  summary: 'What erasing the person of this case would mean, and from when it is allowed',
  success: { 200: ErasurePreview },
  problems: ['not-found'],
});

export const requestErasure = endpoint({
  ...ofCase,
  method: 'POST',
  url: '/api/cases/:caseId/erasure',
  permission: 'erasure:request',
  fresh: true,
  summary: 'Ask for the person of this case to be erased, in all their cases; somebody else must agree',
  body: z.strictObject({ basis: ErasureBasis, note: words }),
  success: { 201: z.object({ erasure: Erasure }) },
  problems: ['not-found', 'erasure-not-allowed'],
});

export const setLegalHold = endpoint({
  ...ofCase,
  method: 'PUT',
  url: '/api/cases/:caseId/legal-hold',
  permission: 'erasure:request',
  summary: 'Hold the data of this person, so that nobody erases them; or release them',
  body: z.strictObject({ held: z.boolean(), reason: words }),
  success: { 200: ErasurePreview },
  problems: ['not-found', 'already-there', 'case-erased'],
});

export const listErasures = endpoint({
  method: 'GET',
  url: '/api/erasures',
  permission: 'erasure:view',
  summary: 'Requests to erase people and what became of them; newest first',
  querystring: z.strictObject({
    state: z.enum(['requested', 'done', 'all']).default('all'),
    limit: PageSize,
    cursor: Cursor.optional(),
  }),
  success: { 200: pageOf(Erasure) },
  problems: [],
});

export const countErasures = endpoint({
  method: 'GET',
  url: '/api/erasures/counts',
  permission: 'erasure:check',
  summary: 'How many requests wait for you: those that a second person must agree to or refuse',
  success: { 200: z.object({ waiting: z.int().describe('Of other people; you cannot agree to your own') }) },
  problems: [],
});

const check = {
  method: 'POST',
  permission: 'erasure:check',
  params: z.strictObject({ erasureId: ErasureId }),
  success: { 200: z.object({ erasure: Erasure }) },
} as const;

export const agreeToErasure = endpoint({
  ...check,
  url: '/api/erasures/:erasureId/agree',
  fresh: true,
  summary: 'As the second person: agree, and the data are gone at once',
  problems: ['not-found', 'own-decision', 'erasure-not-pending', 'erasure-not-allowed'],
});

export const refuseErasure = endpoint({
  ...check,
  url: '/api/erasures/:erasureId/refuse',
  summary: 'As the second person: refuse; as the one who asked: take it back. Nothing is erased',
  body: z.strictObject({ note: words }),
  problems: ['not-found', 'erasure-not-pending'],
});
