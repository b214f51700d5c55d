import { sql } from 'kysely';
import type { Deps } from '../src/deps.ts';
import { CHECKPOINT_CHANNEL } from '../src/features/audit/sequencer/publish-checkpoint.ts';
import { listen } from '../src/listen.ts';

/** How long after its commit was acknowledged a decision is covered by a published checkpoint, in milliseconds. */
export async function measureLag(deps: Deps) {
  const committed = new Map<string, number>();
  const covered = new Map<string, number>();
  let seen = 0;
  let looking: Promise<void> = Promise.resolve();
  const look = async (size: number, at: number) => {
    if (size <= seen) return;
    const { rows } = await sql<{ id: string }>`
      select entry::jsonb -> 'object' ->> 'id' as id from audit.log
      where leaf_index >= ${seen} and leaf_index < ${size}`.execute(deps.db);
    seen = size;
    for (const { id } of rows) covered.set(id, at);
  };
  const listener = listen(deps, CHECKPOINT_CHANNEL, {
    onNotify: (size) => {
      const at = performance.now();
      looking = looking.then(() => look(Number(size), at));
    },
  });
  return {
    committed: (decisionId: string) => committed.set(decisionId, performance.now()),
    /** Of every decision that was committed; one that no checkpoint covers counts as endless. */
    lags(): number[] {
      return [...committed]
        .map(([id, at]) => Math.max(0, (covered.get(id) ?? Number.POSITIVE_INFINITY) - at))
        .sort((a, b) => a - b);
    },
    async stop() {
      await listener.stop();
      await looking;
    },
  };
}
