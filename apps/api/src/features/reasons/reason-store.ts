import { ReasonCatalogue } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';
import { sql } from 'kysely';

function select(db: Db | Trx) {
  return db
    .selectFrom('reason_catalogues as catalogues')
    .leftJoin('users', 'users.id', 'catalogues.made_by')
    .select([
      'catalogues.version',
      'catalogues.reasons',
      'catalogues.because',
      'catalogues.made_by',
      'catalogues.at',
      'users.name as maker_name',
    ])
    .orderBy('catalogues.version', 'desc');
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

/** Newest first; the first is in force. There is always one: the migration made it. */
export async function readCatalogues(db: Db | Trx, limit: number): Promise<ReasonCatalogue[]> {
  return (await select(db).limit(limit).execute()).map(present);
}

export async function insertCatalogue(
  trx: Trx,
  catalogue: Pick<ReasonCatalogue, 'version' | 'reasons' | 'because'> & { madeBy: string; at: Date },
): Promise<void> {
  await trx
    .insertInto('reason_catalogues')
    .values({
      version: catalogue.version,
      reasons: JSON.stringify(catalogue.reasons),
      because: catalogue.because,
      made_by: catalogue.madeBy,
      at: catalogue.at,
    })
    .execute();
}

/** How often each key was given: as a main or further reason, for a step, or for a finding. */
export async function countUses(db: Db): Promise<{ key: string; times: number }[]> {
  const { rows } = await sql<{ key: string; times: number }>`
    select key, count(*)::int as times from (
      select id, reason as key from decisions where reason is not null
      union
      select id, unnest(more_reasons) from decisions where more_reasons <> '{}'
      union
      select id, reason from aml_dispositions
    ) as uses group by key order by key`.execute(db);
  return rows;
}

function present(row: Row): ReasonCatalogue {
  return ReasonCatalogue.parse({
    version: row.version,
    reasons: row.reasons,
    because: row.because,
    madeBy: row.made_by === null ? null : { id: row.made_by, name: row.maker_name ?? '' },
    at: row.at.toISOString(),
  });
}
