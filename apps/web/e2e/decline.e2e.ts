import { barOf, expect, test } from './desk.ts';

test('a case is claimed and declined by keyboard alone, and never without a reason', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_document_expired');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  const bar = barOf(page);

  await page.keyboard.press('d');
  await expect(bar.getByRole('group', { name: 'Decline' })).toBeHidden();
  await expect(bar).toContainText('Claim the case first.');

  await page.keyboard.press('c');
  await expect(page.getByRole('group', { name: 'Holder' })).toContainText('Held by you');
  await page.keyboard.press('d');
  const panel = bar.getByRole('group', { name: 'Decline' });
  const commit = panel.getByRole('button', { name: 'Decline', exact: true });
  await expect(commit).toHaveAttribute('aria-disabled', 'true');
  await expect(commit).toHaveAccessibleDescription('Choose a reason');
  await desk.expectAccessible();
  await page.keyboard.press('Control+Enter');
  await expect(panel).toContainText('Choose a reason');

  await page.keyboard.press('2');
  await expect(panel.getByRole('button', { name: 'Document expired', pressed: true })).toBeVisible();
  await expect(panel).toContainText('CDD-4.2 Identity document');
  await expect(panel).toContainText('“The document has expired. Please use one that is valid.”');
  await page.keyboard.press('4');
  await expect(panel.getByRole('button', { name: 'Selfie is not the person', pressed: true })).toBeVisible();
  await desk.expectAccessible();
  await page.keyboard.press('Control+Enter');
  await expect(bar).toContainText('Decline: sending in');
  await desk.expectAccessible();
  await expect(bar.getByRole('article', { name: 'Receipt' })).toContainText('Declined');
  await expect(page.getByRole('status', { name: 'Status at Didit' })).toHaveText('Declined');

  const declined = (await desk.ledger(sessionId)).filter(({ to }) => to === 'Declined');
  expect(declined.map(({ comment }) => comment)).toEqual([
    expect.stringMatching(/^document-expired face-mismatch \[docket:[0-9a-f-]{36}\]$/),
  ]);
});

test('“other” asks for a note, Esc keeps the draft, and single keys are text in a note', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_name_mismatch');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  const bar = barOf(page);
  await page.keyboard.press('c');
  await expect(page.getByRole('group', { name: 'Holder' })).toContainText('Held by you');

  await page.keyboard.press('d');
  const panel = bar.getByRole('group', { name: 'Decline' });
  await page.keyboard.press('0');
  await expect(panel.getByRole('combobox', { name: 'Other reasons' })).toBeFocused();
  await page.keyboard.type('other grounds');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Other', pressed: true })).toBeVisible();
  await expect(panel).toContainText('Explain “Other” in the note');
  const note = panel.getByRole('textbox', { name: 'Note (required)' });
  await note.click();
  await page.keyboard.type('abc 2 urn');
  await expect(note).toHaveValue('abc 2 urn');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(bar).toContainText('A draft is kept: Decline.');

  await page.keyboard.press('d');
  await expect(note).toHaveValue('abc 2 urn');
  expect((await desk.ledger(sessionId)).some(({ to }) => to === 'Declined')).toBe(false);
});
