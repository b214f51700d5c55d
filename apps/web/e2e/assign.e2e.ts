import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from './desk.ts';

const rowOf = (page: Page, customer: string) =>
  page.getByRole('table', { name: 'Cases' }).getByRole('row', { name: new RegExp(customer) });

test('a manager assigns a case by keyboard, its assignee finds it at once, and it is taken away again', async ({
  page,
  desk,
}) => {
  test.slow();
  const customer = `assign-${randomUUID().slice(0, 8)}`;
  const sessionId = await desk.play('review_name_mismatch', { vendor_data: customer });
  await desk.signIn('manager', `/queue?q=${customer}`);
  const rita = await desk.also('reviewer');
  await rita.page.goto(`/queue?view=mine&q=${customer}`);
  await expect(rita.page.getByRole('heading', { name: 'No case in “My work” matches' })).toBeVisible();

  await expect(rowOf(page, customer)).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: /^Assign / });
  const colleague = dialog.getByRole('combobox', { name: 'Colleague' });
  await expect(colleague).toBeFocused();
  await desk.expectAccessible();
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(dialog).toContainText('Say who.');
  await colleague.fill('Rita');
  await expect(page.getByRole('option', { name: /Rita Lindqvist.*\d+ held · \d+ assigned/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, customer)).toContainText('For Rita Lindqvist');

  await expect(rowOf(rita.page, customer)).toContainText('Yours');
  await rita.desk.expectAccessible();
  await rita.page.keyboard.press('j');
  await rita.page.keyboard.press('e');
  await expect(rita.page.getByText(/a manager assigns cases/)).toBeVisible();
  await rita.page.keyboard.press('Enter');
  await expect(rita.page.getByRole('group', { name: 'Holder' })).toContainText('assigned to you');

  await desk.openCase(sessionId);
  await page.keyboard.press('e');
  await page
    .getByRole('dialog', { name: /^Assign / })
    .getByRole('button', { name: 'Assign to nobody' })
    .click();
  await expect(page.getByRole('group', { name: 'Holder' })).toHaveText('Held by nobody');
  await expect(rita.page.getByRole('group', { name: 'Holder' })).toHaveText('Held by nobody');
});
