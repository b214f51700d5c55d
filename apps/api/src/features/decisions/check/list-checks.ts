import { type PendingCheck, TOTAL_CAP } from '@docket/contracts';
import { sql } from 'kysely';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { readPosition, writePosition } from '../../../http/position.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { type DecisionRow, findDecisions, presentDecision } from '../decision-store.ts';
import { shownTo } from '../shown-to.ts';

const LIST = 'checks';

/** Decisions that wait for a second person; what lapses first comes first. It names customers, so the reading is audited. */
export async function listChecks(
  deps: Deps,
  actor: Actor,
  query: { limit: number; cursor?: string | undefined },
): Promise<{ items: PendingCheck[]; nextCursor: string | null; total: number }> {
  const after = query.cursor === undefined ? null : readPosition(deps, LIST, query.cursor);
  const rows = await deps.db
    .selectFrom('decisions')
    .innerJoin('cases', 'cases.id', 'decisions.case_id')
    .select(['decisions.id', 'cases.full_name', 'cases.session_number', 'cases.status'])
    .select(
      sql<string>`to_char(decisions.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('at'),
    )
    .where('decisions.state', '=', 'pending_approval')
    .$if(after !== null, (q) =>
      q.where(
        sql<boolean>`(decisions.expires_at, decisions.id) > (${after?.at}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('decisions.expires_at')
    .orderBy('decisions.id')
    .limit(query.limit + 1)
    .execute();
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const decisions = new Map(
    (
      await findDecisions(
        deps.db,
        shown.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  );
  const total = await count(deps);
  await deps.db.transaction().execute((trx) =>
    appendAudit(trx, deps, actor, {
      action: 'case.listed',
      refs: { list: LIST, shown: String(shown.length), total: String(total) },
    }),
  );
  return {
    items: shown.flatMap((row) => present(deps, actor, row, decisions.get(row.id))),
    nextCursor:
      rows.length > query.limit && last ? writePosition(deps, LIST, { at: last.at, id: last.id }) : null,
    total,
  };
}

/** A decision that somebody settled between the two reads is not shown. */
function present(
  deps: Deps,
  actor: Actor,
  row: { full_name: string | null; session_number: number | null; status: string },
  decision: DecisionRow | undefined,
): PendingCheck[] {
  if (decision?.state !== 'pending_approval' || decision.expires_at === null) return [];
  const shown = shownTo(actor.id, presentDecision(deps, decision));
  return [
    {
      decision: shown,
      caseId: shown.caseId,
      fullName: row.full_name,
      sessionNumber: row.session_number,
      caseStatus: row.status,
      expiresAt: decision.expires_at.toISOString(),
    },
  ];
}

/** Exact up to the cap. */
async function count(deps: Deps): Promise<number> {
  const { total } = await deps.db
    .selectFrom((eb) =>
      eb
        .selectFrom('decisions')
        .select('id')
        .where('state', '=', 'pending_approval')
        .limit(TOTAL_CAP)
        .as('pending'),
    )
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}
