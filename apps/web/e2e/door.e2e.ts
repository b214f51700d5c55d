import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { test as base, expect } from './desk.ts';
import { DOOR } from './ports.ts';

const START_MS = 120_000;
const ORIGIN = `http://127.0.0.1:${DOOR.app}`;
const PASSWORD = 'correct horse battery';
const CLI = fileURLToPath(new URL('../../api/src/cli.ts', import.meta.url));

/** A Docket of its own on which nobody has an account yet, and its command line. */
const test = base.extend<object, { docket: (...args: string[]) => Promise<string> }>({
  ports: DOOR,
  baseURL: ORIGIN,
  docket: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here.
    async ({}, use) => {
      const child = start();
      try {
        const [{ databaseUrl }] = await once(child, 'message');
        await expect
          .poll(
            () =>
              fetch(`${ORIGIN}/api/health/ready`).then(
                ({ ok }) => ok,
                () => false,
              ),
            { timeout: START_MS },
          )
          .toBe(true);
        await use(async (...args) => {
          const env = { ...process.env, DATABASE_URL: String(databaseUrl) };
          return (await promisify(execFile)(process.execPath, [CLI, ...args], { env })).stdout;
        });
      } finally {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }
    },
    { scope: 'worker', timeout: START_MS },
  ],
});

function start(): ChildProcess {
  return fork(fileURLToPath(new URL('stack.ts', import.meta.url)), {
    env: {
      ...process.env,
      E2E_PORT: String(DOOR.app),
      E2E_SANDBOX_PORT: String(DOOR.sandbox),
      E2E_DOOR: '1',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

test('whoever installed Docket becomes its administrator, and a colleague signs in at the provider', async ({
  page,
  desk,
  docket,
  browser,
}) => {
  await page.goto('/');
  await expect(page.getByRole('main')).toContainText('Nobody administers this installation yet.');
  await desk.expectAccessible();
  await page.getByRole('link', { name: 'Set it up' }).click();
  await expect(page.getByRole('heading', { name: 'Set up Docket' })).toBeVisible();
  await page.getByRole('button', { name: 'Make the administrator' }).click();
  await expect(page.getByRole('main')).toContainText('Enter the setup code.');
  await desk.expectAccessible();

  const code = /once: (\S+)/.exec(await docket('user', 'setup-code'))?.[1] ?? '';
  await page.getByRole('textbox', { name: 'Setup code' }).fill(code.toLowerCase());
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ann Ash');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ann@docket.test');
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Make the administrator' }).click();
  await expect(page.getByRole('alert').first()).toHaveText('Your account is made. Sign in.');
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/workflows$/);

  await page.goto('/users');
  await page.getByRole('button', { name: 'Add user' }).click();
  const adding = page.getByRole('dialog', { name: 'Add a user' });
  await adding.getByRole('textbox', { name: 'Name' }).fill('Nora Nord');
  await adding.getByRole('textbox', { name: 'E-mail' }).fill('nora@docket.test');
  await adding.getByRole('button', { name: 'Add user' }).click();
  await page.getByRole('button', { name: 'I have passed it on' }).click();

  const context = await browser.newContext();
  const colleague = await context.newPage();
  await colleague.goto(`${ORIGIN}/queue?view=all`);
  await colleague.getByRole('link', { name: 'Sign in with Acme' }).click();
  await colleague.getByRole('link', { name: 'nora' }).click();
  await expect(colleague).toHaveURL(/\/queue\?view=all$/);
  await expect(colleague.getByRole('button', { name: /^Account of/ })).toContainText('Nora Nord');
  await context.close();
});

test('somebody without an account is told nothing about who has one', async ({ page, desk, docket }) => {
  // There are accounts or none, depending on the journey before: the answer is the same.
  expect(await docket('user', 'list')).not.toContain('stranger');
  await page.goto('/signin');
  await page.getByRole('link', { name: 'Sign in with Acme' }).click();
  await page.getByRole('link', { name: 'stranger' }).click();
  await expect(page).toHaveURL(/\/signin\?oidc=refused$/);
  await expect(page.getByRole('alert')).toHaveText(
    'You cannot sign in here with that identity. Ask an administrator.',
  );
  await desk.expectAccessible();
});
