import { barOf, claim, expect, test } from './desk.ts';

test('an approval over a hit waits for a second person, who asks, is answered and agrees', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_aml_sanctions_hit');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  const bar = barOf(page);
  await claim(page);
  await page.keyboard.press('a');
  const panel = bar.getByRole('group', { name: 'Approve', exact: true });
  await expect(panel).toContainText('Needs a second person: a listed AML hit');
  await panel.getByRole('button', { name: /risk accepted/ }).click();
  await expect(panel).toContainText('once somebody else agrees');
  await page.keyboard.press('Control+Enter');
  await expect(bar).toContainText('Approve: waits for a second person');
  await expect(bar).toContainText('has not been cleared here by two attributes');
  const own = bar.getByRole('button', { name: 'Agree', exact: true });
  await expect(own).toHaveAccessibleDescription('You made this decision; somebody else must check it.');
  await desk.expectAccessible();

  const manager = await desk.also('manager');
  await manager.page.goto('/checks');
  const row = manager.page
    .getByRole('row')
    .filter({ has: manager.page.locator(`a[href="/cases/${sessionId}"]`) });
  await expect(row).toContainText('Rita Lindqvist');
  await manager.desk.expectAccessible();
  await row.getByRole('link').click();
  const theirBar = barOf(manager.page);
  await theirBar.getByRole('button', { name: 'Ask', exact: true }).click();
  const asking = manager.page.getByRole('dialog', { name: /^Ask about/ });
  await asking.getByRole('button', { name: 'Ask' }).click();
  await expect(asking).toContainText('Write what you want to know.');
  await asking.getByRole('textbox').fill('Which list is it on?');
  await manager.desk.expectAccessible();
  await asking.getByRole('button', { name: 'Ask' }).click();
  await expect(bar).toContainText('Which list is it on?');

  await theirBar.getByRole('button', { name: 'Agree', exact: true }).click();
  await manager.page
    .getByRole('dialog', { name: /^Agree with/ })
    .getByRole('button', { name: 'Agree' })
    .click();
  await expect(page.getByRole('status', { name: 'Status at Didit' })).toHaveText('Approved');
  await expect(bar).toContainText('agreed by Mara Kovács');
  const approvals = (await desk.ledger(sessionId)).filter(({ to }) => to === 'Approved');
  expect(approvals).toHaveLength(1);
});

test('a decision that is not agreed to is not sent, and its maker reads why', async ({ page, desk }) => {
  const sessionId = await desk.play('review_aml_sanctions_hit');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  const bar = barOf(page);
  await claim(page);
  await page.keyboard.press('a');
  await bar.getByRole('button', { name: /risk accepted/ }).click();
  await page.keyboard.press('Control+Enter');
  await expect(bar).toContainText('waits for a second person');

  const manager = await desk.also('manager');
  await manager.page.goto(`/cases/${sessionId}`);
  await barOf(manager.page).getByRole('button', { name: 'Disagree', exact: true }).click();
  const dialog = manager.page.getByRole('dialog', { name: /^Disagree with/ });
  await dialog.getByRole('textbox').fill('It is the same person.');
  await dialog.getByRole('button', { name: 'Disagree' }).click();
  await expect(bar).toContainText('Approve was not sent');
  await expect(bar).toContainText('It is the same person.');
  expect((await desk.ledger(sessionId)).filter(({ to }) => to === 'Approved')).toEqual([]);
  await desk.expectAccessible();
});

test('the policy says what needs a second person; an admin changes it by a new version', async ({
  page,
  desk,
}) => {
  await desk.signIn('auditor', '/policy');
  await expect(page.getByRole('button', { name: 'Change policy' })).toHaveAttribute('aria-disabled', 'true');
  await desk.expectAccessible();

  const admin = await desk.also('admin');
  await admin.page.goto('/policy');
  await admin.page.getByRole('button', { name: 'Change policy' }).click();
  const dialog = admin.page.getByRole('dialog', { name: 'Change the policy' });
  await dialog.getByRole('textbox', { name: /^Lapses after/ }).fill('0');
  await dialog.getByRole('button', { name: 'Put in force' }).click();
  await expect(dialog).toContainText('A whole number from 1 to 720.');
  await expect(dialog).toContainText('Say why; it is kept with the version.');
  await admin.desk.expectAccessible();
  await dialog.getByRole('textbox', { name: /^Lapses after/ }).fill('48');
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Two working days are enough.');
  await dialog.getByRole('button', { name: 'Put in force' }).click();
  await expect(admin.page.getByText('lapses after 48 hours')).toBeVisible();
  await expect(admin.page.getByRole('row', { name: /As shipped/ }).first()).toBeVisible();
  await expect(admin.page.getByRole('row', { name: /Two working days/ }).first()).toBeVisible();
});

test('a hit that is told apart by two attributes is cleared, and one person may approve', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_aml_sanctions_hit');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  const bar = barOf(page);
  await claim(page);
  await page.getByRole('tab', { name: /AML/ }).click();
  const finding = page.getByRole('region', { name: 'Finding' });
  const keep = finding.getByRole('button', { name: 'Keep finding' });
  await expect(keep).toHaveAccessibleDescription('Choose a finding.');
  const unjudged = page
    .getByRole('list', { name: 'Hits' })
    .getByRole('button')
    .filter({ hasText: 'Unreviewed' });
  const hits = await unjudged.count();
  expect(hits).toBeGreaterThan(0);
  for (let hit = 0; hit < hits; hit += 1) {
    await unjudged.first().click();
    await finding.getByRole('button', { name: 'False Positive' }).click();
    for (const attribute of ['Gender', 'Photo']) {
      await finding.getByRole('checkbox', { name: attribute }).check();
    }
    if (hit === 0) await desk.expectAccessible();
    await keep.click();
    await expect(page.getByRole('alert').filter({ hasText: 'False Positive' })).toContainText(
      'Didit shows it too.',
    );
  }
  await page.keyboard.press('a');
  await bar.getByRole('button', { name: /false alarm/ }).click();
  await page.keyboard.press('Control+Enter');
  await expect(bar).toContainText('Approve: sending in');
  await expect(page.getByRole('status', { name: 'Status at Didit' })).toHaveText('Approved');
});

test('a reason that asks for a second person says so before anything is sent', async ({ page, desk }) => {
  const sessionId = await desk.play('review_face_match_borderline');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  const bar = barOf(page);
  await claim(page);
  await page.keyboard.press('a');
  const panel = bar.getByRole('group', { name: 'Approve', exact: true });
  await expect(panel).not.toContainText('Needs a second person');
  await panel.getByRole('button', { name: /^.*Adverse media weighed and accepted/ }).click();
  await expect(panel).toContainText('Needs a second person: the catalogue asks for one with this reason.');
  await expect(panel).toContainText('Explain “Adverse media weighed and accepted” in the note');
  await panel.getByRole('textbox', { name: 'Note (required)' }).fill('One article, ten years old.');
  await desk.expectAccessible();
  await page.keyboard.press('Control+Enter');
  await expect(bar).toContainText('Approve: waits for a second person');
  await expect(bar).toContainText('the catalogue asks for one with this reason');
  await bar.getByRole('button', { name: 'Take back' }).click();
  await expect(bar).toContainText('Approve was taken back');
});
