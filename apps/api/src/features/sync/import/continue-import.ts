import { DiditError } from '@docket/didit';
import type { Deps } from '../../../deps.ts';
import { askToRefresh } from '../../../jobs.ts';
import { mirrorListed } from '../../cases/observe/mirror-listed.ts';
import { announceSync } from '../../live/announce-change.ts';
import { refreshSession } from '../refresh-session.ts';
import { withLock } from '../with-lock.ts';
import { findImport, hasUrgentDue, type ImportRow, saveImport, takeUnread } from './import-store.ts';
import { learnWorkflows } from './learn-workflows.ts';

/** `more`: call again at once. `full`: the rate budget has no room now. `trouble`: Didit cannot be read just now. */
export type ImportPace = 'more' | 'full' | 'trouble' | 'idle';

const PAGE = 200;
/** Sessions deleted while we page move others forward, past our position; this many are looked at twice. */
const OVERLAP = 10;
const AT_ONCE = 4;
const READ_AGAIN_MS = 10 * 60_000;

/**
 * Parts of Didit's reads per minute. People keep half of it whatever happens here (the client holds that); of the
 * other half the import leaves something to webhooks, and reading what nobody waits for leaves more.
 */
const LISTING_SHARE = 0.45;
const READING_SHARE = 0.4;
const LEISURE_SHARE = 0.33;

/** Done as one small step, so that it can stop at any moment: what is committed is never done again. */
export async function continueImport(deps: Deps): Promise<ImportPace> {
  return (await withLock(deps, 'import', () => step(deps))) ?? 'idle';
}

async function step(deps: Deps): Promise<ImportPace> {
  const row = await findImport(deps.db);
  if (row === undefined) return 'idle';
  try {
    if (row.state === 'running') return await advance(deps, row);
    return await readSome(deps, LEISURE_SHARE);
  } catch (error) {
    if (!(error instanceof DiditError)) throw error;
    return await stumble(deps, row, error);
  }
}

async function advance(deps: Deps, row: ImportRow): Promise<ImportPace> {
  if (row.next_offset !== null) return listPage(deps, row, row.next_offset);
  if (await hasUrgentDue(deps.db, deps.clock())) return readSome(deps, READING_SHARE);
  await saveImport(deps.db, row.id, { state: 'done', because: null, finished_at: deps.clock() });
  await announceSync(deps.db);
  return 'more';
}

async function listPage(deps: Deps, row: ImportRow, offset: number): Promise<ImportPace> {
  if (!hasRoom(deps, LISTING_SHARE)) return 'full';
  if (offset === 0) await learnWorkflows(deps);
  const observedAt = deps.clock();
  const page = await deps.didit.sessions.list({ limit: PAGE, offset }, { background: true });
  const isLast = page.next === null || page.results.length === 0;
  await deps.db.transaction().execute(async (trx) => {
    const { differing } = await mirrorListed(trx, deps, page.results, observedAt);
    for (const id of differing) await askToRefresh(trx, id, 'reconcile');
    await saveImport(trx, row.id, {
      total: page.count,
      listed: Math.min(page.count, offset + page.results.length),
      next_offset: isLast ? null : offset + Math.max(1, page.results.length - OVERLAP),
      because: null,
      ...(isLast ? { listed_at: deps.clock() } : {}),
    });
    await announceSync(trx);
  });
  return 'more';
}

async function readSome(deps: Deps, share: number): Promise<ImportPace> {
  if (!hasRoom(deps, share)) return 'full';
  const now = deps.clock();
  const againAt = new Date(now.getTime() + READ_AGAIN_MS);
  const ids = await takeUnread(deps.db, { now, againAt, limit: AT_ONCE });
  if (ids.length === 0) return 'idle';
  const results = await Promise.allSettled(ids.map((id) => refreshSession(deps, id)));
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  for (const error of failures) deps.log.warn({ err: error, part: 'import' }, 'a session cannot be read now');
  // One that fails alone is that session's trouble and waits; when all fail it is Didit's.
  if (failures.length === ids.length && failures[0] instanceof DiditError) throw failures[0];
  await announceSync(deps.db);
  return 'more';
}

function hasRoom(deps: Deps, share: number): boolean {
  const { background, limit } = deps.didit.usage().read;
  return background < limit * share;
}

async function stumble(deps: Deps, row: ImportRow, error: DiditError): Promise<ImportPace> {
  deps.log.warn({ kind: error.kind, part: 'import' }, 'the import cannot go on now');
  if (row.state !== 'running') return 'trouble';
  const isRefused = error.kind === 'auth' || error.kind === 'credits';
  await saveImport(deps.db, row.id, {
    because: error.kind,
    // No amount of waiting makes a wrong key right; a person starts it again.
    ...(isRefused ? { state: 'failed', finished_at: deps.clock() } : {}),
  });
  await announceSync(deps.db);
  return 'trouble';
}
