import { connect } from '@docket/db';
import pino from 'pino';
import { openConnection } from '../connection/follow.ts';
import { readConnectionCliEnv } from '../env.ts';
import type { ConnectionDeps } from '../features/connection/change-connection.ts';
import { newId } from '../new-id.ts';

/** What storing a secret needs: the database and the key that seals, none of the server's other settings. */
export const CONNECTION_SETTINGS = {
  DATABASE_URL: 'with --store: the database of Docket',
  SECRETS_KEY: 'with --store: seals what is stored; or SECRETS_KEY_FILE, both as the server has them',
};

export async function withConnection<T>(work: (deps: ConnectionDeps) => Promise<T>): Promise<T> {
  const env = readConnectionCliEnv();
  const { db, close } = connect(env.DATABASE_URL, {
    max: 2,
    applicationName: 'docket cli',
    role: 'docket_app',
  });
  // Standard output belongs to the answer.
  const log = pino({ level: 'error', base: null }, pino.destination({ dest: 2, sync: true }));
  const connection = await openConnection({ env, db, log });
  try {
    return await work({ env, db, connection, clock: () => new Date(), newId: () => newId() });
  } finally {
    await connection.close();
    await close();
  }
}
