import { expect, test } from './desk.ts';

const moveAtDidit = (sessionId: string, status: string) =>
  ['POST', `/_sandbox/sessions/${sessionId}/status`, { status }] as const;

test('what somebody decides in the Didit console shows on the case and in the rail, and a manager resolves it', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_face_match_borderline');
  await desk.signIn('manager');
  await desk.openCase(sessionId);
  await desk.sandbox(...moveAtDidit(sessionId, 'Approved'));
  // By webhook and live event, with nobody reloading anything.
  const chip = page.getByRole('link', { name: 'Decided elsewhere' });
  await expect(chip).toBeVisible({ timeout: 5_000 });
  await expect(page.getByRole('status', { name: 'Status at Didit' })).toContainText('Approved');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText(
    'In Review became Approved without a decision here',
  );
  await expect(page.getByRole('link', { name: /^Bypasses, \d+ open$/ })).toBeVisible();
  await desk.expectAccessible();

  await chip.click();
  await expect(page).toHaveURL(new RegExp(`/bypasses\\?case=${sessionId}`));
  const table = page.getByRole('table', { name: 'Outside decisions' });
  const row = table.getByRole('row').nth(1);
  await expect(row).toContainText('Ana Beltrán');
  await expect(row).toContainText('Found by a webhook');
  await row.getByRole('button', { name: /^Take/ }).click();
  await expect(row).not.toContainText('Nobody yet');
  await expect(row.getByRole('button', { name: /^Take/ })).toHaveAttribute('aria-disabled', 'true');

  await row.getByRole('button', { name: /^Resolve/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Resolve' }).click();
  await expect(dialog).toContainText('Choose one.');
  await desk.expectAccessible();
  await dialog.getByRole('radio', { name: /^Expected/ }).check();
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Back office migration, ticket 12.');
  await dialog.getByRole('button', { name: 'Resolve' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('Expected: Back office migration');
  await expect(row.getByRole('button')).toHaveCount(0);
  await desk.expectAccessible();

  await row.getByRole('link').click();
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Back office migration');
  await expect(page.getByRole('link', { name: 'Decided elsewhere' })).toHaveCount(0);
});

test('filters of the outside decisions live in the address, and a reviewer may look but not resolve', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_name_mismatch');
  await desk.signIn('reviewer', '/queue?view=all');
  await expect
    .poll(async () => (await page.request.get(`/api/cases/${sessionId}`)).status(), { timeout: 10_000 })
    .toBe(200);
  await desk.sandbox(...moveAtDidit(sessionId, 'Declined'));
  await page.goto(`/queue?view=all&q=${sessionId}`);
  await expect(page.getByRole('table', { name: 'Cases' })).toContainText('Decided elsewhere');

  await page.goto('/bypasses');
  const table = page.getByRole('table', { name: 'Outside decisions' });
  const resolve = table.getByRole('button', { name: /^Resolve/ }).first();
  await expect(resolve).toHaveAttribute('aria-disabled', 'true');
  await expect(resolve).toHaveAccessibleDescription(/manager/);
  await page.getByRole('tab', { name: 'Resolved' }).click();
  await expect(page).toHaveURL(/state=resolved/);
  await page.getByRole('combobox', { name: 'Found by' }).click();
  await page.getByRole('option', { name: 'comparing with Didit' }).click();
  await expect(page).toHaveURL(/state=resolved&by=reconcile/);
  await expect(page.getByRole('heading', { name: 'Nothing matches these filters' })).toBeVisible();
  await desk.expectAccessible();
  await page.reload();
  await expect(page.getByRole('tab', { name: 'Resolved' })).toHaveAttribute('aria-selected', 'true');
});
