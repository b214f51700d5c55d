import { useSyncExternalStore } from 'react';

const TICK_MS = 5_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: number | undefined;

function subscribe(listener: () => void) {
  listeners.add(listener);
  // One timer for every clock on screen; a table of fifty deadlines must not run fifty.
  timer ??= window.setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}

/** The time in milliseconds, moved on every five seconds for everything on screen at once. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => {
    // Nobody ticks before the first subscriber, so a component mounted later would begin in the past.
    if (timer === undefined && Date.now() - now >= TICK_MS) now = Date.now();
    return now;
  });
}
