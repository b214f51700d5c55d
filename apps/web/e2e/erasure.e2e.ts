import { expect, test } from './desk.ts';

test('a manager asks for a person to be erased, an administrator agrees, and the case says so', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('expired', { vendor_data: 'e2e-erased-person' });
  await desk.signIn('manager');
  await desk.openCase(sessionId);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Erase personal data …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase this person’s data?' });
  await expect(dialog).toContainText('What stays, and why');
  await dialog.getByRole('button', { name: 'Ask for it' }).click();
  await expect(dialog).toContainText('Choose one.');
  await desk.expectAccessible();
  await dialog.getByRole('radio', { name: 'The customer asked for it' }).check();
  await dialog.getByRole('textbox', { name: 'Why, for the second person' }).fill('Letter of 3 November.');
  await dialog.getByRole('button', { name: 'Ask for it' }).click();
  await expect(dialog).toBeHidden();

  const admin = await desk.also('admin');
  // Beside other requests of this run; the one who asked is shown no number for it.
  const place = admin.page.getByRole('link', { name: /^Erasures, \d+ open$/ });
  const waiting = Number(/\d+/.exec((await place.getAttribute('aria-label')) ?? '')?.[0]);
  expect(waiting).toBeGreaterThan(0);
  await expect(page.getByRole('link', { name: 'Erasures', exact: true })).toBeVisible();
  await admin.desk.expectAccessible();
  await place.click();
  const row = admin.page.getByRole('table', { name: 'Erasures' }).getByRole('row').nth(1);
  await expect(row).toContainText('Letter of 3 November.');
  await admin.desk.expectAccessible();
  await row.getByRole('button', { name: 'Agree' }).click();
  const last = admin.page.getByRole('dialog', { name: 'Erase this person now?' });
  await admin.desk.expectAccessible();
  await last.getByRole('button', { name: 'Erase' }).click();
  await expect(last).toBeHidden();
  await expect(row).toContainText('Erased');
  await expect(row).not.toContainText('Letter of 3 November.');
  await expect(
    admin.page.getByRole('link', {
      name: waiting === 1 ? 'Erasures' : `Erasures, ${waiting - 1} open`,
      exact: true,
    }),
  ).toBeVisible();

  const strip = page.getByRole('status', { name: 'Erased' });
  await expect(strip).toContainText('The customer asked for it');
  await expect(page.getByText('The evidence was erased')).toBeVisible();
  await desk.expectAccessible();
  await page.goto(`/queue?view=all&q=${sessionId}`);
  await expect(page.getByText(sessionId.slice(0, 8))).toHaveCount(0);
});

test('a legal hold keeps a person, and a decided one is kept until the duty ends', async ({ page, desk }) => {
  const sessionId = await desk.play('approve');
  await desk.signIn('manager');
  await desk.openCase(sessionId);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Erase personal data …' }).click();
  const erase = page.getByRole('dialog');
  await expect(erase.getByRole('status')).toContainText('The law asks to keep the data until');
  await expect(erase.getByRole('button', { name: 'Ask for it' })).toBeDisabled();
  await desk.expectAccessible();
  await erase.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Legal hold …' }).click();
  const hold = page.getByRole('dialog', { name: 'Set a legal hold?' });
  await hold.getByRole('textbox', { name: 'Reason' }).fill('Court of Ghent, 2026/114.');
  await desk.expectAccessible();
  await hold.getByRole('button', { name: 'Set hold' }).click();
  await expect(hold).toBeHidden();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Erase personal data …' }).click();
  await expect(erase.getByRole('status')).toContainText('A legal hold');
});
