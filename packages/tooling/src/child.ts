import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopWithMe } from '@docket/db/exit-guard';

/** A program of ours that lives and dies with the supervisor. */
export interface Child {
  name: string;
  /** Resolves when it has ended, with a sentence about how. */
  ended: Promise<string>;
  /** The last lines it wrote that were not shown, oldest first. */
  quietLines(): string[];
  /** Asks it to stop, and ends it hard when it has not after `graceMs`. */
  stop(graceMs: number): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

export interface ChildOptions {
  name: string;
  script: string;
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Show everything it writes, not only errors. */
  verbose: boolean;
  print(line: string): void;
}

const keptLines = 40;

/**
 * Starts `node <script>`. Quiet by default: structured log lines below "error" are only kept for the
 * moment something goes wrong; errors and everything on standard error are always shown.
 */
export function startChild(options: ChildOptions): Child {
  const { name, print } = options;
  const process_ = spawn(process.execPath, [options.script], {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // In its own group: Ctrl-C then reaches only the supervisor, which stops everything in order.
    detached: process.platform !== 'win32',
  });
  const kept: string[] = [];
  const onLine = (line: string, always: boolean) => {
    if (options.verbose || always || isError(line)) return print(`${name} │ ${line}`);
    kept.push(line);
    if (kept.length > keptLines) kept.shift();
  };
  const read = (stream: Readable, always: boolean) =>
    createInterface({ input: stream }).on('line', (line) => onLine(line, always));
  read(process_.stdout, false);
  read(process_.stderr, true);

  const lift = process_.pid === undefined ? () => {} : stopWithMe(process_.pid, 'TERM');
  const ended = new Promise<string>((done) => {
    process_.once('error', (error) => done(`could not be started: ${error.message}`));
    // "close" comes after the last line was read, "exit" may come before.
    process_.once('close', (code, signal) => {
      lift();
      done(signal ? `was ended by ${signal}` : `ended with code ${code}`);
    });
  });
  return {
    name,
    ended,
    quietLines: () => [...kept],
    kill: () => void process_.kill('SIGKILL'),
    async stop(graceMs) {
      process_.kill('SIGTERM');
      const patience = new AbortController();
      const tooLong = sleep(graceMs, 'late' as const, { signal: patience.signal }).catch(
        () => 'done' as const,
      );
      if ((await Promise.race([ended, tooLong])) === 'late') process_.kill('SIGKILL');
      patience.abort();
      await ended;
    },
  };
}

/** pino writes JSON with a level; 50 is "error", 60 "fatal". */
function isError(line: string): boolean {
  const level = /^\{"level":(\d+)/.exec(line)?.[1];
  return level !== undefined && Number(level) >= 50;
}
