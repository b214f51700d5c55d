import type { Db, Trx } from '@docket/db';
import { sql } from 'kysely';

const GUARDS = {
  'audit.log': ['log_append_only', 'log_no_truncate'],
  'audit.checkpoint': ['checkpoint_append_only', 'checkpoint_no_truncate'],
};

/** What only the database's owner can do: switch the guards off, change history, switch them on again. */
export async function tamper(db: Db, change: (trx: Trx) => Promise<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const table of Object.keys(GUARDS)) {
      await sql`alter table ${sql.table(table)} disable trigger all`.execute(trx);
    }
    await change(trx);
    for (const [table, triggers] of Object.entries(GUARDS)) {
      for (const trigger of triggers) {
        await sql`alter table ${sql.table(table)} enable always trigger ${sql.ref(trigger)}`.execute(trx);
      }
    }
  });
}

/** Changes an entry the way a careful forger would: with the leaf that belongs to the new text. */
export async function forgeEntry(db: Db, index: number, from: string, to: string): Promise<void> {
  await tamper(db, (trx) =>
    sql`update audit.log set entry = replace(entry, ${from}, ${to}),
        leaf = sha256('\\x00'::bytea || convert_to(replace(entry, ${from}, ${to}), 'UTF8'))
      where leaf_index = ${index}`.execute(trx),
  );
}
