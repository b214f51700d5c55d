import { spawn } from 'node:child_process';

/**
 * Ties another process to the life of this one, even when this one is killed with SIGKILL and can do
 * nothing itself: a tiny shell waits on a pipe that only we hold, and signals `pid` once it closes.
 * Effects: with `removeDir`, also deletes that folder afterwards (for throwaway data).
 * Returns a function that lifts the guard, to be called after an orderly stop.
 */
export function stopWithMe(pid: number, signal: 'INT' | 'TERM' | 'QUIT', removeDir?: string): () => void {
  if (process.platform === 'win32') return () => {};
  // "done" on the pipe lifts the guard; end of file means that we died.
  const script = `read -r word; [ "$word" = done ] && exit 0
kill -${signal} "$1" 2>/dev/null
[ -n "$2" ] || exit 0
for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$1" 2>/dev/null || break; sleep 0.5; done
rm -rf -- "$2"`;
  const guard = spawn('sh', ['-c', script, 'docket-guard', String(pid), removeDir ?? ''], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Losing the guard costs only the tidy-up after a SIGKILL, so it must never take us down.
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  guard.unref();
  // A pipe keeps the event loop alive unless told otherwise; net.Socket has unref, the type does not say so.
  (guard.stdin as unknown as { unref(): void }).unref();
  return () => void guard.stdin.end('done\n');
}
