import { sql } from 'kysely';
import type { Deps } from '../../../deps.ts';
import { type Anchor, appendAnchor } from './anchor-file.ts';

/** Decisions wait on this channel for the checkpoint that covers them; the payload is the log's size. */
export const CHECKPOINT_CHANNEL = 'audit_checkpoint';

/** The checkpoint is in the database, but not in the file outside it: the log goes on, its outside proof does not. */
export class AnchorError extends Error {
  override readonly name = 'AnchorError';
}

/**
 * Makes a committed checkpoint known outside: first to the anchor file, which the database's owner may not be
 * able to reach, then to whoever waits for it. Never inside a transaction: a published checkpoint cannot be
 * taken back. Errors: AnchorError when the file cannot be written; those who wait are told all the same.
 */
export async function publishCheckpoint(deps: Pick<Deps, 'db' | 'env'>, checkpoint: Anchor): Promise<void> {
  const file = deps.env.AUDIT_ANCHOR_FILE;
  try {
    if (file !== undefined) await appendAnchor(file, checkpoint);
  } catch (error) {
    throw new AnchorError(`the checkpoint cannot be added to ${file}`, { cause: error });
  } finally {
    await sql`select pg_notify(${CHECKPOINT_CHANNEL}, ${String(checkpoint.size)})`.execute(deps.db);
  }
}

/** Publishes the newest checkpoint again when a crash or a full disk came between its commit and the file. */
export async function publishNewest(deps: Pick<Deps, 'db' | 'env'>): Promise<void> {
  const newest = await deps.db
    .selectFrom('audit.checkpoint')
    .select(['size', 'note'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest !== undefined) await publishCheckpoint(deps, newest);
}
