import { readdirSync, readFileSync } from 'node:fs';

/** Every process below this one, deepest last, as /proc shows it at this moment (Linux). */
export function descendants(rootPid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(Number(name));
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found: number[] = [];
  const queue = [rootPid];
  for (let pid = queue.shift(); pid !== undefined; pid = queue.shift()) {
    const below = children.get(pid) ?? [];
    found.push(...below);
    queue.push(...below);
  }
  return found;
}

function parentOf(pid: number): number | null {
  try {
    // "pid (name with spaces) state ppid …": the name may hold anything, so read from the last bracket on.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    // It ended between listing and reading.
    return null;
  }
}

/** kill -9 of everything at once: parents and children alike, so that nobody cleans up after anybody. */
export function killTree(rootPid: number): number {
  const pids = [rootPid, ...descendants(rootPid)];
  for (const pid of pids) signal(pid, 'SIGSTOP');
  // Stopped first, so that none of them notices the death of another and reacts to it.
  const all = new Set([...pids, ...pids.flatMap(descendants)]);
  for (const pid of all) signal(pid, 'SIGKILL');
  return all.size;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // gone already is what we want
  }
}
