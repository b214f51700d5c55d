import { isOfBlocklist, OUTCOMES } from '@docket/contracts';
import type { Db } from '@docket/db';
import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Deps } from '../../deps.ts';

/** The tables of a queue row: the case, the name of its workflow, who holds it and whose work it is, what was decided last. */
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
    .leftJoin('users as assignee', 'assignee.id', 'cases.assignee_id')
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
    );
}

/**
 * The contract's `CaseSummary` as JSON text, over the tables of `selectSummary`. Written by the database, because a page
 * is only handed on: making fifty objects of it to write them out again cost more than finding them.
 */
export function summaryJson({ env }: Pick<Deps, 'env'>): RawBuilder<string> {
  const waits = sql`cases.status = 'In Review' and cases.deleted_at_didit is null`;
  const due = sql`cases.in_review_since + make_interval(mins => ${env.REVIEW_SLA_MINUTES})`;
  // In a list it is hidden from everybody, its maker too: whoever chooses blind reads over shoulders.
  const hidden = sql`latest.blind and latest.state = 'pending_approval'
    and latest.outcome <> all(${OUTCOMES.filter(isOfBlocklist)}::text[])`;
  return sql<string>`json_build_object(
    'id', cases.id,
    'sessionNumber', cases.session_number,
    'status', cases.status,
    'fullName', cases.full_name,
    'country', cases.country,
    'documentType', cases.document_type,
    'workflowId', cases.workflow_id,
    'workflowLabel', workflow_labels.label,
    'vendorData', cases.vendor_data,
    'warnings', cases.warnings,
    'createdAt', ${instant(sql`cases.session_created_at`)},
    'waitingSince', case when ${waits} then ${instant(sql`cases.in_review_since`)} end,
    'dueAt', case when ${waits} then ${instant(due)} end,
    'holder', case when holder.id is not null then json_build_object(
      'id', holder.id, 'name', holder.name, 'until', ${instant(sql`claims.expires_at`)}) end,
    'assignee', case when assignee.id is not null then json_build_object(
      'id', assignee.id, 'name', assignee.name) end,
    'snoozedUntil', case when cases.snoozed_until > now() then ${instant(sql`cases.snoozed_until`)} end,
    'tags', cases.tags,
    'decision', case when latest.id is not null then json_build_object(
      'id', latest.id, 'outcome', case when ${hidden} then 'hidden' else latest.outcome end, 'state', latest.state) end,
    'openBypasses', (select count(*) from bypasses
      where bypasses.case_id = cases.id and bypasses.state = 'open'),
    'deletedAtDidit', ${instant(sql`cases.deleted_at_didit`)},
    'version', cases.version
  )::text`;
}

/** As the contract's `Instant`, whatever the session's time zone. */
function instant(moment: Expression<unknown>) {
  return sql`to_char((${moment}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
