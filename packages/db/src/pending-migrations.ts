import { readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Db } from './connect.ts';

/**
 * The migrations of this version that the database has not had, without applying any.
 * Errors: 42P01 (undefined table) when it never had one.
 */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from schema_migrations`.execute(db);
  const applied = new Set(rows.map(({ name }) => name));
  const files = await readdir(new URL('../migrations/', import.meta.url));
  return files.filter((name) => name.endsWith('.sql') && !applied.has(name)).sort();
}
