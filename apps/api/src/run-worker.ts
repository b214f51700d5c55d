import { Logger, type Runner, run, type TaskList } from 'graphile-worker';
import type { Deps } from './deps.ts';
import { startSequencer } from './features/audit/run-sequencer.ts';
import { dispatchDecision } from './features/decisions/dispatch-decision.ts';
import { sweepDecisions } from './features/decisions/sweep-decisions.ts';
import { findChanges } from './features/sync/find-changes.ts';
import { learnWorkflows } from './features/sync/learn-workflows.ts';
import { refreshSession } from './features/sync/refresh-session.ts';
import { addJob, type JobName, type JobPayloads } from './jobs.ts';

const CONCURRENCY = 4;
const SWEEP_MS = 2_000;

type Handlers = { [N in JobName]: (deps: Deps, payload: JobPayloads[N]) => Promise<unknown> };

/** One function per job. Each may run twice or on several instances at once; what may be done stands in the tables. */
const HANDLERS: Handlers = {
  'dispatch-decision': (deps, { decisionId }) => dispatchDecision(deps, decisionId),
  'refresh-session': (deps, { sessionId }) => refreshSession(deps, sessionId),
  'import-sessions': async (deps) => {
    await learnWorkflows(deps);
    await findChanges(deps, 'all');
  },
};

export interface Worker {
  stop(): Promise<void>;
}

/** Everything that happens without a request: jobs, the audit sequencer, and the nets under jobs and webhooks. */
export async function startWorker(deps: Deps): Promise<Worker> {
  const sequencer = startSequencer(deps);
  const runner = await startRunner(deps);
  const sweep = every(deps, SWEEP_MS, 'sweep-decisions', () => sweepDecisions(deps));
  const reconcile = every(deps, deps.env.RECONCILE_MS, 'find-changes', () => findChanges(deps, 'recent'));
  await addJob(deps.db, 'import-sessions', {}, { key: 'import-sessions' });
  return {
    async stop() {
      await Promise.all([sweep.stop(), reconcile.stop()]);
      await runner.stop();
      await sequencer.stop();
    },
  };
}

async function startRunner(deps: Deps): Promise<Runner> {
  return run({
    pgPool: deps.pool,
    concurrency: CONCURRENCY,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList: tasksOf(deps),
    parsedCronItems: [],
    logger: queueLogger(deps),
  });
}

/** The queue's words in our own log; that a job went well is of interest to nobody but a person who debugs. */
function queueLogger({ log }: Pick<Deps, 'log'>): Logger {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
  return new Logger(() => (level, message) => log[levels[level]]({ part: 'queue' }, message));
}

/** The handlers as the job queue wants them. */
export function tasksOf(deps: Deps): TaskList {
  return Object.fromEntries(
    Object.entries(HANDLERS).map(([name, handler]) => [
      name,
      async (payload: unknown) => {
        // addJob is the only writer of payloads and is typed by the same table.
        await (handler as (deps: Deps, payload: unknown) => Promise<unknown>)(deps, payload);
      },
    ]),
  );
}

/** Runs a task again and again, never twice at once; a failure is logged and the next round tries anew. */
export function every(deps: Deps, periodMs: number, name: string, task: () => Promise<unknown>): Worker {
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
