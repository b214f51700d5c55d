import { randomUUID } from 'node:crypto';
import { expect, test } from './desk.ts';

test('a case is put to sleep by keyboard, found among the snoozed, and woken before its time', async ({
  page,
  desk,
}) => {
  const customer = `snooze-${randomUUID().slice(0, 8)}`;
  const sessionId = await desk.play('review_name_mismatch', { vendor_data: customer });
  await desk.signIn('reviewer', `/queue?q=${customer}`);
  const row = page.getByRole('table', { name: 'Cases' }).getByRole('row', { name: new RegExp(customer) });
  await expect(row).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: /^Snooze / });
  await expect(dialog.getByRole('radio', { name: 'For an hour' })).toBeFocused();
  await expect(dialog).toContainText('Its deadline runs on');
  await desk.expectAccessible();
  await dialog.getByRole('radio', { name: 'Until a day, 9:00' }).check();
  await dialog.getByRole('button', { name: 'Snooze', exact: true }).click();
  await expect(dialog).toContainText('A day from tomorrow on');
  await dialog.getByRole('radio', { name: 'Until tomorrow, 9:00' }).check();
  await dialog.getByRole('textbox', { name: 'Note' }).fill('The bank answers tomorrow.');
  await dialog.getByRole('button', { name: 'Snooze', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: 'No case in “In Review” matches' })).toBeVisible();

  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('link', { name: /^Snoozed \d/ }).click();
  await expect(page).toHaveURL(/view=snoozed/);
  await expect(row).toContainText('runs on in sleep');
  await expect(row).toContainText(/Until \d+ \w+, 09:00/);
  await desk.expectAccessible();

  await row.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/cases/${sessionId}$`));
  await expect(page.getByText(/^Snoozed until/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('The bank answers tomorrow.');
  await desk.expectAccessible();
  await page.keyboard.press('s');
  await dialog.getByRole('button', { name: 'Wake it now' }).click();
  await expect(page.getByText(/^Snoozed until/)).toBeHidden();
  await page.goto(`/queue?q=${customer}`);
  await expect(row).toBeVisible();
});
