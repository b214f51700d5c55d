import { Disposition } from '@docket/contracts';
import type { DB, Db, Trx } from '@docket/db';
import type { Insertable } from 'kysely';
import type { Deps } from '../../deps.ts';

function select(db: Db | Trx) {
  return db
    .selectFrom('aml_dispositions')
    .innerJoin('users', 'users.id', 'aml_dispositions.made_by')
    .innerJoin('cases', 'cases.id', 'aml_dispositions.case_id')
    .leftJoin('subject_keys', 'subject_keys.id', 'cases.subject_id')
    .selectAll('aml_dispositions')
    .select(['users.name as maker_name', 'cases.subject_id', 'subject_keys.wrapped_key']);
}

export type DispositionRow = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

/** Of one case, oldest first. */
export async function readDispositions(db: Db | Trx, caseId: string): Promise<DispositionRow[]> {
  return select(db).where('aml_dispositions.case_id', '=', caseId).orderBy('made_at').execute();
}

export async function findDisposition(db: Db | Trx, id: string): Promise<DispositionRow | undefined> {
  return select(db).where('aml_dispositions.id', '=', id).executeTakeFirst();
}

export async function insertDisposition(trx: Trx, row: Insertable<DB['aml_dispositions']>): Promise<void> {
  await trx.insertInto('aml_dispositions').values(row).execute();
}

/** Only the first outcome counts. Returns whether this was it. */
export async function settleDisposition(
  trx: Trx,
  id: string,
  outcome: { state: 'told' | 'refused'; because: string | null; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('aml_dispositions')
    .set({ state: outcome.state, because: outcome.because, settled_at: outcome.at })
    .where('id', '=', id)
    .where('state', '=', 'recorded')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export function presentDisposition(deps: Pick<Deps, 'sealing'>, row: DispositionRow): Disposition {
  return Disposition.parse({
    id: row.id,
    hitIds: row.hit_ids,
    finding: row.finding,
    reason: row.reason,
    discriminators: row.discriminators,
    note: deps.sealing.keyOf(row).open(notePlace(row.id), row.note),
    by: { id: row.made_by, name: row.maker_name },
    at: row.made_at.toISOString(),
    state: row.state,
    because: row.because,
  });
}

export function notePlace(id: string) {
  return { table: 'aml_dispositions', row: id, field: 'note' };
}
