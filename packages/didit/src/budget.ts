/** Didit's limits that this client keeps by itself. Source: Didit docs: Rate limiting */
export const CALLS_PER_MINUTE = {
  read: 600,
  write: 300,
  pdf: 50,
  update_data: 10,
  update_poa_data: 10,
} as const;

export type CallClass = keyof typeof CALLS_PER_MINUTE;

/** Calls of one class in the last minute; `background` is the part of `used` nobody waited for. */
export interface Usage {
  readonly used: number;
  readonly background: number;
  readonly limit: number;
}

const WINDOW_MS = 60_000;
/** After Didit asked for a pause, people go on this much earlier than background work. */
const PEOPLE_FIRST_MS = 1_000;

/**
 * A sliding one-minute window. Background calls may fill at most half of it, so that an import or a re-read can
 * never make a person wait for the rest of the minute.
 */
export class Budget {
  readonly #perMinute: number;
  readonly #all: number[] = [];
  readonly #background: number[] = [];
  #closedUntil = Number.NEGATIVE_INFINITY;

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /**
   * Waits for room, by `wait`, and takes it.
   *
   * @returns 0 once taken, or the milliseconds until there may be room when that is longer than `maxWaitMs`
   */
  async take(background: boolean, maxWaitMs: number, wait: (ms: number) => Promise<void>): Promise<number> {
    const deadline = performance.now() + maxWaitMs;
    for (;;) {
      const now = performance.now();
      const waitMs = this.#waitMs(now, background);
      if (waitMs <= 0) {
        this.#all.push(now);
        if (background) this.#background.push(now);
        return 0;
      }
      if (now + waitMs > deadline) return Math.ceil(waitMs);
      // Room is not reserved while waiting: a waiting background call must not push a person's call back.
      await wait(waitMs);
    }
  }

  /** Counts what others took with the same key `agoMs` ago; before the first call of this client's own. */
  resume({ used, background }: Pick<Usage, 'used' | 'background'>, agoMs: number): void {
    const at = performance.now() - agoMs;
    this.#all.unshift(...Array<number>(used).fill(at));
    this.#background.unshift(...Array<number>(background).fill(at));
  }

  /** What was taken in the last minute. */
  get usage(): Usage {
    const now = performance.now();
    forget(this.#all, now);
    forget(this.#background, now);
    return { used: this.#all.length, background: this.#background.length, limit: this.#perMinute };
  }

  /** Gives nothing for a while, because Didit said so: others use the same key, and their calls are not seen here. */
  close(ms: number): void {
    // Didit's windows are a minute long; a longer pause belongs to a quota of a single operation.
    const until = performance.now() + Math.min(ms, WINDOW_MS);
    this.#closedUntil = Math.max(this.#closedUntil, until);
  }

  #waitMs(now: number, background: boolean): number {
    const own = background ? untilRoom(this.#background, Math.floor(this.#perMinute / 2), now) : 0;
    const closed = this.#closedUntil - now + (background ? PEOPLE_FIRST_MS : 0);
    return Math.max(own, closed, untilRoom(this.#all, this.#perMinute, now));
  }
}

function forget(taken: number[], now: number): void {
  while (taken[0] !== undefined && taken[0] <= now - WINDOW_MS) taken.shift();
}

function untilRoom(taken: number[], limit: number, now: number): number {
  forget(taken, now);
  const blocker = taken[taken.length - limit];
  return blocker === undefined ? 0 : blocker + WINDOW_MS - now;
}
