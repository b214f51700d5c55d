import { Correction } from '@docket/contracts';
import type { DB, Db, Trx } from '@docket/db';
import type { Insertable } from 'kysely';
import type { Deps } from '../../deps.ts';
import type { Change, CorrectedDocument } from './correction-rules.ts';

function select(db: Db | Trx) {
  return db
    .selectFrom('corrections')
    .innerJoin('users', 'users.id', 'corrections.made_by')
    .innerJoin('cases', 'cases.id', 'corrections.case_id')
    .leftJoin('subject_keys', 'subject_keys.id', 'cases.subject_id')
    .selectAll('corrections')
    .select(['users.name as maker_name', 'cases.subject_id', 'subject_keys.wrapped_key']);
}

type Raw = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];
export type CorrectionRow = Raw & { readonly document: CorrectedDocument };

// A check constraint holds the closed set of documents.
export async function readCorrections(db: Db | Trx, caseId: string): Promise<CorrectionRow[]> {
  return (await select(db)
    .where('corrections.case_id', '=', caseId)
    .orderBy('made_at')
    .execute()) as CorrectionRow[];
}

export async function findCorrection(db: Db | Trx, id: string): Promise<CorrectionRow | undefined> {
  return (await select(db).where('corrections.id', '=', id).executeTakeFirst()) as CorrectionRow | undefined;
}

export async function findByKey(trx: Trx, userId: string, key: string): Promise<CorrectionRow | undefined> {
  const row = await select(trx)
    .where('made_by', '=', userId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
  return row as CorrectionRow | undefined;
}

export async function insertCorrection(trx: Trx, row: Insertable<DB['corrections']>): Promise<void> {
  await trx.insertInto('corrections').values(row).execute();
}

/** Only the first outcome counts. Returns whether this was it. */
export async function settleCorrection(
  trx: Trx,
  id: string,
  outcome: { state: 'told' | 'refused'; because: string | null; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('corrections')
    .set({ state: outcome.state, because: outcome.because, settled_at: outcome.at })
    .where('id', '=', id)
    .where('state', '=', 'recorded')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Empty once the person is erased. */
export function changesOf(deps: Pick<Deps, 'sealing'>, row: CorrectionRow): Change[] {
  const text = deps.sealing.keyOf(row).open(placeOf(row.id, 'changes'), row.changes);
  // correctCase is the only writer.
  return text === null ? [] : (JSON.parse(text) as Change[]);
}

export function presentCorrection(deps: Pick<Deps, 'sealing'>, row: CorrectionRow): Correction {
  const key = deps.sealing.keyOf(row);
  return Correction.parse({
    id: row.id,
    changes: changesOf(deps, row),
    reason: row.reason,
    note: key.open(placeOf(row.id, 'note'), row.note),
    by: { id: row.made_by, name: row.maker_name },
    at: row.made_at.toISOString(),
    state: row.state,
    because: key.open(placeOf(row.id, 'because'), row.because),
  });
}

export function placeOf(id: string, field: 'changes' | 'note' | 'because') {
  return { table: 'corrections', row: id, field };
}
