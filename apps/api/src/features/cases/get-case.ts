import {
  type CaseDetail,
  type CaseId,
  CaseSummary,
  ErasureBasis,
  Evidence,
  grantOf,
  OPEN_DECISION_STATES,
} from '@docket/contracts';
import type { Decision as DiditDecision } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { askToRefresh, nextRefreshAt } from '../../jobs.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { bypassesOf } from '../bypasses/list-bypasses.ts';
import { targetsOf } from '../corrections/correction-rules.ts';
import { correctionUnderway } from '../corrections/correction-underway.ts';
import { listCorrections } from '../corrections/list-corrections.ts';
import { hasOpenDecision } from '../decisions/has-open-decision.ts';
import { listDecisions } from '../decisions/list-decisions.ts';
import { findingUnderway } from '../dispositions/finding-underway.ts';
import { listDispositions } from '../dispositions/list-dispositions.ts';
import { currentReasons } from '../reasons/current-reasons.ts';
import { receiptMarksOf } from '../receipts/read-receipts.ts';
import { allowedActions, whyReasonNeeded } from './case-rules.ts';
import { selectSummary, summaryJson } from './case-summary.ts';
import { secondPersonByOutcome } from './decide/second-person.ts';
import { readTimeline } from './read-timeline.ts';

/** One case with all a reviewer looks at. That it was looked at is on record before the answer leaves. Errors: not-found. */
export async function getCase(deps: Deps, actor: Actor, { caseId }: { caseId: CaseId }): Promise<CaseDetail> {
  const row = (await findRow(deps, caseId)) ?? fail('not-found');
  const summary = CaseSummary.parse(JSON.parse(row.summary));
  const decisions = await listDecisions(deps, actor.id, caseId);
  const open = decisions.find(({ state }) => OPEN_DECISION_STATES.some((openState) => openState === state));
  const bypasses = await bypassesOf(deps, actor, caseId);
  const dispositions = await listDispositions(deps.db, deps, caseId);
  const corrections = await listCorrections(deps.db, deps, caseId);
  const key = deps.sealing.keyOf(row);
  const view = key.open({ table: 'evidence', row: caseId, field: 'view_text' }, row.view_text);
  const data = key.open({ table: 'evidence', row: caseId, field: 'decision_text' }, row.decision_text);
  const evidence = view === null ? null : Evidence.parse(JSON.parse(view));
  const gone = row.deleted_at_didit !== null;
  await deps.db.transaction().execute(async (trx) => {
    await appendAudit(trx, deps, actor, {
      action: 'case.viewed',
      case: caseId,
      evidence: row.decision_sha256 ? { digests: { decision: row.decision_sha256 } } : null,
    });
    // Imported from the list and not read yet: now somebody waits for it. After a failure it keeps its pause, or every
    // look at this page would be a call to a Didit in trouble.
    if (row.details_at === null && !gone && row.trouble === null)
      await askToRefresh(trx, caseId, 'read', { urgent: true });
  });
  // Written by observe-session from a decision that was parsed.
  const decision = data === null ? null : (JSON.parse(data) as DiditDecision);
  return {
    case: {
      ...summary,
      email: row.email,
      phone: row.phone,
      observedAt: row.observed_at.toISOString(),
      detailsRead: row.details_at !== null,
      customerLink:
        !gone && linkIsOpen(row.status) && grantOf(actor.role, 'session:create') ? row.session_url : null,
    },
    evidence,
    decisionData: decision,
    trouble:
      row.trouble === null || gone
        ? null
        : { kind: row.trouble, nextAt: (await nextRefreshAt(deps.db, caseId))?.toISOString() ?? null },
    erased: erasedOf(row),
    openDecision: open ?? null,
    timeline: await readTimeline(deps.db, key, caseId, {
      decisions,
      bypasses,
      dispositions,
      corrections,
      reasons: (await currentReasons(deps.db)).reasons,
    }),
    bypasses,
    dispositions,
    receipts: await receiptMarksOf(deps, caseId),
    corrections,
    correctable: decision === null ? [] : targetsOf(decision),
    demands: await demandsOf(deps, { caseId, status: row.status }, evidence, open?.outcome === 'hidden'),
    version: row.version,
    allowed: allowedActions(actor.role, actor.id, {
      status: row.status,
      holder: summary.holder,
      openDecision: await hasOpenDecision(deps.db, caseId),
      gone,
      erased: row.erased_at !== null,
      detailsRead: row.details_at !== null,
      findingUnderway: await findingUnderway(deps.db, caseId),
      correctionUnderway: await correctionUnderway(deps.db, caseId),
      pending: open?.state === 'pending_approval' ? { makerId: open.maker.id } : null,
      correctors: corrections.map(({ by }) => by.id),
    }),
  };
}

function findRow(deps: Deps, caseId: CaseId) {
  return selectSummary(deps.db)
    .leftJoin('evidence', 'evidence.case_id', 'cases.id')
    .leftJoin('subject_keys', 'subject_keys.id', 'cases.subject_id')
    .leftJoin('erased_cases', 'erased_cases.case_id', 'cases.id')
    .leftJoin('erasures', 'erasures.id', 'erased_cases.erasure_id')
    .select([
      summaryJson(deps).as('summary'),
      'cases.status',
      'cases.deleted_at_didit',
      'cases.version',
      'cases.email',
      'cases.phone',
      'cases.session_url',
      'cases.observed_at',
      'cases.details_at',
      'cases.trouble',
      'cases.erased_at',
      'erasures.basis',
      'evidence.decision_text',
      'evidence.decision_sha256',
      'evidence.view_text',
      'cases.subject_id',
      'subject_keys.wrapped_key',
    ])
    .where('cases.id', '=', caseId)
    .executeTakeFirst();
}

/** What each outcome would demand. Which of them wait for a second person would tell what was decided behind one. */
async function demandsOf(
  deps: Deps,
  about: { caseId: CaseId; status: string },
  evidence: Evidence | null,
  hidden: boolean,
): Promise<CaseDetail['demands']> {
  return {
    secondPerson: hidden ? UNTOLD : await secondPersonByOutcome(deps, about, evidence ?? undefined),
    approvalReason: whyReasonNeeded('approve', about.status, evidence?.warnings ?? []),
  };
}

const UNTOLD = { approve: [], decline: [], resubmit: [], block: [], unblock: [] };

function erasedOf(row: { erased_at: Date | null; basis: string | null }): CaseDetail['erased'] {
  if (row.erased_at === null) return null;
  return { at: row.erased_at.toISOString(), basis: ErasureBasis.parse(row.basis) };
}

/** Whoever opens a customer's link can act as the customer, so it is shown to few and only while it leads somewhere. */
function linkIsOpen(status: string): boolean {
  return ['Not Started', 'In Progress', 'Awaiting User', 'Resubmitted'].includes(status);
}
