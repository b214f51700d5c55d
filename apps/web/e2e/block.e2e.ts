import { barOf, claim, expect, type Seat, test } from './desk.ts';

test('a blocked document declines the next session that shows it, and nobody takes it off alone', async ({
  page,
  desk,
}) => {
  // Three people's looks at seven pages.
  test.slow();
  const sessionId = await desk.play('review_possible_duplicate');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  const bar = barOf(page);
  await claim(page);

  await page.keyboard.press('b');
  const panel = bar.getByRole('group', { name: 'Block', exact: true });
  const chosen = panel.getByRole('checkbox', { name: /^Document/ });
  await chosen.check();
  await expect(panel.getByRole('group', { name: 'What to block' })).toContainText(
    /other sessions? show|No other session shows/,
  );
  const number =
    (await chosen.evaluate((box) =>
      // The label's words: the kind, then the value, then how far it reaches.
      box instanceof HTMLInputElement
        ? box.labels?.[0]?.lastElementChild?.firstElementChild?.textContent
        : null,
    )) ?? 'no number';
  await panel.getByRole('button', { name: 'Suspected fraud' }).click();
  const commit = panel.getByRole('button', { name: 'Block', exact: true });
  await expect(commit).toHaveAccessibleDescription('Confirm that you understand what blocking does');
  await page.keyboard.press('Control+Enter');
  await expect(panel).toBeVisible();
  await panel.getByRole('checkbox', { name: /^I understand/ }).check();
  await desk.expectAccessible();
  await commit.click();
  await expect(bar).toContainText('Block: waits for a second person');
  expect((await desk.ledger(sessionId)).map(({ kind }) => kind)).not.toContain('blocklist_add');

  const manager = await desk.also('manager');
  await manager.page.goto('/checks');
  await manager.desk.expectAccessible();
  await manager.page.goto(`/cases/${sessionId}`);
  await barOf(manager.page).getByRole('button', { name: 'Agree', exact: true }).click();
  const agreeing = manager.page.getByRole('dialog', { name: /^Agree with/ });
  await expect(agreeing).toContainText('Rita Lindqvist asks for it');
  await agreeing.getByRole('button', { name: 'Agree' }).click();
  await expect(bar).toContainText('Blocked.');
  await expect
    .poll(async () => (await desk.ledger(sessionId)).map(({ kind }) => kind))
    .toContain('blocklist_add');
  await desk.expectAccessible();

  const next = await desk.play('approve', { same_person_as: sessionId });
  await desk.openCase(next);
  await expect(page.getByRole('status', { name: 'Status at Didit' })).toHaveText('Declined');
  await expect(page.getByRole('navigation', { name: 'Why this case is here' })).toContainText(/block/i);

  await page.getByRole('link', { name: 'Blocklist' }).click();
  const row = page.getByRole('row', { name: new RegExp(number) });
  await expect(row).toContainText('Rita Lindqvist');
  await expect(row).toContainText('Suspected fraud');
  await desk.expectAccessible();
  const refused = row.getByRole('button', { name: /^Remove/ });
  await expect(refused).toHaveAccessibleDescription('Only a manager removes values.');

  await removeAlone(manager, { sessionId, number });
  expect((await desk.ledger(sessionId)).map(({ kind }) => kind)).not.toContain('blocklist_remove');
});

/** A manager asks to take it off, may not agree to that alone, and takes it back. */
async function removeAlone(
  manager: Seat,
  { sessionId, number }: { sessionId: string; number: string },
): Promise<void> {
  await manager.page.goto('/blocklist?type=document');
  const theirRow = manager.page.getByRole('row', { name: new RegExp(number) });
  await theirRow.getByRole('button', { name: /^Remove/ }).click();
  const dialog = manager.page.getByRole('dialog', { name: /^Remove values of case/ });
  await manager.desk.expectAccessible();
  await dialog.getByRole('button', { name: 'Ask to remove' }).click();
  await expect(dialog).toContainText('Say why; it is kept with the case.');
  await expect(dialog).toContainText('Choose a reason.');
  await dialog.getByRole('combobox', { name: 'Reason' }).click();
  await manager.page.getByRole('option', { name: 'Cleared since it was blocked' }).click();
  await dialog.getByRole('textbox', { name: 'Why' }).fill('The customer showed the original in the branch.');
  await dialog.getByRole('button', { name: 'Ask to remove' }).click();
  await expect(manager.page.getByRole('region', { name: 'Notices' })).toContainText(
    'the values come off once a second person agrees',
  );
  await expect(theirRow).toContainText('Mara Kovács asked to remove it; that waits for a second person.');
  await manager.desk.expectAccessible();
  await manager.desk.openCase(sessionId);
  const theirBar = barOf(manager.page);
  await expect(theirBar).toContainText('Remove from blocklist: waits for a second person');
  await expect(theirBar.getByRole('button', { name: 'Agree', exact: true })).toHaveAccessibleDescription(
    'You made this decision; somebody else must check it.',
  );
  await expect(manager.page.getByRole('region', { name: 'Timeline' })).toContainText(
    'The customer showed the original in the branch.',
  );
  await theirBar.getByRole('button', { name: 'Take back' }).click();
  await expect(theirBar).toContainText('Remove from blocklist was taken back');
}
