import { type CaseFilter, TOTAL_CAP } from '@docket/contracts';
import type { Db } from '@docket/db';
import { type RawBuilder, sql } from 'kysely';
import type * as z from 'zod';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { recordRead } from '../../audit/append-audit.ts';
import { selectSummary, summaryJson } from '../case-summary.ts';
import { type Position, readCursor, writeCursor } from './cursor.ts';
import { matching } from './match-cases.ts';

type Filter = z.output<typeof CaseFilter>;
type Query = Filter & { limit: number; cursor?: string | undefined };

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

/**
 * One page of the queue, as JSON text of the contract's shape. The reading is audited; what was searched for is not
 * written down, it may name a person.
 */
export async function listCases(deps: Deps, actor: Actor, query: Query): Promise<string> {
  const [rows, total] = await Promise.all([page(deps, actor, query), count(deps.db, actor, query)]);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  await recordRead(deps, actor, {
    action: query.q ? 'case.searched' : 'case.listed',
    refs: { shown: String(shown.length), total: String(total) },
  });
  const next = rows.length > query.limit && last ? writeCursor(deps, positionOf(query.sort, last)) : null;
  return `{"items":[${shown.map((row) => row.summary)}],"nextCursor":${JSON.stringify(next)},"total":${total}}`;
}

interface Row {
  readonly id: string;
  readonly open_rank: number;
  readonly sort_at: string;
  readonly summary: string;
}

/** Which cases are on the page is read from an index alone; only theirs are then fetched whole. */
async function page(deps: Deps, actor: Actor, query: Query): Promise<Row[]> {
  const { direction } = SORTS[query.sort];
  const ranked = isRanked(query);
  const at = sql.ref<Date>(SORTS[query.sort].at);
  const chosen = deps.db
    .selectFrom('cases')
    .select(['cases.id', 'cases.open_rank', at.as('at')])
    .where(matching(actor.id, query))
    .$if(query.cursor !== undefined, (q) => q.where(beyond(deps, query)))
    // In Review stays on top whichever way the waiting time is sorted.
    .$if(ranked, (q) => q.orderBy('cases.open_rank'))
    .orderBy(at, direction)
    .orderBy('cases.id', direction)
    .limit(query.limit + 1);
  return (
    selectSummary(deps.db)
      .innerJoin(chosen.as('chosen'), 'chosen.id', 'cases.id')
      .select(['cases.id', 'cases.open_rank', summaryJson(deps).as('summary')])
      // Microseconds: a JavaScript Date would cut them off and skip or repeat rows at the page's edge.
      .select(
        sql<string>`to_char(chosen.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('sort_at'),
      )
      .$if(ranked, (q) => q.orderBy('chosen.open_rank'))
      .orderBy('chosen.at', direction)
      .orderBy('chosen.id', direction)
      .execute()
  );
}

/** Within one status the rank says nothing, and without it the index of that status gives the order. */
function isRanked({ sort, status }: Filter): boolean {
  return SORTS[sort].isRanked && status?.length !== 1;
}

/** What comes after the row that the cursor names. Errors: invalid-input. */
function beyond(deps: Deps, query: Query): RawBuilder<boolean> {
  const [, rank, at, id] = readCursor(deps, query.cursor ?? '', query.sort);
  const column = sql.ref(SORTS[query.sort].at);
  const last = sql`${at}::timestamptz, ${id}::uuid`;
  const { direction } = SORTS[query.sort];
  if (!isRanked(query)) {
    return sql`(${column}, cases.id) ${sql.raw(direction === 'asc' ? '>' : '<')} (${last})`;
  }
  if (direction === 'asc') return sql`(cases.open_rank, ${column}, cases.id) > (${rank}, ${last})`;
  // Only the time turns round, the rank does not, so here one row comparison cannot say it.
  return sql`(cases.open_rank > ${rank} or (cases.open_rank = ${rank} and (${column}, cases.id) < (${last})))`;
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
