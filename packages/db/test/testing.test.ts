import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../src/testing.ts';

async function names(url: string, sql: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows.map((row) => String(row.name));
  } finally {
    await client.end();
  }
}

const tables = "select tablename as name from pg_tables where schemaname = 'public' order by 1";

test('every test database is a migrated copy, and writes stay in the copy', async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const before = await names(second.url, tables);
  await names(first.url, 'create table only_here (name text)');
  expect(await names(first.url, tables)).toContain('only_here');
  expect(await names(second.url, tables)).toEqual(before);
  expect(before.length).toBeGreaterThan(0);
  await Promise.all([first.drop(), second.drop()]);
});

test('dropping works while a client is still connected', async () => {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  const ended = new Promise((done) => client.once('end', done));
  client.on('error', () => {});
  await client.connect();
  await database.drop();
  await ended;
  await expect(names(database.url, tables)).rejects.toThrow(/does not exist/);
});
