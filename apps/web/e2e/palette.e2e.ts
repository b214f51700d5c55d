import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from './desk.ts';
import { enter, welcome } from './newcomer.ts';

const paletteOf = (page: Page) => page.getByRole('dialog', { name: 'Command palette' });
const fieldOf = (page: Page) =>
  paletteOf(page).getByRole('combobox', { name: 'Find a person, session or command' });

async function open(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(fieldOf(page)).toBeFocused();
}

/** As a person pastes: the text arrives at once, with its event. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((what) => navigator.clipboard.writeText(what), text);
  await open(page);
  await page.keyboard.press('Control+v');
}

test('pages, commands and cases are found and opened by keys alone', async ({ page, desk }) => {
  const customer = `palette-${randomUUID().slice(0, 8)}`;
  const sessionId = await desk.play('review_ip_country_mismatch', { vendor_data: customer });
  await desk.signIn('reviewer', '/queue');
  await open(page);
  await expect(paletteOf(page).getByRole('group', { name: 'On this page' })).toContainText(
    'Claim the next case',
  );
  await expect(paletteOf(page).getByRole('option', { name: /^Users/ })).toHaveCount(0);
  await desk.expectAccessible();
  await page.keyboard.type('block');
  await expect(paletteOf(page).getByRole('option').first()).toContainText('Blocklist');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/blocklist$/);
  await expect(paletteOf(page)).toHaveCount(0);

  await open(page);
  await page.keyboard.type(customer);
  const found = paletteOf(page).getByRole('group', { name: 'Cases' }).getByRole('option');
  await expect(found).toHaveCount(1);
  await expect(found).toContainText(customer);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/cases/${sessionId}$`));

  await open(page);
  await page.keyboard.type('no such thing');
  await expect(paletteOf(page)).toContainText('Nothing is called “no such thing”.');
  await desk.expectAccessible();
  await page.keyboard.press('Escape');
  await expect(paletteOf(page)).toHaveCount(0);
});

test('a pasted session id, session number or customer id leads straight to its case', async ({
  page,
  desk,
}) => {
  const customer = `pasted-${randomUUID().slice(0, 8)}`;
  const sessionId = await desk.play('review_ip_country_mismatch', { vendor_data: customer });
  const there = new RegExp(`/cases/${sessionId}$`);
  await desk.signIn('auditor');
  await desk.openCase(sessionId);
  const answer = await page.request.get(`/api/cases/${sessionId}`);
  const number = String((await answer.json()).case.sessionNumber);
  for (const text of [sessionId.toUpperCase(), `#${number}`, ` ${customer} `]) {
    await page.goto('/audit');
    await paste(page, text);
    await expect(page).toHaveURL(there);
    await expect(paletteOf(page)).toHaveCount(0);
  }
});

test('a command of the page does what its key does, and the focus is where it puts it', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_vpn_detected');
  await desk.signIn('manager');
  await desk.openCase(sessionId);
  await open(page);
  await page.keyboard.type('write a note');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Note for colleagues' })).toBeFocused();
  // It works while somebody types, too.
  await open(page);
  await page.keyboard.type('shortcuts');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('a search that fails says so, keeps the commands and can be tried again', async ({ page, desk }) => {
  await desk.signIn('reviewer', '/policy');
  await page.route('**/api/cases?*q=*', (route) => route.abort());
  await open(page);
  await page.keyboard.type('audit');
  await expect(paletteOf(page)).toContainText('Cases could not be searched.');
  await expect(paletteOf(page).getByRole('option', { name: /^Audit/ })).toBeVisible();
  await desk.expectAccessible();
  await page.unroute('**/api/cases?*q=*');
  await paletteOf(page).getByRole('button', { name: 'Retry' }).click();
  await expect(paletteOf(page)).not.toContainText('Cases could not be searched.');
});

test('it can be read in dark and in high contrast', async ({ page, desk, playwright }) => {
  await enter(page, await welcome(await playwright.request.newContext(), 'auditor'), '/users');
  for (const theme of ['dark', 'high contrast']) {
    await open(page);
    await page.keyboard.type(`theme ${theme}`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: new RegExp(`^Theme: ${theme};`) })).toBeVisible();
    await page.keyboard.press('/');
    await expect(fieldOf(page)).toBeFocused();
    await expect(paletteOf(page).getByRole('option', { name: /^Users/ })).toBeVisible();
    await desk.expectAccessible();
    await page.keyboard.press('Escape');
  }
});

// The demo's own: a second administrator would have to agree to what other journeys change meanwhile.
test('it has what an administrator may do', async ({ page, desk }) => {
  await desk.signIn('admin', '/users');
  await open(page);
  await expect(paletteOf(page).getByRole('option', { name: /^Connection/ })).toBeVisible();
  await desk.expectAccessible();
});
