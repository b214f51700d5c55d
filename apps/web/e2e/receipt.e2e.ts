import { readFile } from 'node:fs/promises';
import { barOf, claim, drawIn, expect, test } from './desk.ts';

test.setTimeout(120_000);

test('a decided case shows its receipt, which is verified here and taken along', async ({ page, desk }) => {
  const sessionId = await desk.play('review_face_match_borderline');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  await claim(page);
  const bar = barOf(page);
  await bar.getByRole('button', { name: 'Decline' }).click();
  await page.getByRole('button', { name: 'Selfie is not the person on the document' }).click();
  await page.keyboard.press('Control+Enter');
  const card = bar.getByRole('article', { name: 'Receipt' });
  await expect(card).toContainText('Declined', { timeout: 30_000 });
  await expect(card).toContainText(/([0-9A-Z]{4}-){3}[0-9A-Z]{4}/, { timeout: 15_000 });
  await desk.expectAccessible();
  const code = /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec((await card.textContent()) ?? '')?.[0] ?? '';

  await card.getByRole('button', { name: 'Verify receipt' }).click();
  const dialog = page.getByRole('dialog', { name: `Receipt ${code}` });
  await expect(dialog.getByRole('alert')).toContainText(`Verified: receipt ${code}.`, { timeout: 15_000 });
  for (const check of await dialog.getByRole('listitem').all()) await expect(check).toContainText('Passed');
  await desk.expectAccessible();
  await drawIn(page, 'dark');
  await desk.expectAccessible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await desk.expectAccessible();

  const downloading = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Download receipt' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`docket-receipt-${code}.json`);
  const receipt = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(receipt.statement).toMatchObject({
    case: sessionId,
    outcome: 'decline',
    reasons: ['face-mismatch'],
  });

  await page.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menuitem', { name: /^Download evidence pack/ })).toContainText(
    'manager or auditor',
  );
});

test('an auditor takes the evidence pack of a case and verifies it in the browser', async ({
  page,
  desk,
}, info) => {
  const customerId = `pack-${Date.now()}`;
  const sessionId = await desk.play('approve', { vendor_data: customerId });
  await desk.signIn('auditor');
  await desk.openCase(sessionId);
  await page.getByRole('button', { name: 'More' }).click();
  const fromMenu = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('menuitem', { name: 'Download evidence pack' }).click();
  expect((await fromMenu).suggestedFilename()).toMatch(/^docket-evidence-\d+\.zip$/);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('is downloaded');

  await page.goto(`/reports?q=${customerId}`);
  const row = page.getByRole('row', { name: new RegExp(customerId) });
  const downloading = page.waitForEvent('download', { timeout: 60_000 });
  await row.getByRole('button', { name: /^Download Evidence pack of case #/ }).click();
  const file = info.outputPath('pack.zip');
  await (await downloading).saveAs(file);
  await expect(page.getByRole('region', { name: 'Recent downloads' })).toContainText('Pack of case #');
  await desk.expectAccessible();
  await drawIn(page, 'dark');
  await desk.expectAccessible();

  await page.goto('/audit');
  await page.getByRole('button', { name: 'Verify a file' }).click();
  const checking = page.getByRole('dialog', { name: 'Verify a file' });
  await checking.getByLabel('File', { exact: true }).setInputFiles(file);
  await checking.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(checking.getByRole('alert')).toContainText(/Verified: \d+ files about case/, {
    timeout: 30_000,
  });
  const bytes = await readFile(file);
  // Within its content, which follows the name; farther on may be bookkeeping that no content depends on.
  const at = bytes.indexOf('timeline.txt') + 'timeline.txt'.length + 5;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  const changed = { name: 'pack.zip', mimeType: 'application/zip', buffer: bytes };
  await checking.getByLabel('File', { exact: true }).setInputFiles(changed);
  await checking.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(checking.getByRole('alert')).toContainText('timeline.txt');
  await desk.expectAccessible();
});
