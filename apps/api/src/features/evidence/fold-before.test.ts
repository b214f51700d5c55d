import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../test/harness.ts';
import { withoutAccents } from './compare/letters.ts';
import { fold, searchTextOf } from './fold.ts';

const MIGRATION = new URL('../../../../../packages/db/migrations/0030_queue_speed.sql', import.meta.url);

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

/** As search text was folded before that migration, which `ß` came through as it is. */
function foldedBefore(value: string): string {
  return withoutAccents(value.normalize('NFKC'))
    .replaceAll('ss', 'ß')
    .toLowerCase()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

test('texts from before the search was in plain letters become what the server writes now', async () => {
  const texts = [
    'Marta Quintela Ríos XDC000418',
    'Jördis Groß',
    'АБВГҐДЂЕЁЄЖЗИІЇЙЈКЛЉМНЊОПРСТЋУЎФХЦЧЏШЩЪЫЬЭЮЯ абвгґдђеёєжзиіїйјклљмнњопрстћуўфхцчџшщъыьэюя',
    '欧阳 鼎铭 𠮷田',
    'نورة بن سالم',
    'Γιώργος ΚΩΣ',
    'ılgaz 김철수',
    '100% real_name back\\slash',
  ];
  const id = randomUUID();
  const at = new Date();
  const made = { id, status: 'Approved', session_created_at: at, observed_at: at, details_at: at };
  await t.db.insertInto('cases').values(made).execute();
  const update = /update cases set search_text[^;]+;/.exec(await readFile(MIGRATION, 'utf8'))?.[0] ?? '';
  for (const text of texts) {
    await t.db
      .updateTable('cases')
      .set({ search_text: foldedBefore(text) })
      .where('id', '=', id)
      .execute();
    await sql.raw(update.replace(/;$/, ` and id = '${id}'`)).execute(t.db);
    const after = await t.db
      .selectFrom('cases')
      .select('search_text')
      .where('id', '=', id)
      .executeTakeFirst();
    expect(after?.search_text).toBe(searchTextOf([fold(text)]));
  }
});
