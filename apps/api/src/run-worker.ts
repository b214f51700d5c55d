import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Deps } from './deps.ts';
import { startSequencer } from './features/audit/sequencer/run-sequencer.ts';
import { sweepCorrections } from './features/corrections/sweep-corrections.ts';
import { tellCorrection } from './features/corrections/tell-correction.ts';
import { dispatchDecision } from './features/decisions/send/dispatch-decision.ts';
import { sweepDecisions } from './features/decisions/send/sweep-decisions.ts';
import { sweepDispositions } from './features/dispositions/sweep-dispositions.ts';
import { tellDisposition } from './features/dispositions/tell-disposition.ts';
import { deleteAtDidit } from './features/erasures/after/delete-at-didit.ts';
import { scrubStorage } from './features/erasures/after/scrub-storage.ts';
import { sweepErasures } from './features/erasures/after/sweep-erasures.ts';
import { announceChange, announceSync } from './features/live/announce-change.ts';
import { sweepProposals } from './features/proposals/answer/sweep-proposals.ts';
import { reportUsage, resumeUsage } from './features/sync/didit-usage.ts';
import { continueImport, type ImportPace } from './features/sync/import/continue-import.ts';
import { ensureImport } from './features/sync/import/start-import.ts';
import { reconcile } from './features/sync/reconcile.ts';
import { refreshSession } from './features/sync/refresh-session.ts';
import { sweepDeliveries } from './features/sync/sweep-deliveries.ts';
import type { JobName, JobPayloads } from './jobs.ts';
import { every, repeat } from './repeat.ts';
import { sealExisting } from './sealing/seal-existing.ts';

const CONCURRENCY = 4;
const SWEEP_MS = 2_000;
const RESTART_MS = 1_000;
const USAGE_MS = 2_000;
/** Once all is sealed nothing new comes; an older server that still ran may have left something. */
const SEAL_AGAIN_MS = 60_000;
/** How long the import rests after each step. */
const IMPORT_PAUSE_MS: Record<ImportPace, number> = { more: 0, full: 1_000, idle: 2_000, trouble: 15_000 };

/** While Didit is in trouble no longer than the reconciler, which asks it all the same. */
function importPauseMs({ env }: Deps, pace: ImportPace): number {
  return Math.min(IMPORT_PAUSE_MS[pace], env.RECONCILE_MS);
}

type Handlers = { [N in JobName]: (deps: Deps, payload: JobPayloads[N]) => Promise<unknown> };

/** One function per job. Each may run twice or on several instances at once; what may be done stands in the tables. */
const HANDLERS: Handlers = {
  'dispatch-decision': (deps, { decisionId }) => dispatchDecision(deps, decisionId),
  'tell-correction': (deps, { correctionId }) => tellCorrection(deps, correctionId),
  'tell-disposition': (deps, { dispositionId }) => tellDisposition(deps, dispositionId),
  'delete-at-didit': (deps, { caseId }) => deleteAtDidit(deps, caseId),
  'scrub-storage': (deps) => scrubStorage(deps),
  'refresh-session': (deps, { sessionId, cause }) => refreshSession(deps, sessionId, cause),
};

/** Reading again waits for its part of Didit's rate limit, up to a minute; what people wait for must not stand in line. */
const PROMPT: readonly JobName[] = ['dispatch-decision', 'tell-disposition', 'tell-correction'];
// Object.keys forgets that the keys are the jobs; made from them, so that no job is in neither queue.
const APART = [PROMPT, (Object.keys(HANDLERS) as JobName[]).filter((name) => !PROMPT.includes(name))];

export interface Worker {
  stop(): Promise<void>;
}

/** Everything that happens without a request: jobs, the audit sequencer, and the nets under jobs and webhooks. */
export async function startWorker(deps: Deps): Promise<Worker> {
  deps.connection.follow();
  await resumeUsage(deps);
  const sequencer = startSequencer(deps);
  const queues = await Promise.all(APART.map((names) => keepRunning(deps, names)));
  await ensureImport(deps);
  const periodic = [
    every(deps, SWEEP_MS, 'sweep-decisions', () => sweepDecisions(deps)),
    every(deps, SWEEP_MS, 'sweep-corrections', () => sweepCorrections(deps)),
    every(deps, SWEEP_MS, 'sweep-dispositions', () => sweepDispositions(deps)),
    every(deps, SWEEP_MS, 'sweep-erasures', () => sweepErasures(deps)),
    every(deps, SWEEP_MS, 'sweep-proposals', () => sweepProposals(deps)),
    every(deps, SWEEP_MS, 'sweep-deliveries', () => sweepDeliveries(deps)),
    repeat(deps, 'seal-existing', async () => ((await sealExisting(deps)) ? 0 : SEAL_AGAIN_MS)),
    every(deps, USAGE_MS, 'report-usage', () => reportUsage(deps)),
    every(deps, deps.env.RECONCILE_MS, 'reconcile', async () => {
      if (isConnected(deps)) await reconcile(deps);
    }),
    repeat(deps, 'import', async () =>
      importPauseMs(deps, isConnected(deps) ? await continueImport(deps) : 'idle'),
    ),
  ];
  return {
    async stop() {
      await Promise.all(periodic.map((task) => task.stop()));
      await Promise.all(queues.map((queue) => queue.stop()));
      await sequencer.stop();
    },
  };
}

/** Without a key there is nothing to ask Didit; what has to be asked waits in the tables. */
function isConnected(deps: Deps): boolean {
  return deps.connection.state().apiKey !== null;
}

/** The queue gives up when the database is gone for a moment; the server must not end with it, nor go on without it. */
async function keepRunning(deps: Deps, names: readonly JobName[]): Promise<Worker> {
  const stopping = new AbortController();
  // The first start fails loudly: that is a server which cannot work, not one that was interrupted.
  let current = await startRunner(deps, names);
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await current.ended;
      if (stopping.signal.aborted) return;
      deps.log.error('the job queue ended; it is started again');
      // Not waited for: with the database gone it may never come to its end.
      current.runner
        .kill()
        .catch((error: unknown) => deps.log.debug({ err: error }, 'the job queue had ended'));
      current = await startAgain(deps, names, stopping.signal, current);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      // It may have ended by itself just now.
      await current.runner.stop().catch((error: unknown) => deps.log.debug({ err: error }, 'it had ended'));
      await running;
    },
  };
}

/** Tries until the queue starts; the one that ended is given back when the server stops meanwhile. */
async function startAgain(
  deps: Deps,
  names: readonly JobName[],
  stopping: AbortSignal,
  ended: Queue,
): Promise<Queue> {
  for (;;) {
    // An aborted sleep rejects, which is then what was wanted.
    await sleep(RESTART_MS, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) return ended;
    try {
      return await startRunner(deps, names);
    } catch (error) {
      deps.log.error({ err: error }, 'the job queue does not start; trying again');
    }
  }
}

interface Queue {
  readonly runner: Runner;
  /** Resolves as soon as it begins to give up; its own promise may wait for ever for a database that was killed. */
  readonly ended: Promise<unknown>;
}

const SIGNS_OF_ENDING = [
  'stop',
  'pool:gracefulShutdown',
  'pool:forcefulShutdown',
  'worker:fatalError',
] as const;

async function startRunner(deps: Deps, names: readonly JobName[]): Promise<Queue> {
  const events: WorkerEvents = new EventEmitter();
  const ended = new Promise<void>((resolve) => {
    for (const sign of SIGNS_OF_ENDING) events.once(sign, () => resolve());
  });
  const runner = await run({
    events,
    pgPool: deps.pool,
    concurrency: CONCURRENCY,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList: tasksOf(deps, names),
    parsedCronItems: [],
    logger: queueLogger(deps),
    // Only batches have their errors handled by the queue; a job that cannot be released would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  events.on('job:complete', ({ job, error }) => {
    if (error == null) return;
    const { task_identifier: task, attempts } = job;
    deps.log.warn({ part: 'queue', task, attempts, err: error }, 'a job failed; the queue tries again');
    void tellTrouble(deps, job.payload);
  });
  // Its own end is told by the same signs; a rejection that nobody heard would end the server.
  runner.promise.catch((error: unknown) => deps.log.error({ err: error }, 'the job queue failed'));
  return { runner, ended };
}

/** The page of a case says that Didit could not be read for it; the queue has written down why by now. */
async function tellTrouble(deps: Deps, payload: unknown): Promise<void> {
  // addJob is the only writer of payloads; dispatching decisions tells its own news.
  const { sessionId } = payload as Partial<JobPayloads['refresh-session']>;
  if (sessionId === undefined) return;
  try {
    await announceChange(deps.db, sessionId);
    await announceSync(deps.db);
  } catch (error) {
    deps.log.warn({ err: error, part: 'queue' }, 'a failed reading could not be announced');
  }
}

/**
 * The queue's words in our own log; that a job went well is of interest to nobody but a person who debugs. Of a failed
 * job it writes the error's message, which may quote what came from outside: that is told by ourselves, without.
 */
function queueLogger({ log }: Pick<Deps, 'log'>): Logger {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
  return new Logger(() => (level, message, meta) => {
    if (meta?.failure !== true) log[levels[level]]({ part: 'queue' }, message);
  });
}

/** The handlers as the job queue wants them. */
export function tasksOf(deps: Deps, names: readonly string[] = Object.keys(HANDLERS)): TaskList {
  return Object.fromEntries(
    Object.entries(HANDLERS)
      .filter(([name]) => names.includes(name))
      .map(([name, handler]) => [
        name,
        async (payload: unknown) => {
          // addJob is the only writer of payloads and is typed by the same table.
          await (handler as (deps: Deps, payload: unknown) => Promise<unknown>)(deps, payload);
        },
      ]),
  );
}
