import {
  appendLeaf,
  emptyFrontier,
  type Frontier,
  formatCheckpoint,
  leafHash,
  parseFrontier,
  rootOf,
  serialiseFrontier,
  signNote,
} from '@docket/audit';
import type { Trx } from '@docket/db';
import { sql } from 'kysely';
import type { Deps } from '../../../deps.ts';
import { failpoint } from '../../../failpoint.ts';
import { storeTiles } from '../export/tiles.ts';
import { publishCheckpoint } from './publish-checkpoint.ts';

export type SequencerDeps = Pick<Deps, 'db' | 'sequencerDb' | 'auditKey' | 'clock' | 'env'>;

/** Keeps one transaction short: hashing and inserting this many takes some tens of milliseconds. */
export const MOST_PER_PASS = 2_000;

interface Entry {
  readonly seq: number;
  readonly entry: string;
}

/**
 * Moves the waiting entries into the log and signs the new tree head: one pass, one transaction. Returns how
 * many entries it took; 0 also when another instance is at it. What a crash interrupts, the next pass does.
 *
 * Errors: the database fails, the last checkpoint does not match its frontier; AnchorError when the entries are
 * in the log but their checkpoint could not be kept outside the database.
 */
export async function sequenceAudit(deps: SequencerDeps): Promise<number> {
  const sealed = await deps.sequencerDb.transaction().execute((trx) => seal(trx, deps));
  if (sealed === null) return 0;
  await failpoint(deps, 'sequencer:after-commit');
  await publishCheckpoint(deps, sealed);
  return sealed.count;
}

async function seal(
  trx: Trx,
  deps: SequencerDeps,
): Promise<{ count: number; size: number; note: string } | null> {
  if (!(await isOnlySequencer(trx))) return null;
  const entries = await readEntries(trx);
  if (entries.length === 0) return null;
  const before = await lastFrontier(trx);
  const after = entries.map(({ entry }) => leafHash(entry)).reduce(appendLeaf, before);
  const note = await sealEntries(trx, deps, entries, { before, after });
  await storeTiles(trx, after.size);
  await failpoint(deps, 'sequencer:before-commit');
  return { count: entries.length, size: after.size, note };
}

/** The lock ends with the transaction, however it ends. Two sequencers would give out the same indexes. */
async function isOnlySequencer(trx: Trx): Promise<boolean> {
  const { rows } = await sql`select from audit.turn for update skip locked`.execute(trx);
  return rows.length > 0;
}

/**
 * What waits, whatever its `seq`: entries leave the intake when they are sealed, so one that was committed late, with
 * a low `seq`, is simply taken by the next pass. A cursor over `seq` would step over it and lose its entry.
 */
async function readEntries(trx: Trx): Promise<Entry[]> {
  return trx
    .selectFrom('audit.intake')
    .select(['seq', 'entry'])
    .orderBy('seq')
    .limit(MOST_PER_PASS)
    .execute();
}

/** Errors: a frontier that does not give the checkpoint's root. Extending it would sign what nobody can verify. */
async function lastFrontier(trx: Trx): Promise<Frontier> {
  const last = await trx
    .selectFrom('audit.checkpoint')
    .select(['size', 'root', 'frontier'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return emptyFrontier();
  const frontier = parseFrontier(last.frontier);
  if (frontier.size !== last.size || !last.root.equals(rootOf(frontier))) {
    throw new Error(`the audit checkpoint over ${last.size} entries does not match its frontier`);
  }
  return frontier;
}

/** Signs the new end and moves the entries: the database does both or none, and nobody gets past it into the log. */
async function sealEntries(
  trx: Trx,
  deps: SequencerDeps,
  entries: readonly Entry[],
  { before, after }: { before: Frontier; after: Frontier },
): Promise<string> {
  const root = rootOf(after);
  const signedAt = deps.clock();
  const text = formatCheckpoint({
    origin: deps.auditKey.name,
    size: after.size,
    root,
    extensions: [`time ${signedAt.toISOString()}`],
  });
  const note = signNote(text, deps.auditKey);
  await sql`select audit.seal(
    ${before.size}::bigint, ${entries.map(({ seq }) => seq)}::bigint[], ${Buffer.from(root)}::bytea,
    ${serialiseFrontier(after)}::text, ${note}::text, ${signedAt}::timestamptz)`.execute(trx);
  return note;
}
