import type { Clock } from '../clock.ts';
import { addSeconds } from '../clock.ts';
import type { Store } from '../store.ts';

const SETTING = 'clock-ahead';

export type ClockLever = { clock: Clock; aheadSeconds: () => number; set: (seconds: number) => void };

/**
 * A clock that can be set ahead, to see links and approvals run out. It never goes back by itself, and what it
 * gained survives a restart: otherwise a session could be older than now.
 */
export function createClockLever(store: Store, base: () => Date): ClockLever {
  const aheadSeconds = () => Number(store.settings.get(SETTING)?.value ?? 0);
  return {
    clock: { now: () => addSeconds(base(), aheadSeconds()) },
    aheadSeconds,
    set: (seconds) => store.transaction(() => store.settings.put({ id: SETTING, value: String(seconds) })),
  };
}
