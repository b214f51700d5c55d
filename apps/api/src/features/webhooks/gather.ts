interface Waiting<T, R> {
  readonly item: T;
  resolve(result: R): void;
  reject(error: unknown): void;
}

/**
 * Does together what arrives together: all that came while the last run was under way is one run of `work`, up to
 * `most`. A burst then waits for the disk a few times and not once for each of its parts.
 *
 * `work` does all or nothing and answers in the order of its items. When it fails for several, each is tried by
 * itself, so that one that cannot be done is refused alone.
 */
export function gather<T, R>(
  work: (items: readonly T[]) => Promise<readonly R[]>,
  most: number,
): (item: T) => Promise<R> {
  const waiting: Waiting<T, R>[] = [];
  let running = false;

  async function attempt(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await work(batch.map(({ item }) => item));
      // As many results as items, by the promise of `work`.
      for (const [index, one] of batch.entries()) one.resolve(results[index] as R);
    } catch (error) {
      if (batch.length === 1) for (const one of batch) one.reject(error);
      else await Promise.all(batch.map((one) => attempt([one])));
    }
  }

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) await attempt(waiting.splice(0, most));
    running = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) void run(); // never rejects: every failure goes to who waits for it
    });
}
