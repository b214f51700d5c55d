import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { CaseId, Instant, UserId } from './ids.ts';
import { CommaList, Cursor, PageSize, pageOf } from './paging.ts';

/**
 * The closed catalogue of audit actions with the sentence a person reads. `{actor}`, `{case}`, `{object}` are
 * filled in by the reader's screen. Entries never hold names, document numbers or free text.
 */
export const AUDIT_ACTIONS = {
  'auth.signed-in': '{actor} signed in',
  'auth.sign-in-failed': 'A sign-in failed',
  'auth.signed-out': '{actor} signed out',
  'auth.identity-bound': '{object} signed in with the identity provider for the first time',
  'auth.code-refused': 'A one-time code was refused',
  'auth.refresh-reused': 'A used-up token of {object} turned up again, so the sign-in was ended',
  'auth.sign-in-ended': '{actor} ended a sign-in of {object}',
  'auth.confirmed': '{actor} confirmed who they are',
  'auth.second-factor-asked': 'The password of {object} was given; a second factor is wanted',
  'auth.second-factor-failed': 'A second factor of {object} was wrong',
  'access.denied': '{actor} was refused',
  'user.created': '{actor} created the user {object}',
  'user.changed': '{actor} changed the user {object}',
  'user.code-issued': '{actor} made a one-time code for {object}',
  'user.password-set': '{object} chose a password with a one-time code',
  'user.preferences-changed': '{actor} changed how Docket looks and behaves for them',
  'user.sign-ins-viewed': '{actor} looked at where {object} is signed in',
  'factor.added': '{actor} added a second factor',
  'factor.renamed': '{actor} renamed a passkey',
  'factor.removed': '{actor} removed a second factor',
  'factor.codes-renewed': '{actor} made new recovery codes',
  'factor.reset': '{actor} removed all second factors of {object}',
  'case.listed': '{actor} looked at the queue',
  'case.searched': '{actor} searched cases',
  'case.viewed': '{actor} opened case {case}',
  'view-reason.given': '{actor} said why they look at case {case}',
  'case.read-again': '{actor} had case {case} read from Didit again',
  'case.claimed': '{actor} claimed case {case}',
  'case.taken-over': '{actor} took case {case} over',
  'case.released': '{actor} released case {case}',
  'case.assigned': '{actor} assigned case {case} to {object}',
  'case.unassigned': '{actor} ended the assignment of case {case}',
  'case.tagged': '{actor} put a tag on case {case}',
  'case.untagged': '{actor} took a tag off case {case}',
  'case.snoozed': '{actor} put case {case} to sleep',
  'case.woken': '{actor} woke case {case}',
  'evidence.viewed': '{actor} looked at a picture or file of case {case}',
  'note.added': '{actor} wrote a note on case {case}',
  'aml-hit.reviewed': '{actor} judged hits of case {case}',
  'aml-hit.told': 'Docket told Didit what was found about hits of case {case}',
  'correction.made': '{actor} corrected data of case {case}',
  'correction.told': 'Docket told Didit of a correction on case {case}',
  'decision.requested': '{actor} decided case {case}',
  'decision.chosen': '{actor} chose an outcome for case {case} before seeing the decision',
  'decision.approved': '{actor} agreed to the decision on case {case}',
  'decision.refused': '{actor} disagreed with the decision on case {case}',
  'decision.asked': '{actor} asked about the decision on case {case}',
  'decision.expired': 'The decision on case {case} lapsed before a second person agreed',
  'decision.withdrawn': '{actor} took the decision on case {case} back',
  'decision.closed': '{actor} closed the decision on case {case} whose sending nobody could tell the end of',
  'decision.sent': 'Docket sent the decision on case {case} to Didit',
  'decision.confirmed': 'Didit confirmed the decision on case {case}',
  'decision.failed': 'Didit refused the decision on case {case}',
  'decision.unknown': "Didit's answer on case {case} is missing; its trail is being checked",
  'decision.reconciled': "Docket checked Didit's trail for the decision on case {case}",
  'decision.conflict': 'Case {case} moved at Didit before our decision arrived',
  'decision.collision': 'Another change reached Didit together with the decision on case {case}',
  'decision.manual': 'The decision on case {case} needs a person',
  'blocklist.removed': '{actor} took values of case {case} off the blocklist',
  'blocklist.previewed': '{actor} looked at what blocking case {case} would block',
  'blocklist.viewed': '{actor} looked at the blocklist',
  'erasure.requested': '{actor} asked for the person of case {case} to be erased',
  'erasure.withdrawn': '{actor} took back the request to erase the person of case {case}',
  'erasure.refused': '{actor} refused to erase the person of case {case}',
  'data.erased': '{actor} agreed, and the personal data of case {case} were erased',
  'data.erased-at-didit': 'Didit deleted the session of the erased case {case}',
  'legal-hold.set': '{actor} put a legal hold on the person of case {case}',
  'legal-hold.released': '{actor} released the legal hold on the person of case {case}',
  'pdf.generated': '{actor} downloaded the PDF report of case {case}',
  'receipt.downloaded': '{actor} took the receipt of a decision on case {case}',
  'export.created': '{actor} had an evidence pack of case {case} made',
  'export.downloaded': 'The evidence pack of case {case} left for {actor}',
  'session.created': '{actor} invited a customer (case {case})',
  'workflow.created': '{actor} created the workflow {object}',
  'workflow.changed': '{actor} changed the workflow {object}',
  'workflow.deleted': '{actor} deleted the workflow {object}',
  'delivery.accepted': 'A webhook from Didit about case {case} arrived',
  'delivery.duplicate': 'A webhook about case {case} arrived again',
  'delivery.rejected': 'A webhook was refused',
  'case.imported': 'Docket learned of case {case}',
  'case.changed': 'Didit changed the status of case {case}',
  'case.deleted-at-didit': 'Didit no longer has the session of case {case}',
  'bypass.detected': 'Case {case} was decided outside Docket',
  'bypass.taken': '{actor} looks into the outside decision on case {case}',
  'bypass.resolved': '{actor} resolved the outside decision on case {case}',
  'sync.import-started': '{actor} started to import the Didit account',
  'delivery.replayed': '{actor} had the session of a webhook read again (case {case})',
  'secret.rotated': '{actor} changed the secret {object}',
  'settings.changed': '{actor} changed the setting {object}',
  'connection.key-tested': '{actor} tried an API key of Didit',
  'connection.account-registered': '{actor} registered an account with Didit',
  'connection.top-up-started': '{actor} prepared a payment to Didit',
  'connection.webhook-tested': '{actor} tested the webhook address',
  'sending.paused': '{actor} paused sending to Didit',
  'sending.resumed': '{actor} resumed sending to Didit',
  'policy.changed': '{actor} changed who must agree to which decisions',
  'reasons.changed': '{actor} changed the reasons that decisions are given',
  'audit.viewed': '{actor} looked at the audit log',
  'audit.verified': '{actor} verified the audit log',
  'audit.exported': '{actor} exported the audit log',
} as const satisfies Record<string, string>;
export type AuditAction = keyof typeof AUDIT_ACTIONS;
// Object.keys forgets the table's key type; zod wants a non-empty tuple.
export const AuditAction = z.enum(Object.keys(AUDIT_ACTIONS) as [AuditAction, ...AuditAction[]]);

const Json: z.ZodType<unknown> = z.unknown();

/** One entry as the log holds it: canonical JSON without personal data. */
export const AuditEntry = z.strictObject({
  v: z.literal(1),
  id: z.uuid(),
  ts: Instant,
  actor: z.strictObject({
    type: z.enum(['user', 'system', 'didit', 'anonymous']),
    id: z.string().nullable(),
    role: z.string().nullable(),
    session: z.string().nullable().describe('Hash of the sign-in session'),
    ip: z.string().nullable(),
  }),
  action: AuditAction,
  object: z.strictObject({ type: z.string(), id: z.string() }).nullable(),
  case: z.string().nullable(),
  outcome: z.enum(['ok', 'denied', 'error']),
  reason: z.string().nullable().describe('Reason key or problem code, never free text'),
  request: z.strictObject({ id: z.string(), route: z.string() }).nullable(),
  change: z.strictObject({ from: Json, to: Json }).nullable(),
  evidence: z.strictObject({ digests: z.record(z.string(), z.string()) }).nullable(),
  refs: z.record(z.string(), z.string()),
  commit: z
    .record(z.string(), z.string())
    .optional()
    .describe('By name, the salted HMAC of a text that is kept elsewhere and can be erased there'),
});
export type AuditEntry = z.output<typeof AuditEntry>;

export const AuditRow = z
  .object({
    index: z.int().nullable().describe('Position in the log; null while the entry waits for its checkpoint'),
    id: z.string(),
    at: Instant,
    actor: z.object({
      type: z.string(),
      id: z.string().nullable(),
      name: z.string(),
      role: z.string().nullable(),
    }),
    action: z.string(),
    sentence: z.string(),
    caseId: z.string().nullable(),
    object: z.object({ type: z.string(), id: z.string() }).nullable(),
    outcome: z.string(),
    reason: z.string().nullable(),
    change: z.object({ from: Json, to: Json }).nullable(),
    leafHash: z.string().nullable().describe('SHA-256 of the entry as RFC 9162 hashes a leaf, hex'),
    requestId: z.string().nullable(),
    entry: z.string().describe('The canonical text that is hashed'),
  })
  .meta({ id: 'AuditRow' });
export type AuditRow = z.output<typeof AuditRow>;

export const Checkpoint = z
  .object({
    size: z.int(),
    rootHash: z.string(),
    signedAt: Instant,
    note: z.string(),
    verifierKey: z.string(),
  })
  .meta({ id: 'Checkpoint' });
export type Checkpoint = z.output<typeof Checkpoint>;

export const listAudit = endpoint({
  method: 'GET',
  url: '/api/audit/entries',
  permission: 'audit:view',
  summary: 'Who did what, when; newest first (reviewers see their own)',
  querystring: z.strictObject({
    actor: UserId.optional(),
    action: CommaList.optional(),
    caseId: CaseId.optional(),
    from: Instant.optional(),
    to: Instant.optional(),
    reads: z.enum(['true', 'false']).default('true').describe('false leaves out looking and searching'),
    limit: PageSize,
    cursor: Cursor.optional(),
  }),
  success: { 200: pageOf(AuditRow).extend({ checkpoint: Checkpoint.nullable() }) },
  problems: [],
});

export const getAuditGuards = endpoint({
  method: 'GET',
  url: '/api/audit/guards',
  permission: 'audit:verify',
  summary:
    'Where the database guards the log less than it could; empty when the server signs in with the least rights',
  success: { 200: z.object({ weaknesses: z.array(z.string()) }) },
  problems: [],
});

export const verifyAudit = endpoint({
  method: 'POST',
  url: '/api/audit/verify',
  permission: 'audit:verify',
  perMinute: 20,
  summary: 'Recompute the whole log and compare it with the signed checkpoints',
  success: {
    200: z.object({
      ok: z.boolean(),
      size: z.int(),
      anchored: z.boolean().describe('Whether a checkpoint kept outside the database was compared too'),
      firstBadIndex: z.int().nullable(),
      checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
      durationMs: z.int(),
    }),
  },
  problems: [],
});

export const exportAudit = endpoint({
  method: 'GET',
  url: '/api/audit/bundle',
  permission: 'audit:export',
  fresh: true,
  perMinute: 20,
  summary: 'The log, or one case or period of it, as a zip that anyone can verify without Docket',
  querystring: z.strictObject({
    caseId: CaseId.optional().describe('Only this case; not together with a period'),
    from: Instant.optional().describe('Only entries from this moment on'),
    to: Instant.optional().describe('Only entries up to this moment'),
    disclose: z
      .enum(['true', 'false'])
      .default('false')
      .describe(
        'true: with notes and reasons in words, as far as they are not erased, to be held against the entries',
      ),
    held: z.coerce
      .number()
      .int()
      .min(1)
      .optional()
      .describe('Entries covered by an older checkpoint that you kept: a part then proves to extend it'),
  }),
  success: { 200: z.any().describe('application/zip, as attachment; X-Audit-Entries says how many entries') },
  problems: ['not-found'],
});
