import { barOf, claim, expect, test } from './desk.ts';

test('two reviewers on one case: who holds it is seen at once, and they take turns', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_poa_address_mismatch');
  await desk.signIn('reviewer');
  const other = await desk.also('reviewer2');
  await desk.openCase(sessionId);
  await other.desk.openCase(sessionId);

  await claim(page);
  const theirs = barOf(other.page);
  const holderSeen = other.page.getByRole('group', { name: 'Holder' });
  await expect(holderSeen).toContainText('Held by Rita Lindqvist');
  await expect(theirs).toContainText('Rita Lindqvist holds this case.');
  await expect(theirs.getByRole('button', { name: 'Approve' })).toHaveAccessibleDescription(
    'Rita Lindqvist holds this case.',
  );
  await other.desk.expectAccessible();
  await other.page.keyboard.press('a');
  await expect(theirs.getByRole('group', { name: 'Approve' })).toBeHidden();

  await page.getByRole('button', { name: 'Release', exact: true }).click();
  await expect(holderSeen).toContainText('Held by nobody');
  await claim(other.page);
  await expect(barOf(page)).toContainText('Rafael Osei holds this case.');

  await theirs.getByRole('button', { name: 'Approve' }).click();
  await other.page.keyboard.press('1');
  await other.page.keyboard.press('Control+Enter');
  await expect(barOf(page)).toContainText('Asked by Rafael Osei');
  await expect(barOf(page).getByRole('article', { name: 'Receipt' })).toContainText('Rafael Osei');
  await expect(page.getByRole('status', { name: 'Status at Didit' })).toHaveText('Approved');
});

test('two clicks at the same moment have one winner, and the other is told who it is', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_nfc_chip_failed');
  await desk.signIn('reviewer');
  const other = await desk.also('reviewer2');
  await desk.openCase(sessionId);
  await other.desk.openCase(sessionId);
  await Promise.all([page.keyboard.press('c'), other.page.keyboard.press('c')]);
  const holders = [page, other.page].map((each) => each.getByRole('group', { name: 'Holder' }));
  for (const holder of holders) await expect(holder).toContainText(/Held by (you|Rita|Rafael)/);
  const texts = await Promise.all(holders.map((holder) => holder.textContent()));
  expect(texts.filter((text) => text?.includes('Held by you'))).toHaveLength(1);
});

test('a case that moved under a draft is shown with what changed before anything is sent', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_liveness_borderline');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  const bar = barOf(page);
  await claim(page);
  await bar.getByRole('button', { name: 'Decline' }).click();
  await bar.getByRole('button', { name: 'Liveness not convincing' }).click();

  await desk.sandbox('POST', `/_sandbox/sessions/${sessionId}/status`, {
    status: 'Approved',
    actor: 'console',
    comment: 'Decided in the console.',
  });
  const conflict = page.getByRole('alertdialog', { name: 'The case changed' });
  await expect(conflict).toContainText('In Review → Approved');
  await desk.expectAccessible();
  await page.keyboard.press('Control+Enter');
  await expect(conflict).toBeVisible();
  await conflict.getByRole('button', { name: 'Review again' }).click();
  await expect(bar).toContainText('Only a manager may ask to overturn a final decision.');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Decided in the console.');
  await desk.expectAccessible();
  expect((await desk.ledger(sessionId)).filter(({ comment }) => comment?.includes('[docket:'))).toEqual([]);
});

test('a note of one reviewer is read by the other without a reload', async ({ page, desk }) => {
  const sessionId = await desk.play('review_database_no_match');
  await desk.signIn('reviewer');
  const other = await desk.also('reviewer2');
  await desk.openCase(sessionId);
  await other.desk.openCase(sessionId);
  await page.keyboard.press('m');
  await page.keyboard.type('Called the customer: moved house in May.');
  await desk.expectAccessible();
  await page.keyboard.press('Control+Enter');
  for (const each of [page, other.page])
    await expect(each.getByRole('region', { name: 'Timeline' })).toContainText('moved house in May');
});

test('a manager takes a case over with a reason, which the colleague reads', async ({ page, desk }) => {
  const sessionId = await desk.play('review_screen_capture');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  await claim(page);
  const manager = await desk.also('manager');
  await manager.desk.openCase(sessionId);
  await barOf(manager.page).getByRole('button', { name: 'Take over' }).click();
  const dialog = manager.page.getByRole('dialog', { name: /^Take the case over from Rita/ });
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await expect(dialog).toContainText('Say why; your colleague reads it.');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Rita is away this afternoon.');
  await manager.desk.expectAccessible();
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await expect(manager.page.getByRole('group', { name: 'Holder' })).toContainText('Held by you');
  await expect(barOf(page)).toContainText('Mara Kovács holds this case.');
  await expect(page.getByText('Rita is away this afternoon.')).toBeVisible();
});
