import { type CaseFilter, type CaseSummary, TOTAL_CAP } from '@docket/contracts';
import type { Db } from '@docket/db';
import { sql } from 'kysely';
import type * as z from 'zod';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { presentSummary, type SummaryRow, selectSummary } from '../case-summary.ts';
import { type Position, readCursor, writeCursor } from './cursor.ts';
import { matching } from './match-cases.ts';

type Filter = z.output<typeof CaseFilter>;

/**
 * Each sort as the columns of its index. Row comparison `(a, b, c) > (…)` lets Postgres start reading exactly
 * where the last page ended; the same spelled with OR reads everything before it again.
 */
const SORTS = {
  waiting: { isRanked: true, at: 'cases.waiting_at', direction: 'asc' },
  '-waiting': { isRanked: true, at: 'cases.waiting_at', direction: 'desc' },
  created: { isRanked: false, at: 'cases.session_created_at', direction: 'asc' },
  '-created': { isRanked: false, at: 'cases.session_created_at', direction: 'desc' },
} as const;

/** One page of the queue. The reading is audited; what was searched for is not written down, it may name a person. */
export async function listCases(
  deps: Deps,
  actor: Actor,
  query: Filter & { limit: number; cursor?: string | undefined },
): Promise<{ items: CaseSummary[]; nextCursor: string | null; total: number }> {
  const [rows, total] = await Promise.all([page(deps, actor, query), count(deps.db, actor, query)]);
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  await deps.db.transaction().execute((trx) =>
    appendAudit(trx, deps, actor, {
      action: query.q ? 'case.searched' : 'case.listed',
      refs: { shown: String(items.length), total: String(total) },
    }),
  );
  return {
    items: items.map((row) => presentSummary(deps, row)),
    nextCursor: rows.length > query.limit && last ? writeCursor(deps, positionOf(query.sort, last)) : null,
    total,
  };
}

type Row = SummaryRow & { sort_at: string };

async function page(
  deps: Deps,
  actor: Actor,
  query: Filter & { limit: number; cursor?: string | undefined },
): Promise<Row[]> {
  const { isRanked, direction } = SORTS[query.sort];
  const at = sql<Date>`${sql.raw(SORTS[query.sort].at)}`;
  const after = query.cursor === undefined ? undefined : readCursor(deps, query.cursor, query.sort);
  return (
    selectSummary(deps.db)
      // Microseconds: a JavaScript Date would cut them off and skip or repeat rows at the page's edge.
      .select(sql<string>`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('sort_at'))
      .where(matching(actor.id, query))
      .$if(after !== undefined, (q) => q.where(beyond(after, at, SORTS[query.sort])))
      // In Review stays on top whichever way the waiting time is sorted.
      .$if(isRanked, (q) => q.orderBy('cases.open_rank'))
      .orderBy(at, direction)
      .orderBy('cases.id', direction)
      .limit(query.limit + 1)
      .execute()
  );
}

type Sort = (typeof SORTS)[keyof typeof SORTS];

function beyond(after: Position | undefined, column: ReturnType<typeof sql<Date>>, sort: Sort) {
  const [, rank, at, id] = after ?? ['', 0, '', ''];
  const last = sql`${at}::timestamptz, ${id}::uuid`;
  if (!sort.isRanked) {
    const operator = sql.raw(sort.direction === 'asc' ? '>' : '<');
    return sql<boolean>`(${column}, cases.id) ${operator} (${last})`;
  }
  if (sort.direction === 'asc') {
    return sql<boolean>`(cases.open_rank, ${column}, cases.id) > (${rank}, ${last})`;
  }
  // Only the time turns round, the rank does not, so here one row comparison cannot say it.
  return sql<boolean>`(cases.open_rank > ${rank} or (cases.open_rank = ${rank}
    and (${column}, cases.id) < (${last})))`;
}

function positionOf(sort: string, row: Row): Position {
  return [sort, row.open_rank, row.sort_at, row.id];
}

/** Exact up to the cap: counting a million rows would cost more than the page itself. */
async function count(db: Db, actor: Actor, query: Filter): Promise<number> {
  const { total } = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('cases')
        .select('cases.id')
        .where(matching(actor.id, query))
        .limit(TOTAL_CAP)
        .as('matching'),
    )
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}
