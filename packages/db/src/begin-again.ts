import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, type KyselyConfig, type Transaction, type TransactionBuilder } from 'kysely';
import pg from 'pg';
import type { DB } from './schema.gen.ts';

/** Two transactions stood in each other's way, Postgres chose this one to give way and kept nothing of it. */
const GAVE_WAY: Readonly<Record<string, string>> = {
  '40001': 'serialization failure',
  '40P01': 'deadlock',
};

const MOST_ATTEMPTS = 5;
/** Doubled with each attempt, and up to that at random: two that met must not meet again in step. */
const FIRST_PAUSE_MS = 20;

/** What is told of an attempt that gave way, before the next one. */
export interface GaveWay {
  readonly because: string;
  readonly attempt: number;
}

/**
 * Begins a transaction again that had to give way; nobody who asks can do better than that. After some attempts the
 * error is the caller's, because whatever stands in the way then is no accident.
 *
 * What runs inside must do nothing that a rollback does not take back: no call to anybody, no change of what lies
 * outside. That is the rule for every transaction of ours, and was looked at in each, so that none is left out.
 */
export class RetryingDatabase extends Kysely<DB> {
  readonly #tell: (gaveWay: GaveWay) => void;

  constructor(config: KyselyConfig, tell: (gaveWay: GaveWay) => void) {
    super(config);
    this.#tell = tell;
  }

  override transaction(): TransactionBuilder<DB> {
    return beginAgain(super.transaction(), this.#tell);
  }
}

/** The builder itself, whose settings go on to every attempt. */
function beginAgain(once: TransactionBuilder<DB>, tell: (gaveWay: GaveWay) => void): TransactionBuilder<DB> {
  const execute = once.execute.bind(once);
  const setAccessMode = once.setAccessMode.bind(once);
  const setIsolationLevel = once.setIsolationLevel.bind(once);
  return Object.assign(once, {
    setAccessMode: (mode: Parameters<typeof setAccessMode>[0]) => beginAgain(setAccessMode(mode), tell),
    setIsolationLevel: (level: Parameters<typeof setIsolationLevel>[0]) =>
      beginAgain(setIsolationLevel(level), tell),
    async execute<T>(work: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await execute(work);
        } catch (error) {
          const because = whyGaveWay(error);
          if (because === undefined || attempt === MOST_ATTEMPTS) throw error;
          tell({ because, attempt });
          await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
        }
      }
    },
  });
}

function whyGaveWay(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? GAVE_WAY[error.code ?? ''] : undefined;
}
