import { type Bypass, type BypassFilter, TOTAL_CAP } from '@docket/contracts';
import type { DB, Db } from '@docket/db';
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { readPosition, writePosition } from '../../http/position.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { selectBypass } from './bypass-store.ts';
import { presentBypass } from './present-bypass.ts';

type Query = BypassFilter & { limit: number; cursor?: string | undefined };
const LIST = 'bypasses';

/** One page, newest first. It names customers, so the reading is audited. */
export async function listBypasses(
  deps: Deps,
  actor: Actor,
  query: Query,
): Promise<{ items: Bypass[]; nextCursor: string | null; total: number }> {
  const after = query.cursor === undefined ? null : readPosition(deps, LIST, query.cursor);
  const rows = await selectBypass(deps.db)
    .where(matching(actor, query))
    .$if(after !== null, (q) =>
      q.where(
        sql<boolean>`(bypasses.detected_at, bypasses.id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('bypasses.detected_at', 'desc')
    .orderBy('bypasses.id', 'desc')
    .limit(query.limit + 1)
    .execute();
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  const total = await count(deps.db, actor, query);
  await deps.db.transaction().execute((trx) =>
    appendAudit(trx, deps, actor, {
      action: 'case.listed',
      case: query.caseId ?? null,
      refs: { list: LIST, shown: String(shown.length), total: String(total) },
    }),
  );
  return {
    items: shown.map((row) => presentBypass(deps, actor, row)),
    nextCursor: more ? writePosition(deps, LIST, { at: last.sort_at, id: last.id }) : null,
    total,
  };
}

/** Those of one case, newest first. */
export async function bypassesOf(
  deps: Pick<Deps, 'db' | 'sealing'>,
  actor: Actor,
  caseId: string,
): Promise<Bypass[]> {
  const rows = await selectBypass(deps.db)
    .where('bypasses.case_id', '=', caseId)
    .orderBy('bypasses.detected_at', 'desc')
    .orderBy('bypasses.id', 'desc')
    .execute();
  return rows.map((row) => presentBypass(deps, actor, row));
}

function matching(actor: Actor, { state, owner, foundBy, caseId }: BypassFilter) {
  return (eb: ExpressionBuilder<DB, 'bypasses'>): Expression<SqlBool> => {
    const parts: Expression<SqlBool>[] = [];
    if (state !== 'all') parts.push(eb('bypasses.state', '=', state));
    if (foundBy !== undefined) parts.push(eb('bypasses.found_by', '=', foundBy));
    if (caseId !== undefined) parts.push(eb('bypasses.case_id', '=', caseId));
    if (owner === 'none') parts.push(eb('bypasses.owner_id', 'is', null));
    else if (owner !== undefined) parts.push(eb('bypasses.owner_id', '=', owner === 'me' ? actor.id : owner));
    return parts.length === 0 ? sql<boolean>`true` : eb.and(parts);
  };
}

/** Exact up to the cap. */
async function count(db: Db, actor: Actor, query: BypassFilter): Promise<number> {
  const { total } = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('bypasses')
        .select('bypasses.id')
        .where(matching(actor, query))
        .limit(TOTAL_CAP)
        .as('matching'),
    )
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}
