import type { Erasure } from '@docket/contracts';
import { TOTAL_CAP } from '@docket/contracts';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { readPosition, writePosition } from '../../http/position.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { selectErasure } from './erasure-store.ts';
import { presentErasure } from './present-erasure.ts';

const LIST = 'erasures';

interface Query {
  readonly state: 'requested' | 'done' | 'all';
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Requests and certificates, newest first. The reading is audited. */
export async function listErasures(
  deps: Deps,
  actor: Actor,
  { state, limit, cursor }: Query,
): Promise<{ items: Erasure[]; nextCursor: string | null; total: number }> {
  const after = cursor === undefined ? null : readPosition(deps, LIST, cursor);
  const rows = await selectErasure(deps.db)
    .$if(state !== 'all', (q) => q.where('erasures.state', '=', state))
    .$if(after !== null, (q) =>
      q.where(
        sql<boolean>`(erasures.requested_at, erasures.id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('erasures.requested_at', 'desc')
    .orderBy('erasures.id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const { total } = await deps.db
    .selectFrom((eb) =>
      eb
        .selectFrom('erasures')
        .select('id')
        .$if(state !== 'all', (q) => q.where('state', '=', state))
        .limit(TOTAL_CAP)
        .as('matching'),
    )
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  await deps.db.transaction().execute((trx) =>
    appendAudit(trx, deps, actor, {
      action: 'case.listed',
      refs: { list: LIST, shown: String(shown.length), total: String(total) },
    }),
  );
  return {
    items: shown.map((row) => presentErasure(deps, actor, row)),
    nextCursor:
      rows.length > limit && last ? writePosition(deps, LIST, { at: last.sort_at, id: last.id }) : null,
    total,
  };
}
