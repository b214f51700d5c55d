import { hostname } from 'node:os';
import type { SyncStatus } from '@docket/contracts';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';

const PROCESS = `${hostname()}:${process.pid}`;
/** Without a client nothing is used; how much would be allowed nobody needs to know then. */
const UNUSED = { used: 0, background: 0, limit: 0 } as const;
const MINUTE_MS = 60_000;

/** Leaves this process's figures for whoever answers a person; every process keeps Didit's limit by itself. */
export async function reportUsage(deps: Deps): Promise<void> {
  const { read, write } = usageOf(deps);
  const row = {
    process: PROCESS,
    at: deps.clock(),
    reads: read.used,
    background_reads: read.background,
    writes: write.used,
    background_writes: write.background,
  };
  await deps.db
    .insertInto('didit_usage')
    .values(row)
    .onConflict((conflict) => conflict.column('process').doUpdateSet(row))
    .execute();
  await deps.db
    .deleteFrom('didit_usage')
    .where('at', '<', new Date(row.at.getTime() - 60 * MINUTE_MS))
    .execute();
}

/**
 * Takes over what was used in the last minute by a process that is gone, before this one asks Didit for anything: a
 * server that is killed and starts again would else go over Didit's limit. One that lives says its own again soon.
 */
export async function resumeUsage(deps: Deps): Promise<void> {
  const now = deps.clock().getTime();
  const left = await deps.db
    .deleteFrom('didit_usage')
    .where('at', '>', new Date(now - MINUTE_MS))
    .returningAll()
    .execute();
  if (deps.connection.state().apiKey === null) return;
  // The newest first, each older one before it: they leave the minute in the order they came.
  for (const row of left.toSorted((a, b) => b.at.getTime() - a.at.getTime())) {
    deps.didit.resume({
      read: { used: row.reads, background: row.background_reads },
      write: { used: row.writes, background: row.background_writes },
      agoMs: Math.max(0, now - row.at.getTime()),
    });
  }
}

function usageOf(deps: Deps): ReturnType<Deps['didit']['usage']> {
  const isConnected = deps.connection.state().apiKey !== null;
  return isConnected ? deps.didit.usage() : { read: UNUSED, write: UNUSED };
}

/** What all processes used in the last minute: this one as of now, the others as they last said. */
export async function readUsage(deps: Deps): Promise<SyncStatus['budget']> {
  const { read, write } = usageOf(deps);
  const others = await deps.db
    .selectFrom('didit_usage')
    .select([
      sql<number>`coalesce(sum(reads), 0)::int`.as('reads'),
      sql<number>`coalesce(sum(background_reads), 0)::int`.as('backgroundReads'),
      sql<number>`coalesce(sum(writes), 0)::int`.as('writes'),
      sql<number>`coalesce(sum(background_writes), 0)::int`.as('backgroundWrites'),
    ])
    .where('process', '<>', PROCESS)
    .where('at', '>', new Date(deps.clock().getTime() - MINUTE_MS))
    .executeTakeFirstOrThrow();
  return {
    read: {
      used: read.used + others.reads,
      background: read.background + others.backgroundReads,
      limit: read.limit,
    },
    write: {
      used: write.used + others.writes,
      background: write.background + others.backgroundWrites,
      limit: write.limit,
    },
  };
}
