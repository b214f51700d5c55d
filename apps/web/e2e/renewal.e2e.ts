import { barOf, expect, test } from './desk.ts';

test('an access token that has run out is renewed without a trace, and a draft stays', async ({
  page,
  context,
  desk,
}) => {
  const sessionId = await desk.play('review_face_match_borderline');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  await page.keyboard.press('c');
  await expect(page.getByRole('group', { name: 'Holder' })).toContainText('Held by you');
  await page.keyboard.press('d');
  const panel = barOf(page).getByRole('group', { name: 'Decline' });
  await page.keyboard.press('0');
  await expect(panel.getByRole('combobox', { name: 'Other reasons' })).toBeFocused();
  await page.keyboard.type('other grounds');
  await page.keyboard.press('Enter');
  const note = panel.getByRole('textbox', { name: 'Note (required)' });
  await note.fill('Looked at twice.');

  // What a browser does after ten minutes: the access token is gone, what renews it is not.
  await context.clearCookies({ name: 'docket' });
  const renewed = page.waitForResponse((answer) => answer.url().endsWith('/api/auth/refresh'));
  await page.getByRole('link', { name: 'Blocklist' }).click();
  expect((await renewed).status()).toBe(204);
  await expect(page.getByRole('heading', { name: 'Blocklist' })).toBeVisible();
  await page.goBack();
  await expect(barOf(page)).toContainText('A draft is kept: Decline.');
  await page.keyboard.press('d');
  await expect(note).toHaveValue('Looked at twice.');
});

test('tabs that renew at once all stay signed in', async ({ page, context, desk }) => {
  await desk.signIn('manager', '/reports');
  const tabs = [page, await context.newPage(), await context.newPage()];
  await context.clearCookies({ name: 'docket' });
  await Promise.all(tabs.map((tab) => tab.goto('/blocklist')));
  for (const tab of tabs) await expect(tab.getByRole('heading', { name: 'Blocklist' })).toBeVisible();
});

test('a token that was copied ends the sign-in for both who hold it', async ({ page, context, desk }) => {
  await desk.signIn('auditor', '/users');
  const copied = (await context.cookies('http://127.0.0.1/api/auth/refresh')).find(({ name }) =>
    name.endsWith('docket-refresh'),
  );
  expect(copied?.httpOnly).toBe(true);
  expect((await page.request.post('/api/auth/refresh', { data: {} })).status()).toBe(204);
  await expect(async () => {
    const answer = await fetch(`${new URL(page.url()).origin}/api/auth/refresh`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `docket-refresh=${copied?.value}` },
      body: '{}',
    });
    expect(answer.status).toBe(401);
  }).toPass({ intervals: [3_000], timeout: 30_000 });
  await page.getByRole('link', { name: 'Workflows' }).click();
  await expect(page).toHaveURL(/\/signin/);
});
