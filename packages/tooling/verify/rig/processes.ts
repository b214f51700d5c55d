import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopWithMe } from '@docket/db/exit-guard';

const READY_MS = 60_000;

/**
 * Starts a program of ours, which ends with us, and waits until its address answers. What it says on its standard
 * output is dropped, or appended to `logFile`; its error output is ours.
 */
export async function startProcess(
  script: string,
  env: Record<string, string>,
  readyUrl: string,
  logFile?: string,
): Promise<ChildProcess> {
  const log = logFile === undefined ? undefined : openSync(logFile, 'a');
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', log ?? 'ignore', 'inherit'],
  });
  // The child has its own by now.
  if (log !== undefined) closeSync(log);
  // Whoever interrupts a trial leaves nothing behind.
  if (child.pid !== undefined) child.once('exit', stopWithMe(child.pid, 'TERM'));
  for (const until = Date.now() + READY_MS; Date.now() < until; await sleep(100)) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`${script} ended with ${child.signalCode ?? `code ${child.exitCode}`}`);
    if (await answers(readyUrl)) return child;
  }
  child.kill('SIGKILL');
  throw new Error(`${script} did not answer at ${readyUrl}`);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    // Not there yet; the caller asks again until its patience ends.
    return false;
  }
}

/** Resolves when it is gone. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  await gone;
}

/** What a program said and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a program of ours to its end. */
export async function runProcess(
  script: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, out, err };
}
