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
import type { Deps } from '../../deps.ts';
import { failpoint } from '../../failpoint.ts';
import { publishCheckpoint } from './publish-checkpoint.ts';

export type SequencerDeps = Pick<Deps, 'db' | 'auditKey' | 'clock' | 'env'>;

/** Any constant will do, as long as all instances use the same. */
const SEQUENCER_LOCK = 7_305_114_202;

/** Keeps one transaction short: hashing and inserting this many takes some tens of milliseconds. */
export const MOST_PER_PASS = 2_000;

interface Entry {
  readonly id: string;
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
  const sealed = await deps.db.transaction().execute((trx) => seal(trx, deps));
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
  const entries = await takeEntries(trx);
  if (entries.length === 0) return null;
  const before = await lastFrontier(trx);
  const leaves = entries.map(({ entry }) => leafHash(entry));
  const after = leaves.reduce(appendLeaf, before);
  await insertEntries(trx, before.size, entries, leaves);
  const note = await insertCheckpoint(trx, deps, after);
  await failpoint(deps, 'sequencer:before-commit');
  return { count: entries.length, size: after.size, note };
}

/** The lock ends with the transaction, however it ends. Two sequencers would give out the same indexes. */
async function isOnlySequencer(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(${SEQUENCER_LOCK}) as held`.execute(trx);
  return rows[0]?.held === true;
}

/**
 * Deleting is what makes this safe: a transaction that committed late, with a low `seq`, is simply taken by
 * the next pass. A cursor over `seq` would step over it and lose its entry.
 */
async function takeEntries(trx: Trx): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    with taken as (
      delete from audit.intake
      where seq in (select seq from audit.intake order by seq limit ${MOST_PER_PASS})
      returning seq, id, entry
    )
    select id, entry from taken order by seq`.execute(trx);
  return rows;
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

async function insertEntries(
  trx: Trx,
  firstIndex: number,
  entries: readonly Entry[],
  leaves: readonly Uint8Array[],
): Promise<void> {
  await sql`
    insert into audit.log (leaf_index, id, entry, leaf)
    select * from unnest(
      ${entries.map((_, i) => firstIndex + i)}::bigint[],
      ${entries.map(({ id }) => id)}::uuid[],
      ${entries.map(({ entry }) => entry)}::text[],
      ${leaves.map((leaf) => Buffer.from(leaf))}::bytea[]
    )`.execute(trx);
}

async function insertCheckpoint(trx: Trx, deps: SequencerDeps, frontier: Frontier): Promise<string> {
  const root = rootOf(frontier);
  const signedAt = deps.clock();
  const text = formatCheckpoint({
    origin: deps.auditKey.name,
    size: frontier.size,
    root,
    extensions: [`time ${signedAt.toISOString()}`],
  });
  const note = signNote(text, deps.auditKey);
  await trx
    .insertInto('audit.checkpoint')
    .values({
      size: frontier.size,
      root: Buffer.from(root),
      frontier: serialiseFrontier(frontier),
      note,
      signed_at: signedAt,
    })
    .execute();
  return note;
}
