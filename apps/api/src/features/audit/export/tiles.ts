import { treeRoot } from '@docket/audit';
import type { Db, Trx } from '@docket/db';

/** Entries below one stored root; eight levels of the tree, as in C2SP tlog-tiles. */
export const TILE_LEAVES = 256;

const TILES_AT_ONCE = 16;

/**
 * The roots of all full tiles among the first `size` entries, in order. What the sequencer has not stored is computed.
 */
export async function completeTiles(db: Db, size: number): Promise<Uint8Array[]> {
  const wanted = Math.floor(size / TILE_LEAVES);
  const roots: Uint8Array[] = [];
  const stored = await db
    .selectFrom('audit.tile')
    .select(['tile_index', 'root'])
    .where('tile_index', '<', wanted)
    .orderBy('tile_index')
    .execute();
  for (const { tile_index, root } of stored) {
    // whatever stands behind a gap is computed again
    if (tile_index !== roots.length) break;
    roots.push(root);
  }
  while (roots.length < wanted) {
    roots.push(...(await computeTiles(db, roots.length, Math.min(roots.length + TILES_AT_ONCE, wanted))));
  }
  return roots;
}

/**
 * Stores the roots of tiles that have become full. A log from before there were tiles catches up a little each time; one
 * with a gap gets no more of them, and goes on all the same.
 */
export async function storeTiles(trx: Trx, size: number): Promise<void> {
  const newest = await trx
    .selectFrom('audit.tile')
    .select('tile_index')
    .orderBy('tile_index', 'desc')
    .limit(1)
    .executeTakeFirst();
  const next = newest === undefined ? 0 : newest.tile_index + 1;
  const end = Math.min(next + TILES_AT_ONCE, Math.floor(size / TILE_LEAVES));
  if (end <= next) return;
  const leaves = await findLeaves(trx, next * TILE_LEAVES, end * TILE_LEAVES);
  if (leaves.length < (end - next) * TILE_LEAVES) return;
  await trx
    .insertInto('audit.tile')
    .values(rootsOf(leaves).map((root, i) => ({ tile_index: next + i, root: Buffer.from(root) })))
    .execute();
}

async function computeTiles(db: Db, from: number, to: number): Promise<Uint8Array[]> {
  return rootsOf(await readLeaves(db, from * TILE_LEAVES, to * TILE_LEAVES));
}

function rootsOf(leaves: readonly Uint8Array[]): Uint8Array[] {
  return Array.from({ length: leaves.length / TILE_LEAVES }, (_, i) =>
    treeRoot(leaves, i * TILE_LEAVES, (i + 1) * TILE_LEAVES),
  );
}

/** Errors: a place without an entry. Nothing can be proven about such a log, and verifying it says where. */
export async function readLeaves(db: Db, start: number, end: number): Promise<Uint8Array[]> {
  const leaves = await findLeaves(db, start, end);
  if (leaves.length !== end - start) {
    throw new Error(`the audit log has a gap between the entries ${start} and ${end}`);
  }
  return leaves;
}

async function findLeaves(db: Db | Trx, start: number, end: number): Promise<Uint8Array[]> {
  const rows = await db
    .selectFrom('audit.log')
    .select('leaf')
    .where('leaf_index', '>=', start)
    .where('leaf_index', '<', end)
    .orderBy('leaf_index')
    .execute();
  return rows.map(({ leaf }) => leaf);
}
