import { CheckpointError, leafHash, parseCheckpoint, parseFrontier, rootOf } from '@docket/audit';
import * as z from 'zod';
import type { Flaw } from './verify-stored.ts';

/** A row of the log with the columns that people search by. */
export interface StoredRow {
  readonly leaf_index: number;
  readonly id: string;
  readonly entry: string;
  readonly leaf: Buffer;
  readonly at: string;
  readonly actor_id: string | null;
  readonly action: string;
  readonly case_id: string | null;
}

export interface StoredCheckpoint {
  readonly size: number;
  readonly note: string;
  readonly root: Buffer;
  readonly frontier: string;
}

/** The parts of an entry that have columns of their own. */
const Searched = z.looseObject({
  id: z.string(),
  ts: z.string(),
  action: z.string(),
  case: z.string().nullable(),
  actor: z.looseObject({ id: z.string().nullable() }),
});

/**
 * Postgres keeps the search columns equal to the entry, until its owner tells it not to. An entry that a search no
 * longer finds is as good as removed for whoever searches.
 */
export const checkColumns = {
  /** The first column of the row that says something else than its entry; null when all agree. */
  ofRow(row: StoredRow): Flaw | null {
    const lie = lieOf(row);
    return lie === null
      ? null
      : {
          index: row.leaf_index,
          problem: `entry ${row.leaf_index}: the column ${lie} does not say what it says`,
        };
  },

  /** The first checkpoint, smallest first, whose columns say something else than its signed note. */
  ofCheckpoints(checkpoints: readonly StoredCheckpoint[]): Flaw | null {
    let proven = 0;
    for (const checkpoint of checkpoints) {
      if (!agrees(checkpoint)) {
        const problem = `the checkpoint over ${checkpoint.size} entries is stored beside another note, root or frontier`;
        return { index: Math.min(proven, checkpoint.size), problem };
      }
      proven = checkpoint.size;
    }
    return null;
  },
};

function lieOf({ entry, leaf, ...row }: StoredRow): string | null {
  if (!leaf.equals(leafHash(entry))) return 'leaf';
  const parsed = Searched.safeParse(readJson(entry));
  // an entry of another shape is none that Docket wrote; what is wrong with it, other checks say
  if (!parsed.success) return null;
  const { id, ts, action, case: caseId, actor } = parsed.data;
  const said = { id, at: ts, action, case_id: caseId, actor_id: actor.id };
  const lie = Object.entries(said).find(([column, value]) => row[column as keyof typeof said] !== value);
  return lie?.[0] ?? null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // reported as an entry that is not canonical
    return null;
  }
}

function agrees({ size, note, root, frontier }: StoredCheckpoint): boolean {
  try {
    const head = parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1));
    const edge = parseFrontier(frontier);
    return head.size === size && root.equals(head.root) && edge.size === size && root.equals(rootOf(edge));
  } catch (error) {
    if (error instanceof CheckpointError || error instanceof RangeError) return false;
    throw error;
  }
}
