import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { type Logins, setRoles } from './roles.ts';

const FOLDER = new URL('../migrations/', import.meta.url);

/** Any constant will do, as long as all instances use the same. */
const MIGRATION_LOCK = 7_305_114_201;

/**
 * Brings the database to the newest schema, the job queue's included, and its roles to their rights. `url` is that of
 * the owner. Safe to call from several processes at once. Files are applied in order, each in one transaction, and
 * never change after they have landed.
 *
 * Errors: a file that was changed after it was applied; those of the roles.
 */
export async function migrate(url: string, logins: Logins = {}): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: url, application_name: 'docket migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await applyFiles(client);
    await runMigrations({ connectionString: url });
    await setRoles(client, logins);
    return { applied };
  } finally {
    await client.end();
  }
}

async function applyFiles(client: pg.Client): Promise<string[]> {
  await client.query(
    `create table if not exists schema_migrations (
       name text primary key, sha256 text not null, applied_at timestamptz not null default now()
     )`,
  );
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from schema_migrations',
  );
  const known = new Map(rows.map((row) => [row.name, row.sha256]));
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  const applied: string[] = [];
  for (const name of files) {
    const sql = await readFile(new URL(name, FOLDER), 'utf8');
    const sha256 = createHash('sha256').update(sql).digest('hex');
    const before = known.get(name);
    if (before === sha256) continue;
    if (before !== undefined) throw new Error(`migration ${name} was changed after it was applied`);
    await client.query('begin');
    try {
      await client.query(sql);
      await client.query('insert into schema_migrations (name, sha256) values ($1, $2)', [name, sha256]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw new Error(`migration ${name} failed`, { cause: error });
    }
    applied.push(name);
  }
  return applied;
}
