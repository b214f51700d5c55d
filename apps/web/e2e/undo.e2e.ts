import { barOf, claim, expect, test } from './desk.ts';

test('a decision taken back in time never reaches Didit, and the case can be decided again', async ({
  page,
  desk,
}) => {
  const undone = await desk.play('review_vpn_detected');
  const other = await desk.play('review_vpn_detected');
  await desk.signIn('reviewer');
  await desk.openCase(undone);
  const bar = barOf(page);
  await claim(page);
  await bar.getByRole('button', { name: 'Approve' }).click();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(bar).toContainText('sending in');
  await page.keyboard.press('u');
  await expect(bar).toContainText('Approve was taken back.');
  await expect(page.getByRole('status', { name: 'Status at Didit' })).toHaveText('In Review');
  await desk.expectAccessible();

  // A later decision has arrived at Didit: the one taken back would have been there before it.
  await desk.openCase(other);
  await claim(page);
  await bar.getByRole('button', { name: 'Approve' }).click();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(bar.getByRole('article', { name: 'Receipt' })).toContainText('Approved');
  const effects = await desk.ledger(undone);
  expect(effects.filter(({ comment }) => comment?.includes('[docket:'))).toEqual([]);
  expect(effects.at(-1)?.to).toBe('In Review');

  await desk.openCase(undone);
  await expect(page.getByRole('group', { name: 'Holder' })).toContainText('Held by you');
  await bar.getByRole('button', { name: 'Approve' }).click();
  await page.keyboard.press('1');
  await bar
    .getByRole('group', { name: 'Approve' })
    .getByRole('button', { name: 'Approve', exact: true })
    .click();
  await expect(bar.getByRole('article', { name: 'Receipt' })).toContainText('Approved');
});
