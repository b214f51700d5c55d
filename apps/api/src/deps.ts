import type { SigningKey } from '@docket/audit';
import { type Connection, connect, type Db, type GaveWay } from '@docket/db';
import type { Didit } from '@docket/didit';
import type { Logger } from 'pino';
import { type DiditConnection, openConnection } from './connection/follow.ts';
import type { Env } from './env.ts';
import { createLog, SERIALIZERS } from './log.ts';
import { newId } from './new-id.ts';
import { Sealing } from './sealing/sealing.ts';

/** Everything a use case may need from outside. Tests replace the clock and the address of Didit, nothing else. */
export interface Deps {
  readonly env: Env;
  readonly db: Db;
  readonly pool: Connection['pool'];
  /** With the rights of the audit sequencer, which nobody else has. */
  readonly sequencerDb: Db;
  /** Of the connection as it is now; never kept across calls. Errors: DiditError NOT_CONNECTED. */
  readonly didit: Didit;
  readonly connection: DiditConnection;
  readonly sealing: Sealing;
  readonly auditKey: SigningKey;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly log: Logger;
  close(): Promise<void>;
}

export async function createDeps(
  env: Env,
  replace: { clock?: () => Date; log?: Logger } = {},
): Promise<Deps> {
  const log = (replace.log ?? createLog(env.LOG_LEVEL)).child({}, { serializers: SERIALIZERS });
  // Seen often it is a lock that is taken in two orders somewhere.
  const onGaveWay = (gaveWay: GaveWay) => log.warn(gaveWay, 'a transaction is begun again');
  const { db, pool, close } = connect(env.DATABASE_URL, {
    max: env.DATABASE_POOL,
    role: 'docket_app',
    onGaveWay,
  });
  const sequencer = connect(env.DATABASE_SEQUENCER_URL ?? env.DATABASE_URL, {
    max: 2,
    applicationName: 'docket sequencer',
    role: 'docket_sequencer',
    onGaveWay,
  });
  const clock = replace.clock ?? (() => new Date());
  const connection = await openConnection({ env, db, log });
  return {
    env,
    db,
    pool,
    sequencerDb: sequencer.db,
    // Asked for where it is used: without a key it throws, so that nobody may spread these.
    get didit() {
      return connection.client();
    },
    connection,
    sealing: new Sealing(connection.secretsKey),
    auditKey: { name: env.AUDIT_LOG_NAME, secretKey: new Uint8Array(env.AUDIT_SIGNING_SEED.subarray(0, 32)) },
    clock,
    newId: () => newId(clock().getTime()),
    log,
    async close() {
      await connection.close();
      await sequencer.close();
      await close();
    },
  };
}
