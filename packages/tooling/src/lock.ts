import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { paths } from './paths.ts';

/** Who runs on this data folder; written at the start, removed at the end. */
interface Note {
  pid: number;
  /** Tells our own note from a later one. */
  id: string;
}

/** The process that runs Docket on this checkout's data, or null. A note left by a SIGKILL does not count. */
export async function runningPid(): Promise<number | null> {
  let note: Note;
  try {
    // Written below and nowhere else.
    note = JSON.parse(await readFile(paths.running, 'utf8')) as Note;
  } catch {
    // Missing, or cut off by a crash while being written: in both cases nobody holds it.
    return null;
  }
  return (await isStart(note.pid)) ? note.pid : null;
}

/** Notes that we run; returns how to take the note back. */
export async function noteRunning(): Promise<() => Promise<void>> {
  const note: Note = { pid: process.pid, id: randomUUID() };
  await makeStateFolder(paths.state);
  await writeFile(paths.running, JSON.stringify(note));
  return async () => {
    const text = await readFile(paths.running, 'utf8').catch(() => '');
    if (text.includes(note.id)) await rm(paths.running, { force: true });
  };
}

/**
 * Makes the folder of this machine's data. Others may pass through it but not list it: where we are root,
 * the database runs as an unprivileged user and has to reach its own folder below.
 */
export async function makeStateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o711 });
}

/** Process numbers are reused, so where /proc exists the command line must be that of a start. */
async function isStart(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return command === null || command.includes('start.ts');
}
