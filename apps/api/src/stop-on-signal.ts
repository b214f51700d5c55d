import type { Deps } from './deps.ts';

/** How long a clean end may take before the process goes anyway; every write is a transaction, so nothing is lost. */
const GRACE_MS = 8_000;

/** Ends the process cleanly on the first SIGINT or SIGTERM. */
export function stopOnSignal(deps: Pick<Deps, 'log'>, stop: () => Promise<void>): void {
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        deps.log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}
