/**
 * Runs `work` at once. Whoever asks while it runs has it run once more afterwards: what they ask about may have happened
 * after it had looked. However many ask meanwhile, it is one run for all of them.
 */
export function onceMore(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let asked = false;
  const run = async () => {
    try {
      while (asked) {
        asked = false;
        await work();
      }
    } finally {
      running = null;
    }
  };
  return () => {
    asked = true;
    running ??= run();
    return running;
  };
}
