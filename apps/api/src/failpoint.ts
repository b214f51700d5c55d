/**
 * Places at which a trial may kill the process (`pnpm verify:crash`), as a power cut would: nothing is cleaned up and
 * nobody is told. They exist so that what must hold after a crash is tried at every place where it could be broken.
 */
export const FAILPOINTS = [
  'accept:before-commit',
  'accept:after-commit',
  'withdraw:before-commit',
  'withdraw:after-commit',
  'sequencer:before-commit',
  'sequencer:after-commit',
  'attempt:before-mark',
  'attempt:marked',
  'attempt:looked',
  'attempt:request-out',
  'attempt:answered',
  'settle:before-commit',
  'settle:after-commit',
  'reconcile:begun',
  'reconcile:concluded',
  'webhook:before-commit',
  'webhook:after-commit',
  'refresh:read',
  'refresh:before-commit',
  'refresh:after-commit',
] as const;
export type Failpoint = (typeof FAILPOINTS)[number];

interface Armed {
  readonly env: { readonly DOCKET_FAILPOINT?: Failpoint | undefined };
}

/** Ends the process here and now if this place is armed; only a demo on loopback starts with one (see readEnv). */
export async function failpoint({ env }: Armed, place: Failpoint): Promise<void> {
  if (env.DOCKET_FAILPOINT !== place) return;
  process.kill(process.pid, 'SIGKILL');
  // The signal may arrive a moment later; nothing may happen until then.
  await new Promise(() => undefined);
}

/** Long enough for a request to have left, and shorter than a trial lets the answer take. Milliseconds. */
const UNDER_WAY_MS = 150;

/** The same in the middle of a step that takes its time. */
export async function failpointDuring<T>(armed: Armed, place: Failpoint, step: Promise<T>): Promise<T> {
  if (armed.env.DOCKET_FAILPOINT === place) setTimeout(() => void failpoint(armed, place), UNDER_WAY_MS);
  return step;
}
