import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test as base, type Desk, expect as patient } from './desk.ts';
import { E2E_PORT, type Ports } from './ports.ts';

/** Away from the shared stack; each worker of Playwright has its own pair. */
const OFFSET = 40;
/** Longest wait for a call to Didit, milliseconds; faults that are silence last longer. */
const TIMEOUT_MS = 2_000;
const READY_MS = 120_000;

/**
 * A Docket and a Didit of this file alone: a Didit that fails would fail beside it too, and nobody wants to wait 30
 * seconds for each silence.
 */
export const test = base.extend<Record<never, never>, { ownPorts: Ports }>({
  ports: ({ ownPorts }, use) => use(ownPorts),
  baseURL: ({ ownPorts }, use) => use(originOf(ownPorts)),
  ownPorts: [
    // Playwright reads which other fixtures are wanted from this pattern.
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use, { parallelIndex }) => {
      const app = E2E_PORT + OFFSET + 2 * parallelIndex;
      const ports = { app, sandbox: app + 1 };
      const stack = startStack(ports);
      try {
        await ready(ports);
        await use(ports);
      } finally {
        await stop(stack);
      }
    },
    { scope: 'worker', timeout: READY_MS },
  ],
});
/** What is waited for here ends with a time limit, a pause and a second try, and may share its computer with others. */
export const expect = patient.configure({ timeout: 30_000 });

const originOf = ({ app }: Ports) => `http://127.0.0.1:${app}`;

function startStack({ app, sandbox }: Ports): ChildProcess {
  return spawn(process.execPath, [fileURLToPath(new URL('stack.ts', import.meta.url))], {
    env: {
      ...process.env,
      E2E_PORT: String(app),
      E2E_SANDBOX_PORT: String(sandbox),
      SANDBOX_SEED: 'empty',
      SANDBOX_PREDRAW: 'off',
      DIDIT_TIMEOUT_MS: String(TIMEOUT_MS),
      RECONCILE_MS: '2000',
      UNDO_MS: '300',
      QUARANTINE_MS: '2000',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function ready(ports: Ports): Promise<void> {
  const answers = () =>
    fetch(`${originOf(ports)}/api/health/ready`).then(
      ({ status }) => status,
      () => null,
    );
  await expect.poll(answers, { timeout: READY_MS }).toBe(200);
}

async function stop(stack: ChildProcess): Promise<void> {
  if (stack.exitCode !== null) return;
  const gone = new Promise((resolve) => stack.once('exit', resolve));
  stack.kill('SIGTERM');
  await gone;
}

/** For requests besides the page: a server closes a line that was quiet for seconds, often just when it is used again. */
export const STEADY = { maxRetries: 3 };

/** A rule of the sandbox's control API. */
export interface Rule {
  readonly method?: string;
  readonly path: string;
  readonly mode: string;
  readonly status?: number;
  readonly latency_ms?: number;
}

/** Breaks Didit for the time of `work`, and heals it whatever happens. */
export async function whileBroken(desk: Desk, rule: Rule, work: () => Promise<void>): Promise<void> {
  await desk.sandbox('PUT', '/_sandbox/faults', { rules: [{ latency_ms: 3 * TIMEOUT_MS, ...rule }] });
  try {
    await work();
  } finally {
    await desk.sandbox('DELETE', '/_sandbox/faults');
  }
}
