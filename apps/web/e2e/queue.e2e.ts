import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from './desk.ts';

/** The promise is two seconds; a computer that also paints and records journeys gets some slack. */
const LIVE_MS = 5_000;

/** A customer number that finds the session of this journey among those of all others. */
const customerOf = (journey: string) => `${journey}-${randomUUID().slice(0, 8)}`;

const casesOf = (page: Page) => page.getByRole('table', { name: 'Cases' });

test('filters live in the address and survive a reload, Back and a shared link', async ({ page, desk }) => {
  await desk.signIn('reviewer');
  await page.getByRole('button', { name: 'Country' }).click();
  const menu = page.getByRole('menu', { name: 'Country' });
  const first = menu.getByRole('menuitemcheckbox').first();
  await desk.expectAccessible();
  await first.click();
  await expect(first).toBeChecked();
  await page.keyboard.press('Escape');
  const chip = page.getByRole('button', { name: /^Remove filter Country: [A-Z]{3}$/ });
  await expect(chip).toBeVisible();
  await expect(page).toHaveURL(/\/queue\?country=[A-Z]{3}$/);
  const filtered = page.url();

  await page.reload();
  await expect(chip).toBeVisible();
  await desk.expectAccessible();
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('link', { name: /^All/ }).click();
  await expect(page).toHaveURL(/view=all&country=/);
  await expect(views.getByRole('link', { name: /^All/ })).toHaveAttribute('aria-current', 'page');
  await page.goBack();
  await expect(page).toHaveURL(filtered);
  await expect(views.getByRole('link', { name: /^In Review/ })).toHaveAttribute('aria-current', 'page');

  await casesOf(page).getByRole('link').first().click();
  await page.getByRole('link', { name: 'Back to the queue' }).click();
  await expect(page).toHaveURL(filtered);
  await chip.click();
  await expect(page).toHaveURL(/\/queue$/);
});

test('a search finds one case by its customer number, in the view and from anywhere', async ({
  page,
  desk,
}) => {
  const customer = customerOf('search');
  const sessionId = await desk.play('review_ip_country_mismatch', { vendor_data: customer });
  await desk.signIn('reviewer');
  const row = casesOf(page).getByRole('row', { name: new RegExp(customer) });
  await expect(casesOf(page).getByRole('link').first()).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type(customer.toUpperCase());
  await expect(page).toHaveURL(new RegExp(`q=${customer.toUpperCase()}`));
  await expect(row).toBeVisible();
  await expect(casesOf(page).getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('searchbox', { name: 'Search in this view' })).toBeFocused();

  await page.goto('/workflows');
  const everywhere = page.getByRole('searchbox', { name: 'Search all cases' });
  await everywhere.fill(customer);
  await everywhere.press('Enter');
  await expect(page).toHaveURL(/view=all/);
  await row.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/cases/${sessionId}$`));
});

test('a filter this version does not know is shown and not dropped', async ({ page, desk }) => {
  await desk.signIn('reviewer', '/queue?risk=high');
  const chip = page.getByRole('button', { name: 'Remove filter Unrecognised filter: risk=high' });
  await expect(chip).toBeVisible();
  await desk.expectAccessible();
  await chip.click();
  await expect(page).toHaveURL(/\/queue$/);
});

test('two filters taken away faster than the page draws are both gone', async ({ page, desk }) => {
  await desk.signIn('reviewer', '/queue?warning=NAME_MISMATCH_WITH_PROVIDED&country=DEU&holder=none');
  const chip = (name: RegExp) => page.getByRole('button', { name });
  const [warning, country] = [chip(/^Remove filter Warning/), chip(/^Remove filter Country/)];
  const second = await country.elementHandle();
  await warning.evaluate(async (first, second) => {
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    if (first instanceof HTMLElement) first.click();
    while (window.location.search.includes('warning=')) await turn();
    if (second instanceof HTMLElement) second.click();
  }, second);
  await expect(page).toHaveURL(/\/queue\?holder=none$/);
});

test('a view without matches says by what it is narrowed and clears with one button', async ({
  page,
  desk,
}) => {
  await desk.signIn('reviewer', '/queue?q=nobody-has-this-name&country=ZZZ');
  await expect(page.getByRole('heading', { name: 'No case in “In Review” matches' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Text: nobody-has-this-name · Country: ZZZ');
  await desk.expectAccessible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL(/\/queue$/);
  await expect(casesOf(page).getByRole('link').first()).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Search in this view' })).toHaveValue('');
});

test('rows are walked with j and k, opened with Enter, claimed with c, and n takes the next case', async ({
  page,
  desk,
}) => {
  const customer = customerOf('keys');
  for (const scenario of ['review_vpn_detected', 'review_name_mismatch'])
    await desk.play(scenario, { vendor_data: customer });
  await desk.signIn('reviewer2', `/queue?q=${customer}`);
  const rows = casesOf(page).getByRole('row', { name: new RegExp(customer) });
  await expect(rows).toHaveCount(2);
  const link = (index: number) => rows.nth(index).getByRole('link');
  await page.keyboard.press('j');
  await expect(link(0)).toBeFocused();
  await page.keyboard.press('j');
  await expect(link(1)).toBeFocused();
  await page.keyboard.press('j');
  await expect(link(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(link(0)).toBeFocused();
  await page.keyboard.press('c');
  await expect(rows.nth(0).getByRole('button', { name: /^Release/ })).toBeVisible();
  await desk.expectAccessible();
  await page.keyboard.press('c');
  await expect(rows.nth(0).getByRole('button', { name: /^Claim/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/cases\//);

  await page.goto('/queue');
  await expect(casesOf(page).getByRole('link').first()).toBeVisible();
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/\/cases\//);
  await expect(page.getByRole('group', { name: 'Holder' })).toContainText('Held by you');
  await page.keyboard.press('c');
  await expect(page.getByRole('group', { name: 'Holder' })).toContainText('Held by nobody');
});

test('a finished session waits for a word before it moves the open queue', async ({ page, desk }) => {
  const customer = customerOf('live');
  await desk.signIn('reviewer', '/queue?sort=-waiting');
  await expect(casesOf(page).getByRole('link').first()).toBeVisible();
  await expect(page.getByRole('main')).toContainText('live');
  const from = Date.now();
  await desk.play('review_aml_pep_hit', { vendor_data: customer });
  const arrived = page.getByRole('button', { name: /^\d+ new cases? · Show$/ });
  await expect(arrived).toBeVisible({ timeout: LIVE_MS });
  test.info().annotations.push({ type: 'time to the open page', description: `${Date.now() - from} ms` });
  const row = casesOf(page).getByRole('row', { name: new RegExp(customer) });
  await expect(row).toBeHidden();
  await desk.expectAccessible();
  // Another journey's case may be the one that came first.
  await expect(async () => {
    if (await arrived.isVisible()) await arrived.click({ timeout: 1_000 });
    await expect(row).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test('pages hold together: counts agree with the list, and the way on leads back', async ({ page, desk }) => {
  await desk.signIn('reviewer', '/queue?view=approved&size=25');
  const count = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^Approved/ });
  // There is a second status: that of new cases which wait to be shown.
  const range = page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: / of \d+$/ });
  // Other journeys decide cases meanwhile, so both numbers move, but together.
  await expect(async () => {
    const total = /\d+$/.exec((await count.textContent()) ?? '')?.[0] ?? 'no number';
    await expect(range).toHaveText(new RegExp(`of ${total}$`), { timeout: 500 });
  }).toPass();

  await page.goto('/queue?view=all&size=25');
  const names = casesOf(page).getByRole('link');
  await expect(names).toHaveCount(25);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page).toHaveURL(/page=2&after=/);
  await expect(range).toHaveText(/^26–50 of /);
  await desk.expectAccessible();
  await page.reload();
  await expect(range).toHaveText(/^26–50 of /);
  await page.getByRole('button', { name: 'Previous' }).click();
  await expect(range).toHaveText(/^1–25 of /);
});
