import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { drawIn, expect, test } from './desk.ts';

/** Anything that draws a page is larger. */
const SMALLEST_PDF = 2_000;

test('a manager finds a case and takes its PDF, which is on record with its digest', async ({
  page,
  desk,
}) => {
  const customerId = `report-${randomUUID().slice(0, 8)}`;
  const sessionId = await desk.play('approve', { vendor_data: customerId });
  await desk.signIn('manager');
  await desk.openCase(sessionId);
  await page.getByRole('link', { name: 'Reports' }).click();
  await expect(
    page.getByRole('table', { name: 'Cases with a report' }).getByRole('row').nth(1),
  ).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find a case' }).fill(customerId);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/reports\\?q=${customerId}$`));
  const row = page.getByRole('row', { name: new RegExp(customerId) });
  await expect(page.getByRole('main')).toContainText('1 case');
  const number = /#(\d+)/.exec((await row.textContent()) ?? '')?.[1];

  const downloading = page.waitForEvent('download');
  await row.getByRole('button', { name: `Download PDF of case #${number}` }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`docket-session-${number}.pdf`);
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect(bytes.byteLength).toBeGreaterThan(SMALLEST_PDF);

  const digest = createHash('sha256').update(bytes).digest('hex');
  const recent = page.getByRole('region', { name: 'Recent downloads' });
  const line = recent.getByRole('listitem').filter({ hasText: digest.slice(0, 16) });
  await expect(line).toContainText('Mara Kovács');
  await expect(line.getByRole('link')).toHaveText(`PDF of case #${number}`);
  await desk.expectAccessible();
  await drawIn(page, 'dark');
  await desk.expectAccessible();
});

test('a case without a report is found, and says why it has none', async ({ page, desk }) => {
  const customerId = `report-${randomUUID().slice(0, 8)}`;
  const sessionId = await desk.play('in_progress', { vendor_data: customerId });
  await desk.signIn('auditor');
  await desk.openCase(sessionId);
  await page.goto(`/reports?q=${customerId}`);
  const refused = page
    .getByRole('row', { name: new RegExp(customerId) })
    .getByRole('button', { name: /^Download PDF/ });
  await expect(refused).toHaveAccessibleDescription('Didit makes no report while a case is In Progress.');
  await refused.press('Enter');
  await expect(page.getByRole('alert')).toHaveCount(0);
  const forced = await page.request.get(`/api/cases/${sessionId}/report.pdf`);
  expect((await forced.json()).code).toBe('report-not-available');

  await page.getByRole('searchbox', { name: 'Find a case' }).fill('nobody-has-this-name');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No case matches “nobody-has-this-name”' })).toBeVisible();
  await desk.expectAccessible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page).toHaveURL(/\/reports$/);
});

test('a reviewer is told whom to ask for a report, and the rail offers no way there', async ({
  page,
  desk,
}) => {
  await desk.signIn('reviewer');
  await expect(page.getByRole('link', { name: 'Audit' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Reports' })).toHaveCount(0);
  await page.goto('/reports');
  await expect(page.getByRole('main')).toContainText('Ask a manager or auditor');
  await expect(page.getByRole('main')).toContainText('report:download');
});
