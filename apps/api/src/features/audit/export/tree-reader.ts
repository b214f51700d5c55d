import { consistencyRanges, inclusionRanges, nodeHash, splitPoint, treeRoot } from '@docket/audit';
import type { Db } from '@docket/db';
import { completeTiles, readLeaves, TILE_LEAVES } from './tiles.ts';

/** Roots of many subtrees are asked for again and again; these many are kept. */
const MOST_KEPT = 20_000;
const TILES_KEPT = 4;

/**
 * The tree over the first `size` entries of the log, from which proofs are taken. It holds one hash for every 256
 * entries (125 kB for a million) and reads the rest when it is needed.
 */
export class TreeReader {
  readonly size: number;
  readonly #db: Db;
  readonly #tileRoots: readonly Uint8Array[];
  readonly #kept = new Map<string, Uint8Array>();
  readonly #tiles = new Map<number, readonly Uint8Array[]>();

  private constructor(db: Db, size: number, tileRoots: readonly Uint8Array[]) {
    this.#db = db;
    this.size = size;
    this.#tileRoots = tileRoots;
  }

  /**
   * `root` is what the log's checkpoint says. When the stored subtree roots lead elsewhere they are not used: then
   * the proofs are of the log as it is, and their verification says what is wrong with it.
   */
  static async open(db: Db, size: number, root: Uint8Array): Promise<TreeReader> {
    const stored = new TreeReader(db, size, await completeTiles(db, size));
    if (Buffer.from(root).equals(await stored.#rootOver(0, size))) return stored;
    return new TreeReader(db, size, []);
  }

  /** The sibling hashes from the entry at `index` up to the root. */
  async proveInclusion(index: number): Promise<Uint8Array[]> {
    return this.#rootsOver(inclusionRanges(index, this.size));
  }

  /** The hashes that show the first `oldSize` entries to be the beginning of this tree. */
  async proveConsistency(oldSize: number): Promise<Uint8Array[]> {
    return this.#rootsOver(consistencyRanges(oldSize, this.size));
  }

  async #rootsOver(ranges: readonly (readonly [start: number, end: number])[]): Promise<Uint8Array[]> {
    const roots: Uint8Array[] = [];
    for (const [start, end] of ranges) {
      const name = `${start}-${end}`;
      const root = this.#kept.get(name) ?? (await this.#rootOver(start, end));
      if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
      this.#kept.set(name, root);
      roots.push(root);
    }
    return roots;
  }

  async #rootOver(start: number, end: number): Promise<Uint8Array> {
    const tile = Math.floor(start / TILE_LEAVES);
    const first = tile * TILE_LEAVES;
    if (end <= first + TILE_LEAVES) {
      const known = end - start === TILE_LEAVES ? this.#tileRoots[tile] : undefined;
      return known ?? treeRoot(await this.#leavesOf(tile), start - first, end - first);
    }
    const middle = start + splitPoint(end - start);
    return nodeHash(await this.#rootOver(start, middle), await this.#rootOver(middle, end));
  }

  /** Entries are proven in their order, so the last tiles are the ones that are needed again. */
  async #leavesOf(tile: number): Promise<readonly Uint8Array[]> {
    const known = this.#tiles.get(tile);
    if (known !== undefined) return known;
    const first = tile * TILE_LEAVES;
    const leaves = await readLeaves(this.#db, first, Math.min(first + TILE_LEAVES, this.size));
    const [oldest] = this.#tiles.keys();
    if (this.#tiles.size >= TILES_KEPT && oldest !== undefined) this.#tiles.delete(oldest);
    this.#tiles.set(tile, leaves);
    return leaves;
  }
}
