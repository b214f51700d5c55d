import type { Trx } from '@docket/db';
import type { Decision, Review } from '@docket/didit';
import type { Insertable } from 'kysely';
import type { Deps } from '../../../deps.ts';
import type { RefreshCause } from '../../../jobs.ts';
import { ensureSubjectKey } from '../../../sealing/subject-key.ts';
import { endAssignmentOn } from '../../assignments/end-assignments.ts';
import { type Agent, appendAudit } from '../../audit/append-audit.ts';
import { detectBypasses } from '../../bypasses/detect-bypasses.ts';
import { lockSessions } from '../../claims/lock-case.ts';
import { digestDecision } from '../../evidence/digest-decision.ts';
import { readEvidence } from '../../evidence/read/read-evidence.ts';
import { summarise } from '../../evidence/summarise.ts';
import { announceChange } from '../../live/announce-change.ts';
import { endSnoozeOn } from '../../snoozes/end-snooze.ts';
import { saveActivities } from './activity-store.ts';

/** One reading of Didit: what it said about a session, and when we asked. */
export interface Observation {
  readonly sessionId: string;
  readonly decision: Decision;
  readonly reviews: readonly Review[];
  readonly observedAt: Date;
  readonly cause: RefreshCause;
}

const DIDIT: Agent = { type: 'didit' };

/**
 * Brings a case in line with what Didit said. An older observation never overwrites a newer one; an unchanged
 * one changes nothing but the time we looked. The case's version rises when what a reviewer sees has changed.
 */
export async function observeSession(trx: Trx, deps: Deps, seen: Observation): Promise<void> {
  await lockSessions(trx, [seen.sessionId]);
  const known = await trx
    .selectFrom('cases')
    .leftJoin('evidence', 'evidence.case_id', 'cases.id')
    .select([
      'cases.status',
      'cases.observed_at',
      'cases.version',
      'cases.in_review_since',
      'cases.details_at',
      'cases.deleted_at_didit',
      'cases.trouble',
      'cases.erased_at',
      'cases.assignee_id',
      'cases.snoozed_until',
      'evidence.decision_sha256',
    ])
    .where('cases.id', '=', seen.sessionId)
    .forUpdate('cases')
    .executeTakeFirst();
  if (known !== undefined && known.observed_at > seen.observedAt) return;
  // What was erased here does not come back from there.
  if (known !== undefined && known.erased_at !== null) return;

  const status = seen.decision.status ?? 'Unknown';
  const { text: decisionText, sha256 } = digestDecision(seen.sessionId, seen.decision);
  const changed =
    known?.status !== status || known.decision_sha256 !== sha256 || known.deleted_at_didit !== null;
  const row = rowOf(seen, status, {
    version: known === undefined ? 1 : known.version + (changed ? 1 : 0),
    // The list does not say since when it waits, so what is known from there is no word on it.
    inReviewSince: reviewStart(seen, status, known?.details_at ? known : undefined),
  });
  await trx
    .insertInto('cases')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(stillKnown(row)))
    .execute();
  if (changed) await saveEvidence(trx, deps, seen, { version: row.version, decisionText, sha256 });
  const news = await saveActivities(trx, seen.sessionId, seen.reviews);
  const before = known?.status ?? null;
  await recordChange(trx, deps, seen.sessionId, before, status);
  // Nobody has to review it any more.
  if (known?.assignee_id != null && before !== status && status !== 'In Review')
    await endAssignmentOn(trx, deps, DIDIT, seen.sessionId);
  // What it slept for may have come.
  if (known?.snoozed_until != null && changed) await endSnoozeOn(trx, deps, DIDIT, seen.sessionId);
  const bypasses = await detectBypasses(trx, deps, {
    caseId: seen.sessionId,
    before,
    status,
    reviews: seen.reviews,
    newReviewIds: news,
    trailKnown: known?.details_at != null,
    cause: seen.cause,
  });
  const isWellAgain = known?.trouble != null;
  if (changed || isWellAgain || news.size > 0 || bypasses > 0)
    await announceChange(trx, seen.sessionId, { ofCustomer: changed });
}

function rowOf(seen: Observation, status: string, ours: { version: number; inReviewSince: Date | null }) {
  const summary = summarise(seen.decision);
  return {
    id: seen.sessionId,
    session_number: seen.decision.session_number ?? null,
    status,
    workflow_id: seen.decision.workflow_id ?? null,
    vendor_data: seen.decision.vendor_data ?? null,
    full_name: summary.fullName,
    country: summary.country,
    document_type: summary.documentType,
    document_number: summary.documentNumber,
    email: summary.email,
    phone: summary.phone,
    session_url: seen.decision.session_url ?? null,
    warnings: JSON.stringify(summary.warnings),
    warning_codes: summary.warnings.map((warning) => warning.risk),
    search_text: summary.searchText,
    session_created_at: momentOf(seen.decision.created_at) ?? seen.observedAt,
    in_review_since: ours.inReviewSince,
    observed_at: seen.observedAt,
    details_at: seen.observedAt,
    read_again_at: null,
    deleted_at_didit: null,
    trouble: null,
    version: ours.version,
  } satisfies Insertable<import('@docket/db').DB['cases']>;
}

/** While a customer redoes the document its data are gone at Didit; whose case it is stays known and findable here. */
function stillKnown(row: ReturnType<typeof rowOf>): Partial<typeof row> {
  if (row.full_name !== null) return row;
  const { full_name, country, document_type, document_number, search_text, ...rest } = row;
  return rest;
}

/** Since when it waits for us: the trail's word, else the moment we saw it change, else its creation. */
function reviewStart(
  seen: Observation,
  status: string,
  known: { status: string; in_review_since: Date | null } | undefined,
): Date | null {
  if (status !== 'In Review') return null;
  if (known?.status === 'In Review' && known.in_review_since !== null) return known.in_review_since;
  if (known !== undefined) return seen.observedAt;
  const turned = seen.reviews.find((review) => review.new_status === 'In Review');
  return momentOf(turned?.created_at) ?? momentOf(seen.decision.created_at) ?? seen.observedAt;
}

async function saveEvidence(
  trx: Trx,
  deps: Deps,
  seen: Observation,
  { version, decisionText, sha256 }: { version: number; decisionText: string; sha256: string },
): Promise<void> {
  const id = seen.sessionId;
  const key = await ensureSubjectKey(trx, deps, id);
  const view = JSON.stringify(readEvidence(id, seen.decision));
  const row = {
    case_id: id,
    decision_text: key.seal({ table: 'evidence', row: id, field: 'decision_text' }, decisionText),
    decision_sha256: sha256,
    view_text: key.seal({ table: 'evidence', row: id, field: 'view_text' }, view),
    observed_at: seen.observedAt,
  };
  await trx
    .insertInto('evidence')
    .values(row)
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(row))
    .execute();
  await trx
    .insertInto('evidence_history')
    .values({
      case_id: id,
      version,
      decision_text: key.seal(
        { table: 'evidence_history', row: `${id}/${version}`, field: 'decision_text' },
        decisionText,
      ),
      decision_sha256: sha256,
      observed_at: seen.observedAt,
    })
    .execute();
}

async function recordChange(
  trx: Trx,
  deps: Deps,
  caseId: string,
  before: string | null,
  status: string,
): Promise<void> {
  if (before === status) return;
  await appendAudit(trx, deps, DIDIT, {
    action: before === null ? 'case.imported' : 'case.changed',
    case: caseId,
    change: { from: { status: before }, to: { status } },
  });
}

function momentOf(text: string | null | undefined): Date | null {
  if (text == null) return null;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
