import { treeRoot } from '@docket/audit';
import type { Db } from '@docket/db';

/** Entries below one stored root; eight levels of the tree, as in C2SP tlog-tiles. */
export const TILE_LEAVES = 256;

const TILES_AT_ONCE = 16;

/**
 * The roots of all full tiles among the first `size` entries, in order. Those that are not stored yet are computed
 * and stored; after the first time that is only what was added since.
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
    const first = roots.length;
    const fresh = await computeTiles(db, first, Math.min(first + TILES_AT_ONCE, wanted));
    await db
      .insertInto('audit.tile')
      .values(fresh.map((root, i) => ({ tile_index: first + i, root: Buffer.from(root) })))
      .onConflict((conflict) => conflict.column('tile_index').doNothing())
      .execute();
    roots.push(...fresh);
  }
  return roots;
}

async function computeTiles(db: Db, from: number, to: number): Promise<Uint8Array[]> {
  const leaves = await readLeaves(db, from * TILE_LEAVES, to * TILE_LEAVES);
  return Array.from({ length: to - from }, (_, i) =>
    treeRoot(leaves, i * TILE_LEAVES, (i + 1) * TILE_LEAVES),
  );
}

/** Errors: a place without an entry. Nothing can be proven about such a log, and verifying it says where. */
export async function readLeaves(db: Db, start: number, end: number): Promise<Uint8Array[]> {
  const rows = await db
    .selectFrom('audit.log')
    .select('leaf')
    .where('leaf_index', '>=', start)
    .where('leaf_index', '<', end)
    .orderBy('leaf_index')
    .execute();
  if (rows.length !== end - start) {
    throw new Error(`the audit log has a gap between the entries ${start} and ${end}`);
  }
  return rows.map(({ leaf }) => leaf);
}
