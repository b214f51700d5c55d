import * as z from 'zod';
import { Allowed } from './allowed.ts';
import { Bypass } from './bypasses.ts';
import { CorrectableField, Correction } from './corrections.ts';
import { Decision, DecisionState, Outcome, ShownOutcome } from './decisions.ts';
import { Disposition } from './dispositions.ts';
import { endpoint } from './endpoint.ts';
import { ErasureBasis } from './erasures.ts';
import { Evidence } from './evidence.ts';
import { CaseId, DecisionId, Instant, MediaId, UserId } from './ids.ts';
import { CommaList, Cursor, PageSize, pageOf } from './paging.ts';
import { CheckRule } from './policy.ts';
import { VENDOR_PROBLEMS } from './problem.ts';
import { ReceiptMark } from './receipts.ts';
import { TimelineItem } from './timeline.ts';

export const CASE_ACTIONS = [
  'claim',
  'release',
  'takeOver',
  'assign',
  'snooze',
  'tag',
  'note',
  'approve',
  'decline',
  'requestResubmission',
  'block',
  'correct',
  'check',
  'report',
  'evidencePack',
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

export const MOST_TAGS = 10;
export const LONGEST_TAG = 30;

/** Words with one blank between them and no comma, because lists of tags are written with commas. */
export const Tag = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(LONGEST_TAG)
  .regex(/^[^,\s]+( [^,\s]+)*$/)
  .describe('A free word of the desk, in small letters');

export const CaseSummary = z
  .object({
    id: CaseId,
    sessionNumber: z.int().nullable(),
    status: z.string().describe('Session status as Didit writes it'),
    fullName: z.string().nullable(),
    country: z.string().nullable().describe('ISO 3166-1 alpha-3, issuing state of the document'),
    documentType: z.string().nullable(),
    workflowId: z.string().nullable(),
    workflowLabel: z.string().nullable(),
    vendorData: z.string().nullable(),
    warnings: z.array(
      z.object({
        risk: z.string(),
        title: z.string(),
        severity: z.enum(['information', 'warning', 'error']),
      }),
    ),
    createdAt: Instant,
    waitingSince: Instant.nullable().describe('Since when the case is In Review; null in other states'),
    dueAt: Instant.nullable().describe('When the review deadline (SLA) ends'),
    holder: z.object({ id: UserId, name: z.string(), until: Instant }).nullable(),
    assignee: z.object({ id: UserId, name: z.string() }).nullable().describe('Whose work it is, held or not'),
    snoozedUntil: Instant.nullable().describe(
      'Until when it sleeps; null: it is awake. The deadline runs on',
    ),
    tags: z.array(z.string()).describe('In their order'),
    decision: z
      .object({ id: DecisionId, outcome: ShownOutcome, state: DecisionState })
      .nullable()
      .describe('The latest decision'),
    openBypasses: z.int().describe('Status changes at Didit without a decision of ours, not yet looked into'),
    deletedAtDidit: Instant.nullable().describe('When we learned that Didit no longer has the session'),
    version: z.int(),
  })
  .meta({ id: 'CaseSummary' });
export type CaseSummary = z.output<typeof CaseSummary>;

export const CaseSort = z.enum(['waiting', '-waiting', 'created', '-created']);
export type CaseSort = z.output<typeof CaseSort>;

export const CaseFilter = z.strictObject({
  status: CommaList.optional().describe('Session statuses; all when absent, In Review first'),
  workflowId: CommaList.optional(),
  warning: CommaList.optional().describe('Risk codes'),
  country: CommaList.optional().describe('ISO 3166-1 alpha-3'),
  tag: CommaList.optional().describe('Any of these tags'),
  assignee: z
    .union([z.enum(['me', 'none']), UserId])
    .optional()
    .describe('Who holds the case or has it assigned: me, none, or a user id'),
  snoozed: z.enum(['true', 'false']).optional().describe('Only those that sleep, or only those awake'),
  q: z.string().trim().max(200).optional().describe('Name, vendor id, session number or id, document number'),
  sort: CaseSort.default('waiting').describe('waiting: longest waiting first'),
});

export const listCases = endpoint({
  method: 'GET',
  url: '/api/cases',
  permission: 'case:list',
  summary: 'The queue',
  querystring: CaseFilter.extend({ limit: PageSize, cursor: Cursor.optional() }),
  success: { 200: pageOf(CaseSummary) },
  problems: [],
});

export const countCases = endpoint({
  method: 'GET',
  url: '/api/cases/counts',
  permission: 'case:list',
  summary: 'How many cases per status, and the values to filter by',
  success: {
    200: z.object({
      byStatus: z.record(z.string(), z.int()).describe('Each exact up to the cap of a list’s total'),
      mine: z.int().describe('Held by you or assigned to you'),
      bypasses: z.int().describe('Open bypasses'),
      checks: z.int().describe('Decisions that wait for a second person who is not you'),
      review: z.int().describe('In Review and awake'),
      snoozed: z.int(),
      unassigned: z.int().describe('In Review, awake, held by nobody and assigned to nobody'),
      warnings: z.array(z.object({ risk: z.string(), title: z.string(), count: z.int() })),
      countries: z.array(z.object({ country: z.string(), count: z.int() })),
      workflows: z.array(z.object({ workflowId: z.string(), label: z.string(), count: z.int() })),
      tags: z.array(z.object({ tag: z.string(), count: z.int() })).describe('In use, most frequent first'),
      holders: z
        .array(z.object({ id: UserId, name: z.string(), count: z.int() }))
        .describe('Who holds cases or has some assigned'),
    }),
  },
  problems: [],
});

export const CaseDetail = z
  .object({
    case: CaseSummary.extend({
      email: z.string().nullable(),
      phone: z.string().nullable(),
      observedAt: Instant.describe('When we last read Didit'),
      detailsRead: z.boolean().describe('false while only the session list told of it; it is being read'),
      customerLink: z
        .string()
        .nullable()
        .describe('Where the customer verifies, while that is open; only for who may invite customers'),
    }),
    evidence: Evidence.nullable().describe('null until Didit has produced a decision'),
    decisionData: z.unknown().describe("Didit's decision, media links replaced by media ids"),
    trouble: z
      .object({
        kind: z.string().describe('What went wrong, as in the figures of the synchronisation'),
        nextAt: Instant.nullable().describe('When it is tried again; null when not by itself'),
      })
      .nullable()
      .describe('Why Didit could not be read for this case: what is shown may be older than what Didit has'),
    erased: z
      .object({ at: Instant, basis: ErasureBasis })
      .nullable()
      .describe('Set when the personal data were erased; what is left of the case has none'),
    openDecision: Decision.nullable(),
    timeline: z.array(TimelineItem),
    bypasses: z.array(Bypass).describe('Newest first'),
    dispositions: z.array(Disposition).describe('What was found about AML hits, oldest first'),
    receipts: z.array(ReceiptMark).describe('Of each confirmed decision, once the log has sealed it'),
    corrections: z.array(Correction).describe('What was corrected of what was read, oldest first'),
    correctable: z.array(CorrectableField).describe('What Didit lets a person correct'),
    version: z.int(),
    demands: z.object({
      secondPerson: z
        .record(Outcome, z.array(CheckRule))
        .describe(
          'Why an outcome would need a second person, untold beside a hidden one; a reason may ask for one too',
        ),
      approvalReason: z
        .string()
        .nullable()
        .describe('Why an approval needs a reason; null when it needs none'),
    }),
    allowed: z.record(z.enum(CASE_ACTIONS), Allowed),
  })
  .meta({ id: 'CaseDetail' });
export type CaseDetail = z.output<typeof CaseDetail>;

const params = z.strictObject({ caseId: CaseId });

/** Demanded with 428, so that a missing one reads differently from a wrong one. */
export const seenVersion = z.looseObject({
  'if-match': z
    .string()
    .regex(/^"\d{1,15}"$/)
    .optional()
    .describe('The version of the case you saw, in quotes'),
});

export const getCase = endpoint({
  method: 'GET',
  url: '/api/cases/:caseId',
  permission: 'case:view',
  summary: 'One case with its evidence, timeline and what you may do',
  params,
  success: { 200: CaseDetail },
  problems: ['not-found'],
});

export const CaseChanges = z
  .object({
    seenAt: Instant.describe('When Didit was read for the version you saw'),
    changedAt: Instant.describe('When Didit was last read with another result'),
    changes: z.array(
      z.object({
        path: z.string().describe("Place in Didit's decision"),
        before: z.string().nullable().describe('null: was not there'),
        after: z.string().nullable().describe('null: is not there any more'),
      }),
    ),
  })
  .meta({ id: 'CaseChanges' });
export type CaseChanges = z.output<typeof CaseChanges>;

export const listChanges = endpoint({
  method: 'GET',
  url: '/api/cases/:caseId/changes',
  permission: 'case:view',
  summary: 'What Didit says differently since the version you saw',
  params,
  querystring: z.strictObject({ since: z.coerce.number().int().min(0).max(2_147_483_647) }),
  success: { 200: CaseChanges },
  problems: ['not-found'],
});

export const readCaseAgain = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/read-again',
  permission: 'case:view',
  perMinute: 60,
  summary: 'Have the session read from Didit now, ahead of the next attempt',
  params,
  success: { 202: z.object({ caseId: CaseId }) },
  problems: ['not-found', 'case-erased'],
});

export const getCaseMedia = endpoint({
  method: 'GET',
  url: '/api/cases/:caseId/media/:mediaId',
  permission: 'case:view',
  summary: 'One picture, video or file of the case, streamed through this server',
  params: z.strictObject({ caseId: CaseId, mediaId: MediaId }),
  querystring: z.strictObject({
    retry: z.coerce
      .number()
      .int()
      .min(1)
      .max(1_000)
      .optional()
      .describe('Makes the address another one, for a browser that remembers that the last one failed'),
  }),
  success: {
    200: z.any().describe('The bytes: image/jpeg, image/png, image/webp, video/mp4 or application/pdf'),
  },
  problems: ['not-found', 'media-gone', 'case-erased', ...VENDOR_PROBLEMS],
});

export const getCaseReport = endpoint({
  method: 'GET',
  url: '/api/cases/:caseId/report.pdf',
  permission: 'report:download',
  perMinute: 60,
  summary: "Didit's PDF report of the session, with our pages: who decided, why, on which evidence",
  params,
  success: { 200: z.any().describe('application/pdf, as attachment') },
  problems: ['not-found', 'report-not-available', ...VENDOR_PROBLEMS],
});

export const getEvidencePack = endpoint({
  method: 'GET',
  url: '/api/cases/:caseId/evidence-pack',
  permission: 'evidence-pack:download',
  fresh: true,
  summary: 'All there is about a case as one zip that anyone can verify without Docket',
  params,
  success: { 200: z.any().describe('application/zip, as attachment, made while it is sent') },
  problems: ['not-found', 'evidence-pack-not-available', ...VENDOR_PROBLEMS],
});

export const addNote = endpoint({
  method: 'POST',
  url: '/api/cases/:caseId/notes',
  permission: 'case:note',
  summary: 'Write a note for colleagues; it never leaves Docket',
  params,
  body: z.strictObject({ text: z.string().trim().min(1).max(4000) }),
  success: { 201: z.object({ note: TimelineItem }) },
  problems: ['not-found', 'case-erased'],
});
