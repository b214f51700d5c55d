import { barOf, claim, expect, test } from './desk.ts';

test('an admin changes the catalogue by a new version, and reviewers choose from it', async ({
  page,
  desk,
}) => {
  // Two people's looks at whole pages, one after the other.
  test.slow();
  // Other journeys read the catalogue at the same time: what this one adds, it retires again.
  const label = `Rule of the house ${Date.now() % 100_000}`;
  const key = label.toLowerCase().replaceAll(' ', '-');
  const sessionId = await desk.play('review_vpn_detected');
  await desk.signIn('admin', '/reasons');
  const decline = page.getByRole('region', { name: 'Decline' });
  await expect(decline.getByRole('row', { name: /Document expired/ })).toContainText(
    'CDD-4.2 Identity document',
  );
  await desk.expectAccessible();

  await page.getByRole('button', { name: 'Add a reason' }).click();
  const drawer = page.getByRole('dialog', { name: 'Add a reason' });
  await drawer.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(drawer).toContainText('Choose what it is given for.');
  await drawer.getByRole('textbox', { name: 'Label' }).fill(label);
  await drawer.getByRole('textbox', { name: 'Key' }).fill(key);
  await drawer.getByRole('checkbox', { name: 'Approve' }).check();
  await drawer.getByRole('textbox', { name: 'Policy clause' }).fill('H-1 Rules of the house');
  await drawer.getByRole('switch', { name: /^Internal/ }).click();
  await drawer
    .getByRole('textbox', { name: 'What the customer may read' })
    .fill('You are on a sanctions list.');
  await expect(drawer).toContainText('Says “sanctions”, which could tip the customer off.');
  await desk.expectAccessible();
  await drawer.getByRole('textbox', { name: 'What the customer may read' }).fill('Thank you.');
  await drawer.getByRole('switch', { name: 'Needs a second person' }).click();
  await drawer.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'not in force yet' })).toContainText(
    `“${label}” is new`,
  );
  await putInForce('The board wants it.');

  const reviewer = await desk.also('reviewer');
  await reviewer.desk.openCase(sessionId);
  await claim(reviewer.page);
  await reviewer.page.keyboard.press('a');
  const panel = barOf(reviewer.page).getByRole('group', { name: 'Approve', exact: true });
  await reviewer.page.keyboard.press('0');
  await reviewer.page.keyboard.type(label);
  await reviewer.page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: label, pressed: true })).toBeVisible();
  await expect(panel).toContainText('H-1 Rules of the house');
  await expect(panel).toContainText('the catalogue asks for one with this reason');
  await reviewer.page.keyboard.press('Escape');

  const row = page.getByRole('region', { name: 'Approve' }).getByRole('row', { name: new RegExp(label) });
  await row.getByRole('button', { name: `Edit ${label}` }).click();
  const editing = page.getByRole('dialog', { name: `Edit “${label}”` });
  await expect(editing.getByRole('textbox', { name: 'Key' })).toHaveAttribute('readonly', '');
  await editing.getByRole('switch', { name: /^Retired/ }).click();
  await editing.getByRole('button', { name: 'Change', exact: true }).click();
  await putInForce('It was only for the spring.');
  await expect(row).toContainText('Retired');
  const versions = page.getByRole('table', { name: 'Versions of the catalogue' });
  await expect(versions.getByRole('row', { name: /only for the spring/ }).first()).toContainText(
    `“${label}” is retired`,
  );
  await desk.expectAccessible();

  async function putInForce(why: string): Promise<void> {
    await page.getByRole('button', { name: 'Put in force…' }).click();
    const dialog = page.getByRole('dialog', { name: /^Put version/ });
    await dialog.getByRole('button', { name: 'Put in force', exact: true }).click();
    await expect(dialog).toContainText('Say why; it is kept with the version.');
    await dialog.getByRole('textbox', { name: 'Why' }).fill(why);
    await desk.expectAccessible();
    await dialog.getByRole('button', { name: 'Put in force', exact: true }).click();
    await expect(dialog).toBeHidden();
  }
});

test('a reviewer reads the catalogue and may not change it; an auditor reads how often each was given', async ({
  page,
  desk,
}) => {
  await desk.signIn('reviewer', '/reasons');
  await expect(page.getByRole('row', { name: /Document expired/ }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add a reason' })).toHaveAccessibleDescription(
    'Reasons are changed by an admin.',
  );
  await expect(page.getByRole('button', { name: /^Edit/ })).toHaveCount(0);
  await expect(page.getByRole('table', { name: 'Versions of the catalogue' })).toHaveCount(0);
  await desk.expectAccessible();

  const auditor = await desk.also('auditor');
  await auditor.page.goto('/reasons');
  await expect(auditor.page.getByRole('columnheader', { name: 'Given' }).first()).toBeVisible();
  await expect(auditor.page.getByRole('row', { name: /As shipped/ }).last()).toBeVisible();
  await auditor.desk.expectAccessible();
});
