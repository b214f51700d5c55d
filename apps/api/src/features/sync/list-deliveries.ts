import { type listDeliveries as contract, DeliveryRow, TOTAL_CAP } from '@docket/contracts';
import type { DB, Db } from '@docket/db';
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type * as z from 'zod';
import type { Deps } from '../../deps.ts';
import { readPosition, writePosition } from '../../http/position.ts';

type Query = z.output<typeof contract.schema.querystring>;
const LIST = 'deliveries';

/** One page of webhooks, newest first. They name sessions by id and nobody by name. */
export async function listDeliveries(deps: Deps, query: Query) {
  const after = query.cursor === undefined ? null : readPosition(deps, LIST, query.cursor);
  const rows = await deps.db
    .selectFrom('deliveries')
    .selectAll()
    .select(
      sql<string>`to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('sort_at'),
    )
    .where(matching(query))
    .$if(after !== null, (q) =>
      q.where(sql<boolean>`(received_at, id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute();
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  return {
    items: shown.map(presentDelivery),
    nextCursor: more ? writePosition(deps, LIST, { at: last.sort_at, id: last.id }) : null,
    total: await count(deps.db, query),
  };
}

type Row = Pick<
  import('kysely').Selectable<DB['deliveries']>,
  | 'id'
  | 'received_at'
  | 'event_at'
  | 'webhook_type'
  | 'session_id'
  | 'state'
  | 'because'
  | 'repeats'
  | 'read_at'
  | 'found'
>;

function presentDelivery(row: Row): DeliveryRow {
  return DeliveryRow.parse({
    id: row.id,
    receivedAt: row.received_at.toISOString(),
    eventAt: row.event_at?.toISOString() ?? null,
    type: row.webhook_type,
    caseId: row.session_id,
    state: row.state === 'accepted' ? 'accepted' : 'refused',
    because: row.because,
    repeats: row.repeats,
    readAt: row.read_at?.toISOString() ?? null,
    result: resultOf(row),
  });
}

function resultOf({ state, session_id, read_at, found }: Row): DeliveryRow['result'] {
  if (state !== 'accepted' || session_id === null) return 'none';
  if (read_at === null) return 'waiting';
  return found === false ? 'unknown-session' : 'read';
}

function matching({ show, caseId }: Query) {
  return (eb: ExpressionBuilder<DB, 'deliveries'>): Expression<SqlBool> => {
    const parts: Expression<SqlBool>[] = [];
    if (caseId !== undefined) parts.push(eb('session_id', '=', caseId));
    if (show === 'refused') parts.push(eb('state', '=', 'rejected'));
    if (show === 'repeated') parts.push(eb('repeats', '>', 0));
    if (show === 'unknown-session') parts.push(eb('found', '=', false));
    if (show === 'waiting') {
      parts.push(eb('state', '=', 'accepted'), eb('read_at', 'is', null), eb('session_id', 'is not', null));
    }
    return parts.length === 0 ? sql<boolean>`true` : eb.and(parts);
  };
}

async function count(db: Db, query: Query): Promise<number> {
  const { total } = await db
    .selectFrom((eb) =>
      eb.selectFrom('deliveries').select('id').where(matching(query)).limit(TOTAL_CAP).as('matching'),
    )
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}
