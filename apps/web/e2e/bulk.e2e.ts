import { randomUUID } from 'node:crypto';
import { expect, test } from './desk.ts';

test('several cases are selected by keyboard and by Shift+click, tagged and assigned, and the outcome is told', async ({
  page,
  desk,
}) => {
  test.slow();
  const customer = `bulk-${randomUUID().slice(0, 8)}`;
  const sessions: string[] = [];
  for (const scenario of ['review_name_mismatch', 'review_vpn_detected', 'review_face_match_borderline'])
    sessions.push(await desk.play(scenario, { vendor_data: customer }));
  await desk.signIn('manager', `/queue?q=${customer}`);
  const rows = page.getByRole('table', { name: 'Cases' }).getByRole('row', { name: new RegExp(customer) });
  await expect(rows).toHaveCount(3);
  const bar = page.getByRole('region', { name: 'Selected cases' });
  const before = await rows.first().boundingBox();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(bar).toContainText('1 case selected of 3 on this page');
  expect((await rows.first().boundingBox())?.y).toBe(before?.y);
  await rows
    .nth(1)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('2 cases selected');
  await desk.expectAccessible();
  await page.keyboard.press('Shift+A');
  await expect(bar).toContainText('3 cases selected');
  await expect(page.getByRole('button', { name: /approve|decline/i })).toHaveCount(0);

  await bar.getByRole('button', { name: 'Tag' }).click();
  const tagging = page.getByRole('dialog', { name: 'Tag 3 cases' });
  await tagging.getByRole('combobox', { name: 'Tag' }).fill(customer);
  await tagging.getByRole('button', { name: 'Add tag' }).click();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('3 done');
  for (const index of [0, 1, 2])
    await expect(rows.nth(index).getByRole('list', { name: 'Tags' })).toHaveText(customer);

  // One of them moves at Didit while the question is open.
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Assign 3 cases' });
  await desk.sandbox('POST', `/_sandbox/sessions/${sessions[0]}/status`, {
    status: 'Declined',
    actor: 'console',
    comment: 'Decided in the console.',
  });
  await expect(rows).toHaveCount(2);
  await dialog.getByRole('combobox', { name: 'Colleague' }).fill('Rafael');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('2 done, 1 changed meanwhile');
  for (const index of [0, 1]) await expect(rows.nth(index)).toContainText('For Rafael Osei');
  await desk.expectAccessible();
  await bar.getByRole('button', { name: 'Clear' }).click();
  await expect(bar).toContainText('selects a row');
});

test('who may do nothing to cases selects none', async ({ page, desk }) => {
  await desk.signIn('auditor', '/queue');
  await expect(page.getByRole('table', { name: 'Cases' }).getByRole('link').first()).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await desk.expectAccessible();
});
