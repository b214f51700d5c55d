import { mkdir } from 'node:fs/promises';
import { chromium, type Page } from '@playwright/test';
import { installedChromium } from '../../../packages/tooling/src/chromium.ts';

/**
 * Takes the README's pictures from a running Docket in demo mode (`npm start`):
 * `node apps/web/e2e/readme-pictures.ts [origin]`. Uses cases that are In Review; decides nothing.
 */
const origin = process.argv[2] ?? 'http://localhost:3000';
const folder = new URL('../../../docs/images/', import.meta.url).pathname;
const executablePath = installedChromium();
if (executablePath === null) throw new Error('No Chromium found; set CHROMIUM_PATH.');
await mkdir(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
});

await as('reviewer', async (page) => {
  await page
    .getByRole('link', { name: /^In Review/ })
    .first()
    .waitFor();
  await take(page, 'queue');
  await openFirst(page, 'FULL_NAME_MISMATCH_WITH_PROVIDED');
  await take(page, 'case');
  await page.getByRole('button', { name: 'Claim' }).first().click();
  await page.getByRole('button', { name: 'Release' }).waitFor();
  await page.keyboard.press('1');
  await page.keyboard.press('d');
  await take(page, 'decline');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Release' }).click();
  await openFirst(page, 'LOW_FACE_MATCH_SIMILARITY', 1);
  await page.keyboard.press('2');
  await take(page, 'face');
  await openFirst(page, 'POSSIBLE_MATCH_FOUND');
  await page.keyboard.press('4');
  await take(page, 'aml');
});
await as('auditor', async (page) => {
  await page.goto(`${origin}/audit`);
  await page.getByRole('button', { name: 'Verify' }).first().click();
  await take(page, 'audit');
});
await as('admin', async (page) => {
  await page.goto(`${origin}/workflows`);
  await page
    .getByRole('link', { name: /Onboarding/ })
    .first()
    .click();
  await take(page, 'workflow');
  await page.goto(`${origin}/invite`);
  await take(page, 'invite');
});
await browser.close();

async function as(person: string, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    colorScheme: 'light',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  await page.goto(`${origin}/signin`);
  await page.getByLabel('E-mail').fill(`${person}@docket.demo`);
  await page.getByLabel('Password', { exact: true }).fill('docket-demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/signin');
  await look(page);
  await context.close();
}

/** The longest waiting case with this warning, or one further down. */
async function openFirst(page: Page, warning: string, further = 0): Promise<void> {
  await page.goto(`${origin}/queue?status=In+Review&warning=${warning}`);
  await page
    .getByRole('row')
    .nth(1 + further)
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('region', { name: 'Decision' }).waitFor();
}

/** Waits until nothing loads any more, so that no picture is caught half drawn. */
async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('load');
  // Pictures in tabs that are not shown load when they are.
  await page.waitForFunction(
    () =>
      [...document.images].every(
        (image) => image.offsetParent === null || (image.complete && image.naturalWidth > 0),
      ),
    undefined,
    { timeout: 90_000 },
  );
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled' });
}
