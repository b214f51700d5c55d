import { randomUUID } from 'node:crypto';
import { expect, test } from './desk.ts';

test('a case is tagged by keyboard, found by its tag, and the tag is taken off again', async ({
  page,
  desk,
}) => {
  const word = randomUUID().slice(0, 8);
  const customer = `tags-${word}`;
  const sessionId = await desk.play('review_name_mismatch', { vendor_data: customer });
  await desk.signIn('reviewer', `/queue?q=${customer}`);
  const row = page.getByRole('table', { name: 'Cases' }).getByRole('row', { name: new RegExp(customer) });
  await expect(row).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('#');
  const dialog = page.getByRole('dialog', { name: /^Tag / });
  const field = dialog.getByRole('combobox', { name: 'Tag' });
  await expect(field).toBeFocused();
  await field.fill('one,two');
  await dialog.getByRole('button', { name: 'Add tag' }).click();
  await expect(dialog).toContainText('without commas');
  await desk.expectAccessible();
  await field.fill(`Ring ${word}`);
  await dialog.getByRole('button', { name: 'Add tag' }).click();
  await expect(dialog).toBeHidden();
  await expect(row.getByRole('list', { name: 'Tags' })).toHaveText(`ring ${word}`);

  await page.goto('/queue');
  await page.getByRole('button', { name: 'Tag', exact: true }).click();
  await page
    .getByRole('menu', { name: 'Tag' })
    .getByRole('menuitemcheckbox', { name: `ring ${word}` })
    .click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(new RegExp(`tag=ring\\+${word}`));
  await expect(row).toBeVisible();
  await expect(page.getByRole('button', { name: `Remove filter Tag: ring ${word}` })).toBeVisible();
  await desk.expectAccessible();

  await desk.openCase(sessionId);
  await expect(page.getByRole('list', { name: 'Tags' })).toHaveText(`ring ${word}`);
  await page.keyboard.press('#');
  await dialog.getByRole('button', { name: `Take off ring ${word}` }).click();
  await expect(page.getByRole('list', { name: 'Tags' })).toBeHidden();
});
