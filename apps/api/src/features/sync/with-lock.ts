import type { Deps } from '../../deps.ts';

/** Any numbers will do, as long as all instances use the same. */
const LOCKS = { import: 7_305_114_301, reconcile: 7_305_114_302 } as const;

/**
 * Runs the task unless another instance runs it now; then returns undefined. The lock hangs on a connection of its
 * own and falls with it, so a killed process never keeps it.
 */
export async function withLock<T>(
  deps: Pick<Deps, 'pool'>,
  name: keyof typeof LOCKS,
  task: () => Promise<T>,
): Promise<T | undefined> {
  const client = await deps.pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      LOCKS[name],
    ]);
    if (rows[0]?.taken !== true) return undefined;
    try {
      return await task();
    } finally {
      if (broken === undefined) await client.query('select pg_advisory_unlock($1)', [LOCKS[name]]);
    }
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}
