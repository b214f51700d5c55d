import { createHash } from 'node:crypto';
import type { Db, Trx } from '@docket/db';
import { sql } from 'kysely';

type Intake = { readonly id: string; readonly entry: string };

/** The same database, in whose transactions the insert of the audit row is not carried out at all. */
export function unaudited(db: Db): Db {
  return withTransactions(db, async () => {});
}

/**
 * The same, with the rival design in its place: each entry holds the hash of the one before, so the newest is locked.
 * The lock is taken as late as can be, by the last statement before the commit.
 */
export function chained(db: Db): Db {
  return withTransactions(db, async (trx, { id, entry }) => {
    const { rows } = await sql<{ hash: Buffer }>`select hash from bench_chain_head for update`.execute(trx);
    const hash = createHash('sha256')
      .update(rows[0]?.hash ?? '')
      .update(entry)
      .digest();
    await sql`with entry as (insert into bench_chain (id, entry, hash) values (${id}, ${entry}, ${hash}))
      update bench_chain_head set hash = ${hash}`.execute(trx);
  });
}

export async function makeChain(db: Db): Promise<void> {
  await sql`create table bench_chain (
    position bigint generated always as identity primary key, id uuid unique, entry text, hash bytea)`.execute(
    db,
  );
  await sql`create table bench_chain_head (hash bytea)`.execute(db);
  await sql`insert into bench_chain_head values ('')`.execute(db);
  await sql`grant all on bench_chain, bench_chain_head to docket_app`.execute(db);
}

/** `last` runs at the end of each transaction that would have left an audit row. */
function withTransactions(db: Db, last: (trx: Trx, row: Intake) => Promise<void>): Db {
  const transaction = () => ({
    execute: <T>(work: (trx: Trx) => Promise<T>) =>
      db.transaction().execute(async (trx) => {
        const caught: Intake[] = [];
        const result = await work(catching(trx, caught));
        for (const row of caught) await last(trx, row);
        return result;
      }),
  });
  return substitute(db, 'transaction', transaction);
}

function catching(trx: Trx, caught: Intake[]): Trx {
  const insertInto = (table: Parameters<Trx['insertInto']>[0]) => {
    if (table !== 'audit.intake') return trx.insertInto(table);
    return { values: (row: Intake) => ({ execute: async () => void caught.push(row) }) };
  };
  return substitute(trx, 'insertInto', insertInto);
}

function substitute<T extends object>(target: T, name: string, own: unknown): T {
  return new Proxy(target, {
    get(of, property) {
      if (property === name) return own;
      const value: unknown = Reflect.get(of, property, of);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}
