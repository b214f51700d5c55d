import type { Db } from '@docket/db';
import { CompiledQuery } from 'kysely';
import type { Statement } from './statements.ts';

/** How the database answers a statement, measured, as it writes it. */
export async function explain(db: Db, { sql, values }: Statement): Promise<string> {
  const { rows } = await db.executeQuery<{ 'QUERY PLAN': string }>(
    CompiledQuery.raw(`explain (analyze, buffers, settings) ${sql}`, [...values]),
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
