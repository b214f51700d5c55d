import { type Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { type GaveWay, RetryingDatabase } from './begin-again.ts';
import type { DatabaseRole } from './roles.ts';
import type { DB } from './schema.gen.ts';

export type Db = Kysely<DB>;
/** In a signature it means: takes locks or writes more than once, so the caller owns the transaction. */
export type Trx = Transaction<DB>;

export interface Connection {
  readonly db: Db;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

// bigint counters (leaf indexes, fences) stay far below 2^53; as strings they would compare wrongly.
const INT8_OID = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === INT8_OID) return (text: string) => Number(text);
    return pg.types.getTypeParser(oid, format);
  },
};

/**
 * Opens a pool on a postgres:// URL. No statement may run longer than 20 s: a stuck query must not hold a
 * request, a lock or the pool for ever. A transaction that has to give way to another one is begun again.
 * `role`: steps down to it, whatever the login could do; without it the connection has the login's own rights.
 */
export function connect(
  url: string,
  options: {
    max?: number;
    applicationName?: string;
    role?: DatabaseRole;
    /** Hears of each attempt that gave way. */
    onGaveWay?: (gaveWay: GaveWay) => void;
  } = {},
): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'docket',
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 30_000,
    connectionTimeoutMillis: 5_000,
    types,
    ...(options.role === undefined ? {} : { options: `-c role=${options.role}` }),
  });
  // An idle connection that breaks (database restart) is replaced by the pool; without a listener Node would end the process.
  pool.on('error', () => undefined);
  // The same for one that is out on loan: whoever uses it gets the error from the query.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const dialect = new PostgresDialect({ pool });
  const db = new RetryingDatabase({ dialect }, options.onGaveWay ?? (() => undefined));
  return { db, pool, close: () => db.destroy() };
}
