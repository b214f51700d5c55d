import { TOTAL_CAP, type UserId } from '@docket/contracts';
import type { Db } from '@docket/db';
import { type RawBuilder, sql } from 'kysely';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { awake } from '../../claims/in-view.ts';
import { nobodys, workOf } from './match-cases.ts';

/** A person who was erased is counted nowhere; the indexes of the queue know who was. */
const KNOWN = sql`erased_at is null`;

const UNASSIGNED = sql`cases where status = 'In Review' and deleted_at_didit is null and ${KNOWN} and ${awake} and ${nobodys}`;

/** Figures for the queue's tabs and the values its filters offer. Counts only: nothing personal, so no audit entry. */
export async function countCases({ db }: Pick<Deps, 'db'>, actor: Actor) {
  const [statuses, bypasses, checks, mine, review, snoozed, unassigned, values, holders] = await Promise.all([
    countStatuses(db),
    countRows(db, sql`bypasses where state = 'open'`),
    countRows(db, sql`decisions where state = 'pending_approval' and maker_id <> ${actor.id}`),
    countRows(db, sql`cases where ${KNOWN} and ${workOf(actor.id)}`),
    countRows(db, sql`cases where status = 'In Review' and ${KNOWN} and ${awake}`),
    countRows(db, sql`cases where snoozed_until > now() and ${KNOWN}`),
    countRows(db, UNASSIGNED),
    countValues(db),
    countHolders(db),
  ]);
  return { byStatus: statuses, mine, bypasses, checks, review, snoozed, unassigned, ...values, holders };
}

/** Of each status that occurs, exact up to the cap; jumps from status to status in the index instead of reading all. */
async function countStatuses(db: Db): Promise<Record<string, number>> {
  const { rows } = await sql<{ status: string; count: number }>`
    with recursive occurring as (
      (select status from cases where ${KNOWN} order by status limit 1)
      union all
      select (select status from cases where status > occurring.status and ${KNOWN} order by status limit 1)
      from occurring where occurring.status is not null)
    select status, (select count(*) from (select 1 from cases
      where cases.status = occurring.status and ${KNOWN} limit ${TOTAL_CAP}) as counted) as count
    from occurring where status is not null`.execute(db);
  return Object.fromEntries(rows.map((row) => [row.status, row.count]));
}

/** Of each workflow that occurs, counted likewise. */
async function countWorkflows(db: Db) {
  const { rows } = await sql<{ workflowId: string; label: string; count: number }>`
    with recursive occurring as (
      (select workflow_id from cases where ${KNOWN} order by workflow_id limit 1)
      union all
      select (select workflow_id from cases
        where workflow_id > occurring.workflow_id and ${KNOWN} order by workflow_id limit 1)
      from occurring where occurring.workflow_id is not null)
    select workflow_id as "workflowId", coalesce(label, 'Unnamed workflow') as label,
      (select count(*) from (select 1 from cases
        where cases.workflow_id = occurring.workflow_id and ${KNOWN} limit ${TOTAL_CAP}) as counted) as count
    from occurring left join workflow_labels using (workflow_id)
    where workflow_id is not null order by count desc, label`.execute(db);
  return rows;
}

/** Exact up to the cap. @param rows what stands behind `from`, of ours */
async function countRows(db: Db, rows: RawBuilder<unknown>): Promise<number> {
  const counted = await sql<{ count: number }>`
    select count(*) as count from (select 1 from ${rows} limit ${TOTAL_CAP}) as counted`.execute(db);
  return counted.rows[0]?.count ?? 0;
}

/** What a list can be narrowed by: warnings and countries of the cases In Review, all workflows, and the tags most in use; each with its count. */
async function countValues(db: Db) {
  const [warnings, countries, workflows, tags] = await Promise.all([
    // A title is the same on every case, so one of them tells it.
    sql<{ risk: string; title: string; count: number }>`
      select risk, coalesce(title, risk) as title, count
      from (select risk, count(*) as count from cases, unnest(warning_codes) as risk
        where status = 'In Review' and ${KNOWN} group by risk order by count desc, risk limit 60) as frequent
      left join lateral (select warning ->> 'title' as title from cases, jsonb_array_elements(warnings) as warning
        where status = 'In Review' and ${KNOWN} and warning_codes && array[risk] and warning ->> 'risk' = risk limit 1) as one on true
      order by count desc, risk`.execute(db),
    sql<{ country: string; count: number }>`
      select country, count(*) as count from cases
      where status = 'In Review' and ${KNOWN} and country is not null
      group by country order by count desc, country`.execute(db),
    countWorkflows(db),
    sql<{ tag: string; count: number }>`
      select tag, count(*) as count from cases, unnest(tags) as tag
      where tags <> '{}' and ${KNOWN} group by tag order by count desc, tag limit 60`.execute(db),
  ]);
  return { warnings: warnings.rows, countries: countries.rows, workflows, tags: tags.rows };
}

/** Of everybody who holds cases or has some assigned; a case that is both counts once. */
async function countHolders(db: Db) {
  const { rows } = await sql<{ id: UserId; name: string; count: number }>`
    select users.id, users.name, count(distinct work.case_id) as count
    from (
      select user_id, case_id from claims where user_id is not null and expires_at > clock_timestamp()
      union all select assignee_id, id from cases where assignee_id is not null and ${KNOWN}
    ) as work join users on users.id = work.user_id
    group by users.id, users.name order by users.name`.execute(db);
  return rows;
}
