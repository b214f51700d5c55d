import { type Child, startChild } from './child.ts';
import { UsageError } from './env.ts';

/** How long a part may take to finish its work after being asked to stop. */
const graceMs = 8_000;

/** Owns everything that was started, and ends it in the opposite order. */
export interface Supervisor {
  run(part: { name: string; script: string; cwd: string; env: NodeJS.ProcessEnv }): Child;
  /** Something to do at the end, after all children are gone; the last one added is done first. */
  atEnd(work: () => Promise<void>): void;
  /** Stops everything and ends this process with `code`. Later calls join the first. */
  stop(code: number, message?: string): Promise<void>;
  stopping(): boolean;
}

export function createSupervisor(options: { verbose: boolean }): Supervisor {
  const children: Child[] = [];
  const endings: (() => Promise<void>)[] = [];
  let stopped: Promise<void> | undefined;

  async function stopAll(code: number, message?: string): Promise<void> {
    if (message) console.error(`\n${message}\n`);
    else console.log('\nStopping …');
    let exitCode = code;
    for (const child of children.toReversed()) await child.stop(graceMs);
    for (const end of endings.toReversed()) {
      try {
        await end();
      } catch (error) {
        // The remaining parts still have to be stopped.
        console.error(messageOf(error));
        exitCode = 1;
      }
    }
    if (!message) console.log('Docket has stopped; the data is kept.');
    process.exit(exitCode);
  }

  const stop = (code: number, message?: string) => {
    stopped ??= stopAll(code, message);
    return stopped;
  };
  watchForStop(stop, () => {
    for (const child of children) child.kill();
  });
  return {
    atEnd: (work) => void endings.push(work),
    stop,
    stopping: () => stopped !== undefined,
    run(part) {
      if (stopped) throw new Error(`The ${part.name} was not started, because Docket is stopping.`);
      const child = startChild({ ...part, verbose: options.verbose, print: console.log });
      children.push(child);
      // Half a Docket is worse than none: when one part ends by itself, everything ends, with its last words.
      void child.ended.then((how) => {
        const words = child.quietLines().join('\n');
        const what = words ? `Before that it wrote:\n${words}` : 'Errors it wrote are above.';
        if (!stopped) void stop(1, `The ${part.name} ${how}. ${what}`);
      });
      return child;
    },
  };
}

/** Ctrl-C, a polite kill, a closed terminal, and the silent death of our parent all mean "stop". */
function watchForStop(stop: (code: number) => Promise<void>, killNow: () => void): void {
  let first = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // One Ctrl-C can arrive twice, from the terminal and from the parent; a later one is impatience.
      if (first > 0 && Date.now() - first > 1000) killNow();
      if (first === 0) first = Date.now();
      void stop(signal === 'SIGTERM' ? 143 : 130);
    });
  }
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void stop(143);
  }, 500).unref();
}

/** A sentence for people; the stack only where the mistake is ours. */
export function messageOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `\nBecause: ${error.cause.message}` : '';
  return `${error.stack ?? error.message}${cause}`;
}
