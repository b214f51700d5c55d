import { expect, test } from './desk.ts';

test('an administrator sees deliveries arrive and replays one, without seeing any case', async ({
  page,
  desk,
}) => {
  await desk.signIn('admin', '/sync');
  const main = page.getByRole('main');
  await expect(main).toContainText('/webhooks/didit/');
  await expect(page.getByRole('region', { name: 'Import of the account' })).toContainText(
    /sessions, all read in full|read in full when opened/,
    { timeout: 60_000 },
  );
  const sessionId = await desk.play('review_aml_pep_hit');
  const table = page.getByRole('table', { name: 'Deliveries' });
  const row = table.getByRole('row').filter({ hasText: sessionId }).first();
  await expect(row).toContainText('Session read', { timeout: 10_000 });
  await expect(row.getByRole('link')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Webhooks' })).toContainText('Accepted, 24 h');
  await expect(page.getByRole('region', { name: 'Calls to Didit, last minute' })).toContainText('of 600');
  await desk.expectAccessible();
  await row.getByRole('button', { name: /^Replay/ }).click();
  await expect(page.getByText('The session is being read again.')).toBeVisible();
  await expect(row).toContainText('Session read');
});

test('a forged delivery is refused, listed with its reason, and named as a concern', async ({
  page,
  desk,
}) => {
  await desk.signIn('admin', '/sync');
  const address = await page.getByText(/^\/webhooks\/didit\//).textContent();
  const answer = await page.request.post(address ?? '', {
    data: { event_id: 'forged', webhook_type: 'status.updated', timestamp: 1 },
    headers: { 'x-signature': 'f'.repeat(64) },
  });
  expect(answer.status()).toBe(401);
  await page.getByRole('tab', { name: 'Refused' }).click();
  await expect(page).toHaveURL(/show=refused/);
  const table = page.getByRole('table', { name: 'Deliveries' });
  await expect(table).toContainText('Refused: signature wrong', { timeout: 15_000 });
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('wrong signature since yesterday');
  await desk.expectAccessible();
});

test('the import runs again at a click, shows how far it is, and only administrators have the button', async ({
  page,
  desk,
}) => {
  await desk.signIn('admin', '/sync');
  const panel = page.getByRole('region', { name: 'Import of the account' });
  const again = panel.getByRole('button', { name: 'Import again' });
  await expect(again).not.toHaveAttribute('aria-disabled', 'true', { timeout: 60_000 });
  await again.click();
  await expect(panel).toContainText(/sessions, all read in full|read in full when opened/, {
    timeout: 60_000,
  });

  const { page: other, desk: manager } = await desk.also('manager');
  await other.goto('/sync');
  const refused = other.getByRole('button', { name: 'Import again' });
  await expect(refused).toHaveAttribute('aria-disabled', 'true');
  await expect(refused).toHaveAccessibleDescription(/admin/);
  await manager.expectAccessible();
});
