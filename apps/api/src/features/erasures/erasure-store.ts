import type { DB, Db, Trx } from '@docket/db';
import { type Selectable, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { CaseFacts } from './erasure-rules.ts';

export interface SubjectCase extends CaseFacts {
  readonly id: string;
  readonly sessionNumber: number | null;
  readonly version: number;
}

/** Every case of a person, in the order in which cases are locked. Those only listed so far have no key yet. */
export async function casesOf(
  db: Db | Trx,
  subjectId: string,
  vendorData: string | null,
): Promise<SubjectCase[]> {
  const { rows } = await sql<SubjectCase>`
    select c.id, c.session_number as "sessionNumber", c.status, c.version,
      greatest(c.session_created_at,
        (select max(settled_at) from decisions d where d.case_id = c.id),
        (select max(at) from activities a where a.case_id = c.id and a.new_status is not null)) as "lastEventAt",
      exists (select 1 from decisions d where d.case_id = c.id
        and d.state in ('pending_approval', 'queued', 'sending', 'unknown', 'manual')) as "openDecision",
      exists (select 1 from bypasses b where b.case_id = c.id and b.state = 'open') as "openBypass",
      exists (select 1 from aml_dispositions f where f.case_id = c.id and f.state = 'recorded') as "findingUnderway"
    from cases c
    where c.subject_id = ${subjectId}::uuid
      or (c.subject_id is null and c.vendor_data = ${vendorData}::text and c.erased_at is null)
    order by c.id`.execute(db);
  return rows;
}

/** In one order, so that two erasures never wait for each other for ever. */
export async function lockCases(trx: Trx, ids: readonly string[]): Promise<void> {
  await trx
    .selectFrom('cases')
    .select('id')
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function findHold(db: Db | Trx, subjectId: string) {
  return db
    .selectFrom('legal_holds')
    .innerJoin('users', 'users.id', 'legal_holds.set_by')
    .select([
      'legal_holds.id',
      'legal_holds.because',
      'legal_holds.set_at',
      'legal_holds.set_by',
      'users.name',
    ])
    .where('subject_id', '=', subjectId)
    .where('released_at', 'is', null)
    .executeTakeFirst();
}

/** A request with its people, its key and what is left of its cases. */
export function selectErasure(db: Db | Trx) {
  return db
    .selectFrom('erasures')
    .innerJoin('users as maker', 'maker.id', 'erasures.requested_by')
    .leftJoin('users as checker', 'checker.id', 'erasures.checked_by')
    .innerJoin('subject_keys', 'subject_keys.id', 'erasures.subject_id')
    .selectAll('erasures')
    .select(['maker.name as maker_name', 'checker.name as checker_name', 'subject_keys.wrapped_key'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('erased_cases')
          .innerJoin('cases', 'cases.id', 'erased_cases.case_id')
          .leftJoin('audit.log', 'audit.log.id', 'erased_cases.audit_entry_id')
          .select(['cases.id as caseId', 'cases.session_number as sessionNumber', 'erased_cases.because'])
          .select('audit.log.leaf_index as entryIndex')
          .select(
            sql<
              string | null
            >`to_char(erased_cases.told_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`.as(
              'deletedAtDidit',
            ),
          )
          .whereRef('erased_cases.erasure_id', '=', 'erasures.id')
          .orderBy('cases.id'),
      ).as('cases'),
    )
    .select(
      sql<string>`to_char(erasures.requested_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as(
        'sort_at',
      ),
    );
}

export type ErasureRow = Awaited<ReturnType<ReturnType<typeof selectErasure>['execute']>>[number];

export async function findErasure(db: Db | Trx, id: string): Promise<ErasureRow | undefined> {
  return selectErasure(db).where('erasures.id', '=', id).executeTakeFirst();
}

/** The one that waits, else the one that was carried out. */
export async function findErasureOf(db: Db | Trx, subjectId: string): Promise<ErasureRow | undefined> {
  return selectErasure(db)
    .where('erasures.subject_id', '=', subjectId)
    .where('erasures.state', 'in', ['requested', 'done'])
    .executeTakeFirst();
}

export async function lockErasure(trx: Trx, id: string): Promise<Selectable<DB['erasures']> | undefined> {
  return trx.selectFrom('erasures').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export function notePlace(id: string, field: 'note' | 'check_note') {
  return { table: 'erasures', row: id, field };
}

export function holdPlace(id: string, field: 'because' | 'release_because') {
  return { table: 'legal_holds', row: id, field };
}
