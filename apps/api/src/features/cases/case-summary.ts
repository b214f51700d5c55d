import { CaseSummary, isOfBlocklist, OUTCOMES } from '@docket/contracts';
import type { Db } from '@docket/db';
import { sql } from 'kysely';
import * as z from 'zod';
import type { Deps } from '../../deps.ts';

const Warnings = CaseSummary.shape.warnings;

/** The columns of a queue row, with who holds the case and what was decided last. */
export function selectSummary(db: Db) {
  return db
    .selectFrom('cases')
    .leftJoin('workflow_labels', 'workflow_labels.workflow_id', 'cases.workflow_id')
    .leftJoin('claims', (join) =>
      join
        .onRef('claims.case_id', '=', 'cases.id')
        .on('claims.user_id', 'is not', null)
        .on('claims.expires_at', '>', sql<Date>`clock_timestamp()`),
    )
    .leftJoin('users as holder', 'holder.id', 'claims.user_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('decisions')
          .leftJoin('policies', 'policies.version', 'decisions.policy_version')
          .select(['decisions.id', 'decisions.outcome', 'decisions.state', 'policies.blind'])
          .whereRef('decisions.case_id', '=', 'cases.id')
          .orderBy('decisions.requested_at', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .select([
      'cases.id',
      'cases.session_number',
      'cases.status',
      'cases.full_name',
      'cases.country',
      'cases.document_type',
      'cases.workflow_id',
      'workflow_labels.label as workflow_label',
      'cases.vendor_data',
      'cases.warnings',
      'cases.session_created_at',
      'cases.in_review_since',
      'cases.version',
      'cases.deleted_at_didit',
      'cases.open_rank',
      'cases.waiting_at',
      'holder.id as holder_id',
      'holder.name as holder_name',
      'claims.expires_at as held_until',
      'latest.id as decision_id',
      'latest.outcome as decision_outcome',
      'latest.state as decision_state',
      'latest.blind as decision_blind',
      (eb) =>
        eb
          .selectFrom('bypasses')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .whereRef('bypasses.case_id', '=', 'cases.id')
          .where('bypasses.state', '=', 'open')
          .as('open_bypasses'),
    ]);
}

export type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummary>['execute']>>[number];

export function presentSummary(deps: Pick<Deps, 'env'>, row: SummaryRow): CaseSummary {
  const waiting = row.status === 'In Review' && row.deleted_at_didit === null ? row.in_review_since : null;
  const due = waiting && new Date(waiting.getTime() + deps.env.REVIEW_SLA_MINUTES * 60_000);
  return {
    // Branded ids and closed sets: rows were written through the same contracts.
    id: row.id as CaseSummary['id'],
    sessionNumber: row.session_number,
    status: row.status,
    fullName: row.full_name,
    country: row.country,
    documentType: row.document_type,
    workflowId: row.workflow_id,
    workflowLabel: row.workflow_label,
    vendorData: row.vendor_data,
    warnings: Warnings.parse(row.warnings),
    createdAt: row.session_created_at.toISOString(),
    waitingSince: waiting?.toISOString() ?? null,
    dueAt: due?.toISOString() ?? null,
    holder: holderOf(row),
    decision: decisionOf(row),
    openBypasses: row.open_bypasses ?? 0,
    deletedAtDidit: row.deleted_at_didit?.toISOString() ?? null,
    version: row.version,
  };
}

export function holderOf(row: SummaryRow): CaseSummary['holder'] {
  if (row.holder_id === null || row.held_until === null) return null;
  return {
    // As above: a user id from our own table.
    id: row.holder_id as NonNullable<CaseSummary['holder']>['id'],
    name: row.holder_name ?? '',
    until: row.held_until.toISOString(),
  };
}

const Latest = CaseSummary.shape.decision;
const Outcome = z.enum(OUTCOMES);

function decisionOf(row: SummaryRow): CaseSummary['decision'] {
  if (row.decision_id === null || row.decision_outcome === null) return null;
  const outcome = Outcome.parse(row.decision_outcome);
  // In a list it is hidden from everybody, its maker too: whoever chooses blind reads over shoulders.
  const hidden =
    row.decision_blind === true && row.decision_state === 'pending_approval' && !isOfBlocklist(outcome);
  return Latest.parse({
    id: row.decision_id,
    outcome: hidden ? 'hidden' : outcome,
    state: row.decision_state,
  });
}
