import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { installedChromium } from '../../packages/tooling/src/chromium.ts';
import { E2E_PORT } from './e2e/ports.ts';

const executablePath = installedChromium() ?? undefined;
// Every stack leaves there what happened to it; the workers and the stacks inherit it.
process.env.E2E_RECORD_DIR ??= mkdtempSync(join(tmpdir(), 'docket-record-'));
const origin = `http://127.0.0.1:${E2E_PORT}`;

/** Browser journeys against the real thing: API, worker, sandbox and database, the web app as it is built. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  // One stack serves all journeys; two browsers at once are what two cores carry.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // A journey crosses five processes; on a crowded machine one may be late. The report still names it as flaky.
  retries: process.env.CI ? 1 : 0,
  // A journey with several looks at whole pages takes half a minute on a busy computer.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./e2e/on-record/reporter.ts']],
  use: {
    baseURL: origin,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        // Chromium's own sandbox cannot run as root; the pages are ours.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node e2e/stack.ts',
    url: `${origin}/api/health/ready`,
    reuseExistingServer: false,
    timeout: 120_000,
    stdout: 'ignore',
    stderr: 'pipe',
    // Without this Playwright kills hard, and a database server would stay behind.
    gracefulShutdown: { signal: 'SIGTERM', timeout: 60_000 },
  },
});
