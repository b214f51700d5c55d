import { formatTlogProof } from '@docket/audit';
import type { Db } from '@docket/db';
import { TreeReader } from '../export/tree-reader.ts';

/** A sealed entry of the log at its place. */
export interface SealedEntry {
  readonly index: number;
  readonly entry: string;
}

/** The sealed entries about one decision of a case, in the order of the log. */
export async function sealedEntriesOf(
  db: Db,
  caseId: string,
  actions: readonly string[],
): Promise<(SealedEntry & { action: string; objectId: string })[]> {
  const rows = await db
    .selectFrom('audit.log')
    .select(['leaf_index', 'entry', 'action'])
    .where('case_id', '=', caseId)
    .where('action', 'in', [...actions])
    .orderBy('leaf_index')
    .execute();
  return rows.map(({ leaf_index, entry, action }) => ({
    index: leaf_index,
    entry,
    action,
    // Every entry of the log was written by appendAudit.
    objectId: (JSON.parse(entry) as { object: { id: string } | null }).object?.id ?? '',
  }));
}

/**
 * Each entry with the proof of its place, under the first checkpoint that covers them all: so that the same entries
 * are given the same proofs for ever.
 */
export async function proveEntries(
  db: Db,
  entries: readonly SealedEntry[],
): Promise<{ entry: string; proof: string }[]> {
  const last = Math.max(...entries.map(({ index }) => index));
  const { size, root, note } = await db
    .selectFrom('audit.checkpoint')
    .select(['size', 'root', 'note'])
    .where('size', '>', last)
    .orderBy('size')
    .limit(1)
    .executeTakeFirstOrThrow();
  const tree = await TreeReader.open(db, size, root);
  const proven: { entry: string; proof: string }[] = [];
  for (const { index, entry } of entries) {
    const hashes = await tree.proveInclusion(index);
    proven.push({ entry, proof: formatTlogProof({ index, hashes, checkpoint: note }) });
  }
  return proven;
}
