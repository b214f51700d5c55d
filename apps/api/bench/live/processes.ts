import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopWithMe } from '@docket/db/exit-guard';

/** Servers of a benchmark, each in a process of its own as in use. */
export class Processes {
  readonly #children: ChildProcess[] = [];

  /** Resolves once it answers. @param script beside this file */
  async start(script: string, port: number, env: Record<string, string>): Promise<void> {
    const child = spawn(process.execPath, [new URL(script, import.meta.url).pathname], {
      env: { ...process.env, ...env, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (child.pid !== undefined) child.once('exit', stopWithMe(child.pid, 'TERM'));
    this.#children.push(child);
    for (let waited = 0; waited < 120_000; waited += 100) {
      if (child.exitCode !== null) throw new Error(`${script} ended with code ${child.exitCode}`);
      try {
        await fetch(`http://127.0.0.1:${port}/`);
        return;
      } catch {
        // Not listening yet.
        await sleep(100);
      }
    }
    throw new Error(`${script} does not answer`);
  }

  async stop(): Promise<void> {
    const ended = this.#children.map(
      (child) =>
        new Promise<void>((resolve) => {
          if (child.exitCode !== null || child.signalCode !== null) return resolve();
          child.once('exit', () => resolve());
          child.kill('SIGTERM');
        }),
    );
    await Promise.all(ended);
  }
}
