import { drawIn, expect, test } from './desk.ts';

test('a person sees where they are signed in and ends what they do not need', async ({ page, desk }) => {
  await desk.signIn('manager', '/reports');
  const elsewhere = await desk.also('manager');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Your account' }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  const table = page.getByRole('table', { name: 'Sign-ins' });
  await expect(table.getByRole('row', { name: /this one/ })).toContainText('Chrome on Linux');
  await desk.expectAccessible();
  await drawIn(page, 'dark');
  await desk.expectAccessible();

  await page
    .getByRole('button', { name: /^End the sign-in of Chrome on Linux/ })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('That sign-in has ended.');
  await elsewhere.page.reload();
  await expect(elsewhere.page).toHaveURL(/\/signin/);

  await desk.also('manager');
  await page.reload();
  await page.getByRole('button', { name: 'End all others' }).click();
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'End all others' })).toHaveCount(0);
  await expect(table.getByRole('row', { name: /this one/ })).toBeVisible();
});
