import { type AuditRow, grantOf } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Actor } from '../../../http/authenticate.ts';

const TELLING: readonly string[] = ['decision.requested', 'decision.chosen'];
const HIDDEN = 'Shown once you have chosen an outcome yourself: this decision is checked blind.';

/** The log must not tell a second person what was decided before they have chosen; that it was decided, it does. */
export async function withoutBlind(trx: Trx, actor: Actor, rows: readonly AuditRow[]): Promise<AuditRow[]> {
  if (grantOf(actor.role, 'decision:check') === null) return [...rows];
  const ids = rows.flatMap(({ action, object }) =>
    TELLING.includes(action) && object?.type === 'decision' ? [object.id] : [],
  );
  const hidden = await findHidden(trx, actor, ids);
  return rows.map((row) =>
    TELLING.includes(row.action) && hidden.has(row.object?.id ?? '')
      ? { ...row, reason: null, change: null, leafHash: null, entry: HIDDEN }
      : row,
  );
}

/** Of these decisions those that wait for a second person under a blind policy, who is not to be told yet. */
async function findHidden(trx: Trx, actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await trx
    .selectFrom('decisions')
    .innerJoin('policies', 'policies.version', 'decisions.policy_version')
    .select('decisions.id')
    .where('decisions.id', 'in', [...ids])
    .where('policies.blind', '=', true)
    .where('decisions.state', '=', 'pending_approval')
    .where('decisions.maker_id', '<>', actor.id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('checks')
            .select('checks.id')
            .whereRef('checks.decision_id', '=', 'decisions.id')
            .where('checks.checker_id', '=', actor.id)
            .where('checks.verdict', '=', 'chose'),
        ),
      ),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}
