import {
  appendLeaf,
  emptyFrontier,
  type Frontier,
  formatCheckpoint,
  leafHash,
  rootOf,
  type SigningKey,
  serialiseFrontier,
  signNote,
} from '@docket/audit';
import type { Trx } from '@docket/db';
import { sql } from 'kysely';

/** What an attack is given: a transaction with all triggers off, and the place to strike. */
export interface Strike {
  readonly trx: Trx;
  readonly at: number;
  /** Entries in the log before the attack. */
  readonly size: number;
  /** The log's own key, for the attacks of somebody who stole it. */
  readonly key: SigningKey;
}

/** The superuser's way past every guard: no trigger fires, no constraint on the leaf is left. */
export async function disarm(trx: Trx): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(trx);
  await sql`alter table audit.log disable trigger all`.execute(trx);
  await sql`alter table audit.checkpoint disable trigger all`.execute(trx);
  await sql`alter table audit.log drop constraint log_leaf_matches`.execute(trx);
}

export async function entryAt(trx: Trx, at: number): Promise<string> {
  const row = await trx
    .selectFrom('audit.log')
    .select('entry')
    .where('leaf_index', '=', at)
    .executeTakeFirstOrThrow();
  return row.entry;
}

/** Writes an entry's text; by a careful forger with the leaf and the id that belong to it. */
export async function putEntry(trx: Trx, at: number, entry: string, careful = true): Promise<void> {
  await trx
    .updateTable('audit.log')
    .set({ entry, ...(careful ? { leaf: Buffer.from(leafHash(entry)) } : {}) })
    .where('leaf_index', '=', at)
    .execute();
}

export async function editEntry(
  { trx, at }: Strike,
  edit: (entry: string) => string,
  careful = true,
): Promise<void> {
  const before = await entryAt(trx, at);
  const after = edit(before);
  if (after === before) throw new Error('the attack changed nothing');
  await putEntry(trx, at, after, careful);
}

/** Moves everything from `at` on by `by` places; by way of negative ones, because the places are unique. */
export async function shift(trx: Trx, at: number, by: number): Promise<void> {
  await sql`update audit.log set leaf_index = -1 - (leaf_index + ${by}) where leaf_index >= ${at}`.execute(
    trx,
  );
  await sql`update audit.log set leaf_index = -1 - leaf_index where leaf_index < 0`.execute(trx);
}

export async function insertEntry(trx: Trx, at: number, entry: string): Promise<void> {
  const { id } = JSON.parse(entry) as { id: string }; // an entry of ours, with another id put in
  await trx
    .insertInto('audit.log')
    .values({ leaf_index: at, id, entry, leaf: Buffer.from(leafHash(entry)) })
    .execute();
}

/** Recomputes and signs every checkpoint beyond `from` entries, as whoever holds a key could. */
export async function resign({ trx }: Strike, from: number, key: SigningKey): Promise<void> {
  const entries = await trx.selectFrom('audit.log').select('entry').orderBy('leaf_index').execute();
  const rows = await trx.selectFrom('audit.checkpoint').select(['size', 'note']).execute();
  const notes = new Map(rows.map(({ size, note }) => [size, note]));
  let frontier: Frontier = emptyFrontier();
  for (const { entry } of entries) {
    frontier = appendLeaf(frontier, leafHash(entry));
    const note = notes.get(frontier.size);
    if (frontier.size <= from || note === undefined) continue;
    const extensions = note.split('\n\n')[0]?.split('\n').slice(3) ?? [];
    const root = rootOf(frontier);
    const text = formatCheckpoint({ origin: key.name, size: frontier.size, root, extensions });
    await trx
      .updateTable('audit.checkpoint')
      .set({
        root: Buffer.from(root),
        frontier: serialiseFrontier(frontier),
        note: signNote(text, key),
      })
      .where('size', '=', frontier.size)
      .execute();
  }
}
