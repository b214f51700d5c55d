import type { ReconcileReport, SyncStatus } from '@docket/contracts';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import { ERROR_KIND } from '../../jobs.ts';
import { readUsage } from './didit-usage.ts';
import { readImport } from './import/read-import.ts';

/** Figures only, nothing personal; the reading leaves no audit entry. */
export async function getSync(deps: Deps): Promise<SyncStatus> {
  const [webhook, jobs, budget, reconcile, progress, cases] = await Promise.all([
    readWebhook(deps),
    readJobs(deps),
    readUsage(deps),
    readReconcile(deps),
    readImport(deps),
    readCases(deps),
  ]);
  return {
    webhook,
    jobs,
    budget,
    reconcile,
    reconcileEveryMs: deps.env.RECONCILE_MS,
    import: progress,
    ...cases,
  };
}

async function readWebhook(deps: Deps): Promise<SyncStatus['webhook']> {
  const dayAgo = new Date(deps.clock().getTime() - 24 * 3_600_000);
  const { webhookAddress, webhookPath } = deps.connection.state();
  const [last, lastRead, waiting, day] = await Promise.all([
    deps.db
      .selectFrom('deliveries')
      .select('received_at')
      .where('state', '=', 'accepted')
      .orderBy('received_at', 'desc')
      .limit(1)
      .executeTakeFirst(),
    deps.db
      .selectFrom('deliveries')
      .select(['event_at', 'read_at'])
      .where('read_at', 'is not', null)
      .where('event_at', 'is not', null)
      .orderBy('received_at', 'desc')
      .limit(1)
      .executeTakeFirst(),
    deps.db
      .selectFrom('deliveries')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('state', '=', 'accepted')
      .where('read_at', 'is', null)
      .where('session_id', 'is not', null)
      .executeTakeFirstOrThrow(),
    sql<{ state: string; because: string | null; count: number; repeats: number; unknown: number }>`
      select state, because, count(*)::int as count, sum(repeats)::int as repeats,
        (count(*) filter (where found = false))::int as unknown
      from deliveries where received_at > ${dayAgo} group by state, because`.execute(deps.db),
  ]);
  const accepted = day.rows.filter(({ state }) => state === 'accepted');
  const sum = (of: (row: (typeof accepted)[number]) => number) =>
    accepted.reduce((all, row) => all + of(row), 0);
  return {
    address: webhookAddress ?? webhookPath,
    lastDeliveryAt: last?.received_at.toISOString() ?? null,
    lagMs: lagOf(lastRead),
    waiting: waiting.count,
    lastDay: {
      accepted: sum(({ count }) => count),
      duplicates: sum(({ repeats }) => repeats),
      unknownSessions: sum(({ unknown }) => unknown),
      refused: Object.fromEntries(
        day.rows.flatMap(({ state, because, count }) =>
          state === 'rejected' ? [[because ?? 'unknown', count]] : [],
        ),
      ),
    },
  };
}

/** Didit's events carry whole seconds of Didit's clock, so a small negative span only means "at once". */
function lagOf(row: { event_at: Date | null; read_at: Date | null } | undefined): number | null {
  if (row?.event_at == null || row.read_at === null) return null;
  return Math.max(0, row.read_at.getTime() - row.event_at.getTime());
}

async function readJobs(deps: Deps): Promise<SyncStatus['jobs']> {
  const [counts, errors] = await Promise.all([
    sql<{ due: number; failing: number; given: number }>`
      select (count(*) filter (where run_at <= now() and locked_at is null and attempts < max_attempts))::int as due,
        (count(*) filter (where attempts > 0 and last_error is not null and attempts < max_attempts))::int as failing,
        (count(*) filter (where attempts >= max_attempts))::int as given
      from graphile_worker.jobs`.execute(deps.db),
    // Only what an error is called, never its text: that may quote what somebody sent.
    sql<{ task: string; kind: string; count: number; next_at: Date | null }>`
      select task_identifier as task, ${ERROR_KIND} as kind,
        count(*)::int as count, min(run_at) filter (where attempts < max_attempts) as next_at
      from graphile_worker.jobs where last_error is not null group by 1, 2 order by count desc limit 10`.execute(
      deps.db,
    ),
  ]);
  return {
    ...(counts.rows[0] ?? { due: 0, failing: 0, given: 0 }),
    errors: errors.rows.map(({ task, kind, count, next_at }) => ({
      task,
      kind,
      count,
      nextAt: next_at?.toISOString() ?? null,
    })),
  };
}

async function readReconcile(deps: Deps): Promise<ReconcileReport | null> {
  const row = await deps.db
    .selectFrom('reconciles')
    .selectAll()
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    listed: row.listed,
    differing: row.differing,
    refreshed: row.refreshed,
    errors: row.errors,
    because: row.because,
  };
}

async function readCases(deps: Deps): Promise<Pick<SyncStatus, 'deletedAtDidit' | 'openBypasses'>> {
  const { rows } = await sql<{ deletedAtDidit: number; openBypasses: number }>`
    select (select count(*)::int from cases where deleted_at_didit is not null) as "deletedAtDidit",
      (select count(*)::int from bypasses where state = 'open') as "openBypasses"`.execute(deps.db);
  return rows[0] ?? { deletedAtDidit: 0, openBypasses: 0 };
}
