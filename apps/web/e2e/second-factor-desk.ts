import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { RECOVERY_CODES } from '@docket/contracts';
import { type Connection, connect } from '@docket/db';
import type { Page } from '@playwright/test';
import { codeOf } from '../../api/test/totp-code.ts';
import { test as base, expect } from './desk.ts';
import { SECOND_FACTOR } from './ports.ts';

const START_MS = 120_000;
/** By name: passkeys are bound to one, and an address of numbers has none. */
const ORIGIN = `http://localhost:${SECOND_FACTOR.app}`;

/** What passes without anybody having to wait for it. */
export interface Time {
  /** As if everybody had shown who they are an hour ago. */
  ageSignIns(): Promise<void>;
  /** As if the codes that were used lay half a minute back. */
  nextCodes(): Promise<void>;
}

/** Journeys with a stack of their own, where auditors must have a second factor and people may be left with one. */
export const test = base.extend<{ time: Time }, { database: Connection }>({
  ports: SECOND_FACTOR,
  baseURL: ORIGIN,
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here.
    async ({}, use) => {
      const child = start();
      try {
        const [told] = await once(child, 'message');
        const database = connect(String(told.databaseUrl), { max: 2 });
        await ready();
        await use(database);
        await database.close();
      } finally {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }
    },
    // Also for journeys that do not ask for the time: the stack starts with it.
    { scope: 'worker', timeout: START_MS, auto: true },
  ],
  time: async ({ database: { pool } }, use) => {
    await use({
      async ageSignIns() {
        await pool.query(`update auth_sessions set confirmed_at = now() - interval '1 hour'`);
      },
      async nextCodes() {
        await pool.query(`update authenticators set last_step = last_step - 1`);
      },
    });
  },
});
export { expect };

function start(): ChildProcess {
  return fork(fileURLToPath(new URL('stack.ts', import.meta.url)), {
    env: {
      ...process.env,
      E2E_PORT: String(SECOND_FACTOR.app),
      E2E_SANDBOX_PORT: String(SECOND_FACTOR.sandbox),
      REQUIRE_SECOND_FACTOR: 'auditor',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

async function ready(): Promise<void> {
  await expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${SECOND_FACTOR.app}/api/health/ready`).then(
          ({ ok }) => ok,
          () => false, // not listening yet
        ),
      { timeout: START_MS },
    )
    .toBe(true);
}

/** Adds an authenticator app, the person's first factor, on the page that is open; returns its secret and the recovery codes. */
export async function addApp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole('button', { name: 'Add app' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add an authenticator app' });
  await expect(dialog.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
  const secret = ((await dialog.getByRole('code').textContent()) ?? '').replaceAll(/[^A-Z2-7]/g, '');
  await dialog.getByRole('textbox').fill(codeOf(secret, new Date()));
  await dialog.getByRole('button', { name: 'Add' }).click();
  const once = page.getByRole('dialog', { name: 'Keep your recovery codes' });
  const lines = once.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(lines).toHaveCount(RECOVERY_CODES);
  const codes = await lines.allTextContents();
  await once.getByRole('button', { name: 'I have kept them' }).click();
  return { secret, codes };
}

/** E-mail and password; what comes then is the journey's. */
export async function givePassword(page: Page, person: string): Promise<void> {
  await page.goto('/signin');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(`${person}@docket.demo`);
  await page.getByRole('textbox', { name: 'Password' }).fill('docket-demo');
  await page.getByRole('textbox', { name: 'Password' }).press('Enter');
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/signin$/);
}

/** A device of this browser that makes and shows passkeys, and whose owner always agrees. */
export async function addDevice(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
