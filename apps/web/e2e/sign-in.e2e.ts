import { expect, test } from './desk.ts';

test('a person signs in, lands on their page, and signs out', async ({ page, desk }) => {
  await page.goto('/queue');
  await expect(page).toHaveURL(/\/signin\?return=/);
  await desk.expectAccessible();
  await desk.signIn('reviewer');
  await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible();
});
