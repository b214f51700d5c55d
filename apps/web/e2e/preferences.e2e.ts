import type { Page } from '@playwright/test';
import { barOf, claim, expect, test } from './desk.ts';
import { enter, welcome } from './newcomer.ts';

const radio = (page: Page, group: string, name: RegExp) =>
  page.getByRole('radiogroup', { name: group }).getByRole('radio', { name });
const scheme = (page: Page) => page.evaluate(() => document.documentElement.dataset.scheme);

test('settings hold at once, survive a reload and follow the person to another browser', async ({
  page,
  desk,
  browser,
  playwright,
}) => {
  const robin = await welcome(await playwright.request.newContext(), 'reviewer');
  await enter(page, robin, '/queue');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Preferences' }).click();
  await expect(page.getByRole('heading', { name: 'Preferences', level: 1 })).toBeVisible();
  await desk.expectAccessible();

  await radio(page, 'Theme', /^High contrast/).check();
  await expect.poll(() => scheme(page)).toBe('contrast');
  await desk.expectAccessible();
  await radio(page, 'Density', /^Compact/).check();
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Asia/Kat');
  await page.getByRole('option', { name: /^Asia\/Kath?mandu/ }).click();
  await page.getByRole('combobox', { name: 'Dates are written as in' }).selectOption('sv-SE');
  await expect(page.getByRole('status').filter({ hasText: 'It is now' })).toContainText(/\+5:45/);

  await page.reload();
  await expect(radio(page, 'Theme', /^High contrast/)).toBeChecked();
  await expect(radio(page, 'Density', /^Compact/)).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Dates are written as in' })).toHaveValue('sv-SE');

  const elsewhere = await (await browser.newContext()).newPage();
  await enter(elsewhere, robin, '/queue');
  await expect.poll(() => scheme(elsewhere)).toBe('contrast');
  const row = elsewhere.getByRole('table', { name: 'Cases' }).getByRole('row').nth(1);
  await expect(row.getByRole('link')).toBeVisible();
  expect((await row.boundingBox())?.height).toBe(32);

  await radio(page, 'Theme', /^Dark/).check();
  await expect.poll(() => scheme(page)).toBe('dark');
  await desk.expectAccessible();
  await elsewhere.reload();
  await expect.poll(() => scheme(elsewhere)).toBe('dark');
  await elsewhere.context().close();
});

test('rows have the height that was chosen', async ({ page, playwright, desk }) => {
  await enter(page, await welcome(await playwright.request.newContext(), 'reviewer'), '/preferences');
  for (const [density, pixels] of [
    [/^Comfortable/, 52],
    [/^Standard/, 40],
    [/^Compact/, 32],
  ] as const) {
    await radio(page, 'Density', density).check();
    await page.getByRole('link', { name: 'Queue' }).click();
    const rows = page.getByRole('table', { name: 'Cases' }).getByRole('row');
    await expect(rows.nth(1).getByRole('link')).toBeVisible();
    const heights = await rows.evaluateAll((all) =>
      all.slice(1).map((row) => row.getBoundingClientRect().height),
    );
    expect([...new Set(heights)]).toEqual([pixels]);
    await desk.expectAccessible();
    await page.goBack();
  }
});

test('the theme of the top bar is kept too, and what another browser changed meanwhile stays', async ({
  page,
  browser,
  playwright,
}) => {
  const robin = await welcome(await playwright.request.newContext(), 'auditor');
  await enter(page, robin, '/preferences');
  const elsewhere = await (await browser.newContext()).newPage();
  await enter(elsewhere, robin, '/preferences');
  await elsewhere.getByRole('switch', { name: 'Single keys act' }).uncheck();
  await expect
    .poll(async () => (await (await elsewhere.request.get('/api/me/preferences')).json()).preferences.version)
    .toBe(1);
  await page.getByRole('button', { name: /^Theme: as the system/ }).click();
  await expect.poll(() => scheme(page)).toBe('light');
  await expect(page.getByRole('switch', { name: 'Single keys act' })).not.toBeChecked();
  await page.reload();
  await expect(radio(page, 'Theme', /^Light/)).toBeChecked();
  await expect(page.getByRole('switch', { name: 'Single keys act' })).not.toBeChecked();
  await elsewhere.context().close();
});

test('after a decision the person is where they want to be, and can still take it back', async ({
  page,
  desk,
  playwright,
}) => {
  const sessionId = await desk.play('review_name_mismatch');
  const robin = await welcome(await playwright.request.newContext(), 'reviewer');
  await enter(page, robin, '/preferences');
  await radio(page, 'After a decision', /^Back to the queue/).check();
  await desk.openCase(sessionId);
  await claim(page);
  await page.keyboard.press('d');
  await page.keyboard.press('2');
  await page.keyboard.press('Control+Enter');
  const notices = page.getByRole('region', { name: 'Notices' });
  await notices.getByRole('button', { name: 'Undo' }).click();
  await expect(notices).toContainText('is not decided');
  await expect(page).toHaveURL(new RegExp(`/cases/${sessionId}$`));
  await expect(barOf(page).getByRole('button', { name: /^Approve/ })).toBeVisible();
});

// The demo's own, who changes nothing here: a second administrator would have to agree to what other journeys change.
test('who does not see cases has no settings about them', async ({ page, desk }) => {
  await desk.signIn('admin', '/preferences');
  await expect(page.getByRole('radiogroup', { name: 'Theme' })).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: 'After a decision' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Change the key of Approve…' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Change the key of Go to Users' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change the key of Go to Queue' })).toHaveCount(0);
  await desk.expectAccessible();
});
