import type { ImportProgress } from '@docket/contracts';
import type { Trx } from '@docket/db';
import { sql } from 'kysely';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { type Agent, appendAudit, SYSTEM } from '../../audit/append-audit.ts';
import { announceSync } from '../../live/announce-change.ts';
import { findImport } from './import-store.ts';
import { readImport } from './read-import.ts';

/** Any constant will do, as long as all instances use the same. */
const IMPORT_LOCK = 7_305_114_204;

/** Lists the account anew. What is known and the same costs nothing but its line in the list. Errors: import-running. */
export async function startImport(deps: Deps, actor: Actor | Agent): Promise<{ import: ImportProgress }> {
  await deps.db.transaction().execute(async (trx) => {
    const latest = await lockLatest(trx);
    if (latest?.state === 'running') fail('import-running');
    await insertImport(trx, deps, actor);
  });
  return { import: await readImport(deps) };
}

/** At the first start of a worker, and again at a start after one that failed. */
export async function ensureImport(deps: Deps): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const latest = await lockLatest(trx);
    if (latest === undefined || latest.state === 'failed') await insertImport(trx, deps, SYSTEM);
  });
}

/** There is no row to lock before the first import, and two workers may start at once. */
async function lockLatest(trx: Trx) {
  await sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`.execute(trx);
  return findImport(trx);
}

async function insertImport(trx: Trx, deps: Deps, actor: Actor | Agent): Promise<void> {
  const id = deps.newId();
  await trx
    .insertInto('imports')
    .values({
      id,
      state: 'running',
      requested_by: 'id' in actor ? actor.id : null,
      started_at: deps.clock(),
    })
    .execute();
  await appendAudit(trx, deps, actor, { action: 'sync.import-started', object: { type: 'import', id } });
  await announceSync(trx);
}
