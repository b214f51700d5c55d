import type { Page } from '@playwright/test';
import { expect, test } from './desk.ts';

const applicationOf = (page: Page) => page.getByRole('region', { name: 'Application', exact: true });

test('a connection from the environment is shown as such, and can be replaced by a stored one', async ({
  page,
  desk,
}) => {
  await desk.signIn('admin', '/workflows');
  await page.getByRole('link', { name: 'Connection' }).click();
  await expect(page).toHaveURL(/\/connection$/);
  const application = applicationOf(page);
  await expect(application).toContainText('From the server’s environment (DIDIT_API_KEY)');
  await expect(page.getByRole('main')).not.toContainText('no key to encrypt secrets with');
  await expect(application.getByRole('button', { name: 'Change key' })).toBeEnabled();
  await desk.expectAccessible();
});

for (const person of ['reviewer', 'manager', 'auditor'] as const) {
  test(`the ${person} does not see the connection, nor what it holds`, async ({ page, desk }) => {
    await desk.signIn(person, '/connection');
    await expect(page.getByRole('main')).toContainText('connection:view');
    await expect(page.getByRole('link', { name: 'Connection' })).toHaveCount(0);
    expect((await page.request.get('/api/connection')).status()).toBe(403);
    await desk.expectAccessible();
  });
}

test('while the server cannot answer, the page says so and reads again at a click', async ({
  page,
  desk,
}) => {
  await desk.signIn('admin', '/workflows');
  await page.route('**/api/connection', (route) => route.abort());
  await page.getByRole('link', { name: 'Connection' }).click();
  await expect(page.getByRole('alert')).toContainText('Docket cannot be reached.', { timeout: 20_000 });
  await desk.expectAccessible();
  await page.unroute('**/api/connection');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(applicationOf(page)).toBeVisible();
});
