import type { Db, Trx } from '@docket/db';
import { sql } from 'kysely';
import { fail } from '../../http/errors.ts';

/** The columns an item is shown with: the case, who owns it and who resolved it. */
export function selectBypass(db: Db | Trx) {
  return db
    .selectFrom('bypasses')
    .innerJoin('cases', 'cases.id', 'bypasses.case_id')
    .leftJoin('subject_keys', 'subject_keys.id', 'cases.subject_id')
    .leftJoin('users as owner', 'owner.id', 'bypasses.owner_id')
    .leftJoin('users as resolver', 'resolver.id', 'bypasses.resolved_by')
    .select([
      'bypasses.id',
      'bypasses.case_id',
      'bypasses.from_status',
      'bypasses.to_status',
      'bypasses.actor_type',
      'bypasses.actor_name',
      'bypasses.happened_at',
      'bypasses.detected_at',
      'bypasses.found_by',
      'bypasses.state',
      'bypasses.owner_id',
      'bypasses.resolution',
      'bypasses.note',
      'bypasses.resolved_by',
      'bypasses.resolved_at',
      'bypasses.version',
      'cases.subject_id',
      'subject_keys.wrapped_key',
      'cases.session_number',
      'cases.full_name',
      'cases.status as case_status',
      'owner.name as owner_name',
      'resolver.name as resolver_name',
      // Microseconds: a JavaScript Date would cut them off and skip or repeat rows at a page's edge.
      sql<string>`to_char(bypasses.detected_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as(
        'sort_at',
      ),
    ]);
}

export type BypassRow = Awaited<ReturnType<ReturnType<typeof selectBypass>['execute']>>[number];

/** Errors: not-found, version-mismatch, bypass-not-open. */
export async function lockOpenBypass(trx: Trx, id: string, version: number) {
  const row = await trx
    .selectFrom('bypasses')
    .select(['id', 'case_id', 'state', 'owner_id', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return fail('not-found');
  if (row.state !== 'open') fail('bypass-not-open');
  if (row.version !== version) fail('version-mismatch');
  return row;
}

export interface BypassChange {
  readonly owner_id: string;
  readonly state?: 'resolved';
  readonly resolution?: string;
  readonly note?: string;
  readonly resolved_by?: string;
  readonly resolved_at?: Date;
}

export async function saveBypass(trx: Trx, id: string, change: BypassChange): Promise<BypassRow> {
  await trx
    .updateTable('bypasses')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  return selectBypass(trx).where('bypasses.id', '=', id).executeTakeFirstOrThrow();
}

export function notePlace(id: string) {
  return { table: 'bypasses', row: id, field: 'note' };
}
