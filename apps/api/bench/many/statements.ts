import type { DB } from '@docket/db';
import { Kysely, PostgresDialect } from 'kysely';
import type { Deps } from '../../src/deps.ts';

/** A statement as it goes to the database, its values as text. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly string[];
}

/** What a use case asks of the database, heard while it asks. */
export async function statementsOf(deps: Deps, run: (deps: Deps) => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = [];
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: deps.pool }),
    log: ({ level, query }) => {
      if (level === 'query') heard.push({ sql: query.sql, values: query.parameters.map(textOf) });
    },
  });
  // Spread, `deps` would lose what is read from it when it is asked for.
  await run(Object.create(deps, { db: { value: db } }) as Deps);
  return heard;
}

function textOf(value: unknown): string {
  if (!Array.isArray(value)) return value instanceof Date ? value.toISOString() : String(value);
  return `{${value.map((item) => `"${String(item).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
