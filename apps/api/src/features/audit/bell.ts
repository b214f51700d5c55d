/** Wakes one sleeper. A ring while nobody sleeps is remembered, so that no news is slept over. */
export interface Bell {
  ring(): void;
  /** Returns at the next ring, at once when it rang since the last wait, or after `mostMs`. */
  wait(mostMs: number): Promise<void>;
}

export function createBell(): Bell {
  let hasRung = false;
  let wake = () => {};
  return {
    ring() {
      hasRung = true;
      wake();
    },
    async wait(mostMs) {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, mostMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      hasRung = false;
    },
  };
}
