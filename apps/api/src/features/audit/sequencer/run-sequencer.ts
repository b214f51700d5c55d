import type { Deps } from '../../../deps.ts';
import { listen } from '../../../listen.ts';
import { AnchorError, publishNewest } from './publish-checkpoint.ts';
import { MOST_PER_PASS, type SequencerDeps, sequenceAudit } from './sequence-audit.ts';

export interface Sequencer {
  /** Finishes the pass that runs; resolves when nothing of it is left. */
  stop(): Promise<void>;
  /** When a pass last left nothing to do; null before the first time. Readiness is judged by it. */
  lastRunAt(): Date | null;
}

/** The database announces here, at commit, that a transaction left an audit entry. */
const INTAKE_CHANNEL = 'audit_intake';

/** The net under the notifications: how long an entry may wait when its announcement was lost. */
const PERIOD_MS = 500;
/**
 * The first entry after a quiet moment is sealed at once. Under load entries gather for this long, because each
 * checkpoint is a signature that every later verification has to check.
 */
const SPACING_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Keeps the intake empty until it is stopped. Several instances may run at once; one works, the others look
 * in. Trouble (database gone, disk full) is logged and tried again, and never ends the process.
 */
export function startSequencer(deps: SequencerDeps & Pick<Deps, 'log'>): Sequencer {
  const bell = createBell();
  const listener = listen(deps, INTAKE_CHANNEL, { onNotify: bell.ring, onConnect: bell.ring });
  let lastRunAt: Date | null = null;
  let stopped = false;

  async function run(): Promise<void> {
    // Publishing comes after the commit, so a crash or an error may have come between: then look again.
    let mayBeUnpublished = true;
    let pauseMs = PERIOD_MS;
    while (!stopped) {
      try {
        const taken = await takeAll(deps);
        if (mayBeUnpublished) await publishNewest(deps);
        mayBeUnpublished = false;
        lastRunAt = deps.clock();
        pauseMs = PERIOD_MS;
        if (taken > 0) await rest(SPACING_MS);
        else await bell.wait(PERIOD_MS);
      } catch (error) {
        mayBeUnpublished = true;
        deps.log.error({ err: error }, 'the audit sequencer failed; it tries again');
        // Without the anchor file the log itself still works, and decisions must not wait for a disk.
        if (error instanceof AnchorError) {
          await bell.wait(PERIOD_MS);
          continue;
        }
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
        await rest(pauseMs);
      }
    }
  }

  /** Sleeps through rings, unlike the bell's own wait; whoever rests looks for entries afterwards. */
  async function rest(ms: number): Promise<void> {
    const until = Date.now() + ms;
    while (!stopped && Date.now() < until) await bell.wait(until - Date.now());
  }

  const running = run();
  return {
    async stop() {
      stopped = true;
      bell.ring();
      await Promise.all([running, listener.stop()]);
    },
    lastRunAt: () => lastRunAt,
  };
}

/** How many entries were taken; a full pass means that more may wait. */
async function takeAll(deps: SequencerDeps): Promise<number> {
  let total = 0;
  for (;;) {
    const taken = await sequenceAudit(deps);
    total += taken;
    if (taken < MOST_PER_PASS) return total;
  }
}

/** Wakes one sleeper. A ring while nobody sleeps is remembered, so that no news is slept over. */
interface Bell {
  ring(): void;
  /** Returns at the next ring, at once when it rang since the last wait, or after `mostMs`. */
  wait(mostMs: number): Promise<void>;
}

function createBell(): Bell {
  let hasRung = false;
  let wake = () => {};
  return {
    ring() {
      hasRung = true;
      wake();
    },
    async wait(mostMs) {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, mostMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      hasRung = false;
    },
  };
}
