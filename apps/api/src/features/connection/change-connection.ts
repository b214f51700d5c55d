import type { DB, Trx } from '@docket/db';
import type { Updateable } from 'kysely';
import { announceConnection, type ConnectionSettings } from '../../connection/follow.ts';
import {
  type ConnectionRow,
  type ConnectionState,
  originOf,
  readState,
} from '../../connection/read-state.ts';
import type { SecretsKey } from '../../connection/secrets-key.ts';
import type { Deps } from '../../deps.ts';
import { fail } from '../../http/errors.ts';
import { announceSync } from '../live/announce-change.ts';

/** What a change of the connection needs of the process; a command line brings no more than this. */
export type ConnectionDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'connection'> & {
  readonly env: ConnectionSettings;
};

export type ConnectionChanges = Omit<Updateable<DB['connections']>, 'id' | 'only_one' | 'version'>;

/** The row under its lock, with what it says in this process. */
export interface Locked {
  readonly row: ConnectionRow;
  readonly state: ConnectionState;
}

/**
 * Changes the one row of the connection, tells every process at commit, and returns when this one acts by it.
 * `version` is the one the person saw; null for a command line, which shows nothing before it acts.
 * Errors: version-mismatch.
 */
export async function changeConnection(
  deps: ConnectionDeps,
  version: number | null,
  change: (trx: Trx, locked: Locked) => Promise<ConnectionChanges>,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('connections').selectAll().forUpdate().executeTakeFirstOrThrow();
    if (version !== null && row.version !== version) fail('version-mismatch');
    const state = readState(row, deps.env, deps.connection.secretsKey);
    const origin = originOf(deps.env.DIDIT_BASE_URL);
    const changes = await change(trx, { row, state });
    await trx
      .updateTable('connections')
      .set({
        ...(row.didit_origin === origin ? {} : ANOTHER_DIDIT),
        ...changes,
        didit_origin: origin,
        version: row.version + 1,
      })
      .where('id', '=', row.id)
      .execute();
    await announceConnection(trx);
    await announceSync(trx);
  });
  await deps.connection.reload();
}

/** What was stored for another Didit is of no use with this one, and must never be sent to it. */
const ANOTHER_DIDIT: ConnectionChanges = {
  api_key_sealed: null,
  api_key_last_four: null,
  key_changed_at: null,
  key_changed_by: null,
  application_id: null,
  application_name: null,
  webhook_base_url: null,
  webhook_secret_sealed: null,
  webhook_secret_last_four: null,
  webhook_previous_sealed: null,
  webhook_previous_until: null,
  webhook_rotated_at: null,
  destination_id: null,
  destination_retired_id: null,
};

/** Asked before Didit is: what it then gives must have a place. Errors: no-secrets-key. */
export function requireSecretsKey({ connection }: Pick<Deps, 'connection'>): SecretsKey {
  return connection.secretsKey.key ?? fail('no-secrets-key', connection.secretsKey.because ?? undefined);
}

/** Asked before Didit is: nothing should be made there for a change that will be refused. Errors: version-mismatch. */
export async function requireVersion(deps: ConnectionDeps, version: number | null): Promise<void> {
  const row = await deps.db.selectFrom('connections').select('version').executeTakeFirstOrThrow();
  if (version !== null && row.version !== version) fail('version-mismatch');
  // What is asked of Didit next must not rest on what another process has just replaced.
  if (deps.connection.state().row?.version !== row.version) await deps.connection.reload();
}
