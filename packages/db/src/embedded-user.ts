import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The id that Linux gives to "nobody"; it owns nothing, which is the point. */
const nobody = 65534;

/** How to run a program so that it does not run as root, and who must own its files. */
export interface Runner {
  /** Words to put before the command; empty for an ordinary user. */
  prefix: string[];
  /** Owner the data folder needs; null when the current user already fits. */
  owner: number | null;
}

/**
 * PostgreSQL refuses to run as root. In containers and CI root is common, so we become nobody:
 * first in a user namespace (files stay root's, and folders readable only by root still work),
 * else by `setpriv` (containers often forbid namespaces), which needs readable parent folders.
 */
export function chooseRunner(): Runner {
  if (process.getuid?.() !== 0) return { prefix: [], owner: null };
  const namespace = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--'];
  if (works([...namespace, 'true'])) return { prefix: namespace, owner: 0 };
  const setpriv = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--'];
  if (works([...setpriv, 'true'])) return { prefix: setpriv, owner: nobody };
  throw new Error(
    'PostgreSQL refuses to run as root, and neither "unshare" nor "setpriv" works here. ' +
      'Run as an ordinary user, or set DATABASE_URL.',
  );
}

/** Fails early, with the folder's name, when the unprivileged user could not even reach `path`. */
export function assertReachable(runner: Runner, path: string): void {
  if (runner.owner !== nobody) return;
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    if (works([...runner.prefix, 'test', '-x', folder])) continue;
    throw new Error(
      `The database runs as an unprivileged user, who may not enter ${folder}. ` +
        `Allow it (chmod o+x ${folder}), move the project, or set DATABASE_URL.`,
    );
  }
}

/** Gives a folder and all below it to the runner's user; does nothing when it already has it. */
export function giveTo(runner: Runner, folder: string): void {
  if (runner.owner === null || lstatSync(folder).uid === runner.owner) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) giveTo(runner, path);
    else chownSync(path, runner.owner, runner.owner);
  }
  // The folder comes last: its owner tells the next start that the work below is finished.
  chownSync(folder, runner.owner, runner.owner);
}

function works(command: string[]): boolean {
  const [program = '', ...args] = command;
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
