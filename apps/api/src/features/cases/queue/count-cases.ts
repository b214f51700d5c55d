import type { UserId } from '@docket/contracts';
import type { Db } from '@docket/db';
import { sql } from 'kysely';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';

/** Figures for the queue's tabs and the values its filters offer. Counts only: nothing personal, so no audit entry. */
export async function countCases(deps: Deps, actor: Actor) {
  const held = sql<boolean>`exists (select 1 from claims held where held.case_id = cases.id
    and held.user_id is not null and held.expires_at > clock_timestamp())`;
  const [bypasses, checks, statuses, mine, unassigned, choices] = await Promise.all([
    deps.db
      .selectFrom('bypasses')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow(),
    deps.db
      .selectFrom('decisions')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('state', '=', 'pending_approval')
      .where('maker_id', '<>', actor.id)
      .executeTakeFirstOrThrow(),
    deps.db
      .selectFrom('cases')
      .select(['status', ({ fn }) => fn.countAll<number>().as('count')])
      .where('erased_at', 'is', null)
      .groupBy('status')
      .execute(),
    deps.db
      .selectFrom('claims')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('user_id', '=', actor.id)
      .where('expires_at', '>', sql<Date>`clock_timestamp()`)
      .executeTakeFirstOrThrow(),
    deps.db
      .selectFrom('cases')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('status', '=', 'In Review')
      .where('deleted_at_didit', 'is', null)
      .where(sql<boolean>`not ${held}`)
      .executeTakeFirstOrThrow(),
    countChoices(deps.db),
  ]);
  return {
    byStatus: Object.fromEntries(statuses.map((row) => [row.status, row.count])),
    mine: mine.count,
    bypasses: bypasses.count,
    checks: checks.count,
    unassigned: unassigned.count,
    ...choices,
  };
}

/** The values each filter offers, with how many cases carry them. */
async function countChoices(db: Db) {
  const [warnings, countries, workflows, holders] = await Promise.all([
    sql<{ risk: string; title: string; count: number }>`
      select w->>'risk' as risk, min(w->>'title') as title, count(*) as count
      from cases, jsonb_array_elements(cases.warnings) as w
      where cases.status = 'In Review' group by 1 order by count desc, risk limit 60`.execute(db),
    db
      .selectFrom('cases')
      .select(['country', ({ fn }) => fn.countAll<number>().as('count')])
      .where('status', '=', 'In Review')
      .where('country', 'is not', null)
      .groupBy('country')
      .orderBy('count', 'desc')
      .orderBy('country')
      .execute(),
    db
      .selectFrom('cases')
      .leftJoin('workflow_labels', 'workflow_labels.workflow_id', 'cases.workflow_id')
      .select(['cases.workflow_id', 'label', ({ fn }) => fn.countAll<number>().as('count')])
      .where('cases.workflow_id', 'is not', null)
      .where('cases.erased_at', 'is', null)
      .groupBy(['cases.workflow_id', 'label'])
      .orderBy('count', 'desc')
      .execute(),
    db
      .selectFrom('claims')
      .innerJoin('users', 'users.id', 'claims.user_id')
      .select(['users.id', 'users.name', ({ fn }) => fn.countAll<number>().as('count')])
      .where('claims.expires_at', '>', sql<Date>`clock_timestamp()`)
      .groupBy(['users.id', 'users.name'])
      .orderBy('users.name')
      .execute(),
  ]);
  return {
    warnings: warnings.rows,
    countries: countries.map((row) => ({ country: row.country ?? '', count: row.count })),
    workflows: workflows.map((row) => ({
      workflowId: row.workflow_id ?? '',
      label: row.label ?? 'Unnamed workflow',
      count: row.count,
    })),
    // User ids of our own table; only the contract brands them.
    holders: holders.map((row) => ({ id: row.id as UserId, name: row.name, count: row.count })),
  };
}
