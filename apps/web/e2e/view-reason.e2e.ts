import type { Page } from '@playwright/test';
import { barOf, drawIn, expect, sayWhy, test } from './desk.ts';

const NEEDED = 'Say why you look at this case';

/** Until the case is there; the auditor is told so by being asked for the reason. */
async function arrived(page: Page, sessionId: string): Promise<void> {
  await expect
    .poll(async () => (await page.request.get(`/api/cases/${sessionId}`)).status(), { timeout: 10_000 })
    .toBe(403);
}

test('an auditor says why before a case is shown, and colleagues read it there and in the log', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_name_mismatch');
  const other = await desk.play('review_minor');
  await desk.signIn('auditor');
  await arrived(page, sessionId);
  const pictures: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/media/')) pictures.push(request.url());
  });
  await page.goto(`/cases/${sessionId}`);
  await expect(page.getByRole('heading', { name: NEEDED })).toBeVisible();
  await expect(barOf(page)).toHaveCount(0);
  const field = page.getByRole('textbox', { name: 'Reason' });
  await expect(field).toBeFocused();
  await desk.expectAccessible();

  await page.keyboard.type('Audit.');
  await page.keyboard.press('Control+Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/10 characters or more/);
  await desk.expectAccessible();
  await drawIn(page, 'dark');
  await desk.expectAccessible();
  // Nothing that happens to the case meanwhile takes away what is being written.
  await desk.sandbox('POST', `/_sandbox/sessions/${sessionId}/status`, { status: 'Approved' });
  await page.waitForTimeout(1_500);
  await expect(field).toHaveValue('Audit.');
  expect(pictures).toEqual([]);

  await field.fill('Sample of November, line 12');
  await page.keyboard.press('Control+Enter');
  await expect(barOf(page)).toContainText('Read-only: as auditor you see the whole case.');
  const told = (timeline: Page) => timeline.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
  await expect(told(page).filter({ hasText: /said why they look at the case/i })).toContainText(
    'Aude Laurent · Sample of November, line 12',
  );
  await desk.expectAccessible();

  await page.goto(`/cases/${other}`);
  await expect(page.getByRole('heading', { name: NEEDED })).toBeVisible();
  await page.getByRole('link', { name: 'Back to the queue' }).click();
  await expect(page).toHaveURL(/\/queue$/);

  const again = await desk.also('auditor');
  await again.page.goto(`/cases/${sessionId}`);
  await expect(again.page.getByRole('heading', { name: NEEDED })).toBeVisible();

  const reviewer = await desk.also('reviewer');
  await reviewer.desk.openCase(sessionId);
  await expect(told(reviewer.page).filter({ hasText: 'Sample of November, line 12' })).toBeVisible();

  await page.goto(`/audit?case=${sessionId}`);
  await expect(
    page.getByRole('row', { name: /Aude Laurent said why they look at case #/ }).first(),
  ).toBeVisible();
});

test('a file of a case is given on the reports page once its reason is', async ({ page, desk }) => {
  const customerId = `why-${Date.now()}`;
  const sessionId = await desk.play('approve', { vendor_data: customerId });
  await desk.signIn('auditor');
  await arrived(page, sessionId);
  await page.goto(`/reports?q=${customerId}`);
  const pdf = page
    .getByRole('row', { name: new RegExp(customerId) })
    .getByRole('button', { name: /^Download PDF/ });
  await pdf.click();
  const dialog = page.getByRole('dialog', { name: NEEDED });
  await dialog.getByRole('button', { name: 'Download' }).click();
  await expect(dialog).toContainText('10 characters or more');
  await desk.expectAccessible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  await pdf.click();
  const downloading = page.waitForEvent('download', { timeout: 60_000 });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Request of the regulator, 4711');
  await dialog.getByRole('button', { name: 'Download' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^docket-session-\d+\.pdf$/);
  await expect(dialog).toHaveCount(0);

  await page.goto(`/cases/${sessionId}`);
  await expect(barOf(page)).toBeVisible();
});

test('an auditor who says why by the button sees the case too', async ({ page, desk }) => {
  const sessionId = await desk.play('review_minor');
  await desk.signIn('auditor');
  await arrived(page, sessionId);
  await page.goto(`/cases/${sessionId}`);
  await sayWhy(page);
  await expect(barOf(page)).toBeVisible();
});
