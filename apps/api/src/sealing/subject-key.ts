import type { Db, Trx } from '@docket/db';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { addressPlace, SEALED_FIELDS } from './sealed-fields.ts';
import type { SubjectKey, SubjectRow } from './sealing.ts';

type SealingDeps = Pick<Deps, 'sealing' | 'newId' | 'clock'>;

/** For reading what is kept of a case. Looked up each time, so that an erasure holds at once on every instance. */
export async function subjectKeyOf(
  db: Db | Trx,
  deps: Pick<Deps, 'sealing'>,
  caseId: string,
): Promise<SubjectKey> {
  const row = await db
    .selectFrom('cases')
    .leftJoin('subject_keys', 'subject_keys.id', 'cases.subject_id')
    .select(['cases.subject_id', 'subject_keys.wrapped_key'])
    .where('cases.id', '=', caseId)
    .executeTakeFirst();
  return deps.sealing.keyOf(row ?? { subject_id: null, wrapped_key: null });
}

/**
 * For writing: locks the case and gives it a key when it has none, the one of its person's other sessions if there are
 * any. What was kept of it before there was sealing is sealed with it. A case never changes its key.
 */
export async function ensureSubjectKey(trx: Trx, deps: SealingDeps, caseId: string): Promise<SubjectKey> {
  const row = await trx
    .selectFrom('cases')
    .leftJoin('subject_keys', 'subject_keys.id', 'cases.subject_id')
    .select(['cases.subject_id', 'cases.vendor_data', 'cases.unsealed', 'subject_keys.wrapped_key'])
    .where('cases.id', '=', caseId)
    .forUpdate('cases')
    .executeTakeFirstOrThrow();
  if (row.subject_id !== null) return deps.sealing.keyOf(row);
  const subject = await findOrMake(trx, deps, row.vendor_data);
  const key = deps.sealing.keyOf(subject);
  if (row.unsealed) await sealKept(trx, key, caseId);
  await trx
    .updateTable('cases')
    .set({ subject_id: subject.subject_id, unsealed: false })
    .where('id', '=', caseId)
    .execute();
  return key;
}

async function findOrMake(trx: Trx, deps: SealingDeps, vendorData: string | null): Promise<SubjectRow> {
  const id = deps.newId();
  const lookup = vendorData === null ? null : deps.sealing.lookupOf(vendorData);
  const row = await trx
    .insertInto('subject_keys')
    .values({ id, lookup, wrapped_key: deps.sealing.newKey(id), created_at: deps.clock() })
    // Changes nothing; it makes the row that is there come back, and waits for one that is being erased.
    .onConflict((conflict) => conflict.column('lookup').doUpdateSet({ lookup }))
    .returning(['id', 'wrapped_key'])
    .executeTakeFirstOrThrow();
  return { subject_id: row.id, wrapped_key: row.wrapped_key };
}

/** What was written before there was sealing. */
async function sealKept(trx: Trx, key: SubjectKey, caseId: string): Promise<void> {
  for (const { table, field, row, ofCase } of SEALED_FIELDS) {
    const { rows } = await sql<{ at: string; text: string }>`
      select ${row} as at, ${sql.ref(field)} as text from ${sql.table(table)}
      where ${ofCase(caseId)} and ${sql.ref(field)} is not null`.execute(trx);
    for (const { at, text } of rows) {
      await sql`update ${sql.table(table)} set ${sql.ref(field)} = ${key.seal({ table, row: at, field }, text)}
        where ${ofCase(caseId)} and ${row} = ${at}`.execute(trx);
    }
  }
  const { rows } = await sql<{ id: string; address: string }>`
    select id, payload #>> '{email,address}' as address from decisions
    where case_id = ${caseId}::uuid and payload #>> '{email,address}' is not null`.execute(trx);
  for (const { id, address } of rows) {
    const sealed = JSON.stringify(key.seal(addressPlace(id), address));
    await sql`update decisions set payload = jsonb_set(payload, '{email,address}', ${sealed}::jsonb)
      where id = ${id}::uuid`.execute(trx);
  }
}
