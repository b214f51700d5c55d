import { type ChildProcess, spawn } from 'node:child_process';

let current: ChildProcess | undefined;

/** Runs a program to its end and returns its exit code; its output goes to ours, or is returned. */
export function runCommand(
  program: string,
  args: string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv; capture?: boolean },
): Promise<{ code: number; output: string }> {
  return new Promise((done, fail) => {
    const output: string[] = [];
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', options.capture ? 'pipe' : 'inherit', options.capture ? 'pipe' : 'inherit'],
    });
    current = child;
    child.stdout?.on('data', (chunk) => output.push(String(chunk)));
    child.stderr?.on('data', (chunk) => output.push(String(chunk)));
    child.once('error', fail);
    // A program ended by a signal has no code; it did not succeed.
    child.once('close', (code) => done({ code: code ?? 1, output: output.join('') }));
  });
}

/**
 * Makes this process end together with the program it is running, so that an interrupted check leaves
 * no browser, server or database behind.
 */
export function stopWithCommands(): void {
  const leave = (code: number) => {
    if (!current || current.exitCode !== null || current.signalCode !== null) process.exit(code);
    current.once('close', () => process.exit(code));
    current.kill('SIGTERM');
  };
  process.once('SIGINT', () => leave(130));
  process.once('SIGTERM', () => leave(143));
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && leave(143), 500).unref();
}
