import { barOf, claim, expect, test } from './desk.ts';

test('a misread value is corrected beside its document, with before and after, and its corrector is no second person', async ({
  page,
  desk,
}) => {
  // Two people, one after the other.
  test.slow();
  const sessionId = await desk.play('review_aml_sanctions_hit');
  await desk.signIn('manager');
  await desk.openCase(sessionId);
  const fields = page.getByRole('region', { name: 'Fields' });
  await fields.getByRole('switch', { name: 'Differences only' }).uncheck();
  const row = fields.getByRole('row', { name: /^First name/ });
  const edit = row.getByRole('button', { name: 'Correct: First name' });
  await expect(edit).toHaveAccessibleDescription('Claim the case first.');
  await claim(page);
  await edit.click();
  const dialog = page.getByRole('dialog', { name: 'Correct: First name' });
  const before = await dialog.getByRole('textbox', { name: 'Right value' }).inputValue();
  await dialog.getByRole('button', { name: 'Correct', exact: true }).click();
  await expect(dialog).toContainText('This is what Didit has already.');
  await dialog.getByRole('textbox', { name: 'Right value' }).fill('Zoë Marta');
  await dialog.getByRole('combobox', { name: 'Reason' }).click();
  await page.getByRole('option', { name: 'Cut off or incomplete' }).click();
  await desk.expectAccessible();
  await dialog.getByRole('button', { name: 'Correct', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('corrected by Mara Kovács');
  await expect(row).toContainText('Zoë Marta');
  await fields.getByRole('switch', { name: 'Differences only' }).check();
  await expect(row).toBeVisible();
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText(
    `First name: ${before} → Zoë Marta · Cut off or incomplete`,
  );
  await desk.expectAccessible();
  expect((await desk.ledger(sessionId)).map(({ kind }) => kind)).toContain('data');
  await page.getByRole('button', { name: 'Release', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Holder' })).toContainText('Held by nobody');

  const reviewer = await desk.also('reviewer');
  await reviewer.desk.openCase(sessionId);
  await claim(reviewer.page);
  await reviewer.page.keyboard.press('a');
  await barOf(reviewer.page)
    .getByRole('button', { name: /risk accepted/ })
    .click();
  await reviewer.page.keyboard.press('Control+Enter');
  await expect(barOf(page)).toContainText('Approve: waits for a second person');
  await expect(barOf(page).getByRole('button', { name: 'Agree', exact: true })).toHaveAccessibleDescription(
    'You corrected data of this case; somebody else must check it.',
  );
});

test('a value in a wrong form is refused before it is sent, and dates and codes are chosen as Didit wants them', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_face_match_borderline');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  await claim(page);
  const fields = page.getByRole('region', { name: 'Fields' });
  await fields.getByRole('switch', { name: 'Differences only' }).uncheck();
  await fields.getByRole('button', { name: 'Correct: Date of birth' }).click();
  const dialog = page.getByRole('dialog', { name: 'Correct: Date of birth' });
  await dialog.getByRole('textbox', { name: 'Right value' }).fill('31.12.1990');
  await dialog.getByRole('button', { name: 'Correct', exact: true }).click();
  await expect(dialog).toContainText('The value must be a day, as 2031-12-31.');
  await dialog.getByRole('textbox', { name: 'Right value' }).fill('1990-12-31');
  await dialog.getByRole('button', { name: 'Correct', exact: true }).click();
  await expect(fields.getByRole('row', { name: /^Date of birth/ })).toContainText(
    'corrected by Rita Lindqvist',
  );

  await fields.getByRole('button', { name: 'Correct: Kind of document' }).click();
  const kind = page.getByRole('dialog', { name: 'Correct: Kind of document' });
  await kind.getByRole('combobox', { name: 'Right value' }).click();
  await page.getByRole('option', { name: 'Residence Permit' }).click();
  await desk.expectAccessible();
  await kind.getByRole('button', { name: 'Correct', exact: true }).click();
  const row = fields.getByRole('row', { name: /^Kind of document/ });
  await expect(row).toContainText('Residence Permit');
  await expect(row).toContainText('corrected by Rita Lindqvist');
});
