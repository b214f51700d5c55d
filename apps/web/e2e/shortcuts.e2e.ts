import type { Page } from '@playwright/test';
import { barOf, claim, expect, test } from './desk.ts';
import { enter, welcome } from './newcomer.ts';

const help = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

test('g and a letter go to pages, and to no page the role may not see', async ({ page, desk }) => {
  await desk.signIn('manager', '/policy');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const [key, path] of [
    ['s', /\/checks$/],
    ['a', /\/audit/],
    ['q', /\/queue$/],
    [',', /\/preferences$/],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await expect(page).toHaveURL(path);
  }
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await page.keyboard.press('?');
  await expect(help(page)).toBeVisible();
  await expect(page).toHaveURL(/\/preferences$/);
  await expect(help(page)).not.toContainText('Users');
});

test('the list names what the page can do, and keys are nothing to text, modifiers and dialogs', async ({
  page,
  desk,
}) => {
  await desk.signIn('reviewer', '/queue');
  await expect(page.getByRole('table', { name: 'Cases' }).getByRole('link').first()).toBeVisible();
  await page.keyboard.press('?');
  await expect(help(page).getByRole('region', { name: 'Queue' })).toContainText('Claim or release the row');
  await expect(help(page).getByRole('region', { name: 'Picture' })).toHaveCount(0);
  await desk.expectAccessible();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.keyboard.press('Escape');
  await expect(help(page)).toHaveCount(0);
  await expect(page).toHaveURL(/\/queue$/);

  const field = page.getByRole('searchbox', { name: 'Search all cases' });
  await field.fill('');
  await page.keyboard.type('ga?');
  await expect(field).toHaveValue('ga?');
  await expect(help(page)).toHaveCount(0);
  await page.goto('/policy');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Alt+Shift+?');
  await expect(help(page)).toHaveCount(0);
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
});

test('a key is changed, refused where it is taken, shown everywhere, and reset', async ({
  page,
  desk,
  playwright,
}) => {
  const sessionId = await desk.play('review_name_mismatch');
  await enter(page, await welcome(await playwright.request.newContext(), 'reviewer'), '/preferences');
  const approve = page.getByRole('group', { name: 'Approve…' });
  await approve.getByRole('button', { name: /^Change/ }).click();
  await page.keyboard.press('d');
  await expect(approve.getByRole('alert')).toContainText('D is taken by “Decline…” (Decision)');
  await desk.expectAccessible();
  await page.keyboard.press('Enter');
  await expect(approve.getByRole('alert')).toContainText('Only a letter, a digit or a sign');
  await page.keyboard.press('y');
  await expect(approve).toContainText('Y');
  await expect(approve.getByRole('alert')).toHaveCount(0);
  const audit = page.getByRole('group', { name: 'Go to Audit' });
  await audit.getByRole('button', { name: /^Change/ }).click();
  await page.keyboard.press('z');
  await expect(audit).toContainText('G Z');

  await desk.openCase(sessionId);
  await claim(page);
  await expect(barOf(page).getByRole('button', { name: /^Approve/ })).toContainText('Y');
  await page.keyboard.press('a');
  await expect(barOf(page).getByRole('group', { name: 'Approve' })).toHaveCount(0);
  await page.keyboard.press('y');
  await expect(barOf(page).getByRole('group', { name: 'Approve' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(help(page).getByRole('region', { name: 'Decision' })).toContainText('Y');
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('z');
  await expect(page).toHaveURL(/\/audit/);

  await page.goto('/preferences');
  await page.getByRole('button', { name: 'Reset the key of Approve…' }).click();
  await expect(approve).not.toContainText('Y');
  await page.getByRole('button', { name: 'Reset all keys' }).click();
  await expect(audit).toContainText('G A');
  await expect(page.getByRole('button', { name: 'Reset all keys' })).toHaveCount(0);
});

test('switched off, single keys do nothing and are printed nowhere; the palette still opens', async ({
  page,
  desk,
  playwright,
}) => {
  const sessionId = await desk.play('review_name_mismatch');
  await enter(page, await welcome(await playwright.request.newContext(), 'reviewer'));
  await desk.openCase(sessionId);
  await page.keyboard.press('?');
  await help(page).getByRole('switch', { name: 'Single keys act' }).uncheck();
  await expect(help(page)).toContainText('Single keys are switched off.');
  await desk.expectAccessible();
  await page.keyboard.press('Escape');
  await expect(help(page)).toHaveCount(0);
  for (const key of ['c', '?', 'm', 'g', 'a']) await page.keyboard.press(key);
  await expect(page.getByRole('group', { name: 'Holder' })).toContainText('Held by nobody');
  await expect(help(page)).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`/cases/${sessionId}$`));
  await expect(barOf(page).getByRole('button', { name: /^Claim/ })).toHaveText('Claim');

  await page.reload();
  await expect(barOf(page)).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByRole('group', { name: 'Holder' })).toContainText('Held by nobody');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
  await page.keyboard.type('single keys on');
  await page.keyboard.press('Enter');
  await expect(barOf(page).getByRole('button', { name: /^Claim/ })).toContainText('C');
  await page.keyboard.press('c');
  await expect(page.getByRole('group', { name: 'Holder' })).toContainText('Held by you');
});
