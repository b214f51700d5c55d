import { setTimeout as sleep } from 'node:timers/promises';
import type { Deps } from './deps.ts';

export interface Repeated {
  /** Resolves when the round that runs has ended. */
  stop(): Promise<void>;
}

/** How long a task that failed rests before its next round. */
const AFTER_FAILURE_MS = 5_000;

/** Runs a task again and again, never twice at once; a failure is logged and the next round tries anew. */
export function every(
  deps: Pick<Deps, 'log'>,
  periodMs: number,
  name: string,
  task: () => Promise<unknown>,
): Repeated {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = task()
      .catch((error: unknown) => deps.log.error({ err: error, task: name }, 'periodic task failed'))
      .finally(() => {
        busy = false;
      });
  }, periodMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

/** Runs a task again after as many milliseconds as its last round answers; a failure is logged and tried anew. */
export function repeat(deps: Pick<Deps, 'log'>, name: string, task: () => Promise<number>): Repeated {
  const stopping = new AbortController();
  const run = async () => {
    while (!stopping.signal.aborted) {
      const pauseMs = await task().catch((error: unknown) => {
        deps.log.error({ err: error, task: name }, 'periodic task failed');
        return AFTER_FAILURE_MS;
      });
      // An aborted sleep rejects, which is then what was wanted.
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
