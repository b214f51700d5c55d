import type { SigningKey } from '@docket/audit';
import { type Connection, connect, type Db } from '@docket/db';
import { createDidit, type Didit } from '@docket/didit';
import pino, { type Logger } from 'pino';
import type { Env } from './env.ts';
import { newId } from './new-id.ts';

/** Everything a use case may need from outside. Tests replace the clock and the address of Didit, nothing else. */
export interface Deps {
  readonly env: Env;
  readonly db: Db;
  readonly pool: Connection['pool'];
  readonly didit: Didit;
  readonly auditKey: SigningKey;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly log: Logger;
  close(): Promise<void>;
}

export function createDeps(env: Env, replace: { clock?: () => Date; log?: Logger } = {}): Deps {
  const connection = connect(env.DATABASE_URL, { max: env.DATABASE_POOL });
  const didit = createDidit({
    baseUrl: env.DIDIT_BASE_URL,
    apiKey: env.DIDIT_API_KEY,
    timeoutMs: env.DIDIT_TIMEOUT_MS,
  });
  const clock = replace.clock ?? (() => new Date());
  return {
    env,
    db: connection.db,
    pool: connection.pool,
    didit,
    auditKey: { name: env.AUDIT_LOG_NAME, secretKey: new Uint8Array(env.AUDIT_SIGNING_SEED.subarray(0, 32)) },
    clock,
    newId: () => newId(clock().getTime()),
    log: replace.log ?? pino({ level: env.LOG_LEVEL, base: null }),
    async close() {
      await didit.close();
      await connection.close();
    },
  };
}
