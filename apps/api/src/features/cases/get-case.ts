import {
  type CaseDetail,
  type CaseId,
  CaseSummary,
  Evidence,
  grantOf,
  OPEN_DECISION_STATES,
} from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { askToRefresh, nextRefreshAt } from '../../jobs.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { bypassesOf } from '../bypasses/list-bypasses.ts';
import { hasOpenDecision } from '../decisions/has-open-decision.ts';
import { listDecisions } from '../decisions/list-decisions.ts';
import { findingUnderway } from '../dispositions/finding-underway.ts';
import { listDispositions } from '../dispositions/list-dispositions.ts';
import { allowedActions } from './case-rules.ts';
import { selectSummary, summaryJson } from './case-summary.ts';
import { readTimeline } from './read-timeline.ts';

/** One case with all a reviewer looks at. That it was looked at is on record before the answer leaves. Errors: not-found. */
export async function getCase(deps: Deps, actor: Actor, { caseId }: { caseId: CaseId }): Promise<CaseDetail> {
  const row =
    (await selectSummary(deps.db)
      .leftJoin('evidence', 'evidence.case_id', 'cases.id')
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
        'evidence.decision_text',
        'evidence.decision_sha256',
        'evidence.view_text',
      ])
      .where('cases.id', '=', caseId)
      .executeTakeFirst()) ?? fail('not-found');
  const summary = CaseSummary.parse(JSON.parse(row.summary));
  const decisions = await listDecisions(deps.db, caseId);
  const open = decisions.find(({ state }) => OPEN_DECISION_STATES.some((openState) => openState === state));
  const bypasses = await bypassesOf(deps.db, actor, caseId);
  const dispositions = await listDispositions(deps.db, caseId);
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
    evidence: row.view_text === null ? null : Evidence.parse(JSON.parse(row.view_text)),
    decisionData: row.decision_text === null ? null : JSON.parse(row.decision_text),
    trouble:
      row.trouble === null || gone
        ? null
        : { kind: row.trouble, nextAt: (await nextRefreshAt(deps.db, caseId))?.toISOString() ?? null },
    openDecision: open ?? null,
    timeline: await readTimeline(deps.db, caseId, { decisions, bypasses, dispositions }),
    bypasses,
    dispositions,
    version: row.version,
    allowed: allowedActions(actor.role, actor.id, {
      status: row.status,
      holder: summary.holder,
      openDecision: await hasOpenDecision(deps.db, caseId),
      gone,
      detailsRead: row.details_at !== null,
      findingUnderway: await findingUnderway(deps.db, caseId),
    }),
  };
}

/** Whoever opens a customer's link can act as the customer, so it is shown to few and only while it leads somewhere. */
function linkIsOpen(status: string): boolean {
  return ['Not Started', 'In Progress', 'Awaiting User', 'Resubmitted'].includes(status);
}
