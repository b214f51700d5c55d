import { barOf, expect, type Person, test } from './desk.ts';

test('a reviewer is told who makes the PDF report, and nothing is downloaded', async ({ page, desk }) => {
  const sessionId = await desk.play('review_multi_document');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  await page.getByRole('button', { name: 'More' }).click();
  const report = page.getByRole('menuitem', { name: /^Download PDF report/ });
  await expect(report).toHaveAttribute('aria-disabled', 'true');
  await expect(report).toContainText(/manager or auditor/);
  await desk.expectAccessible();
  await report.press('Enter');
  await expect(report).toBeVisible();
  expect((await page.request.get(`/api/cases/${sessionId}/report.pdf`)).status()).toBe(403);
});

test('an auditor sees the whole case and can change nothing', async ({ page, desk }) => {
  const sessionId = await desk.play('review_possible_duplicate');
  await desk.signIn('auditor');
  await desk.openCase(sessionId);
  const bar = barOf(page);
  await expect(bar).toContainText('Read-only: as auditor you see the whole case.');
  await expect(bar).toContainText('Decisions are made by a reviewer or manager.');
  await expect(bar.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Claim' })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Note for colleagues' })).toHaveCount(0);
  for (const key of ['c', 'a', 'd', 'r', 'b', 'm']) await page.keyboard.press(key);
  await expect(bar.getByRole('group')).toHaveCount(0);
  await expect(page.getByRole('group', { name: 'Holder' })).toContainText('Held by nobody');
  await desk.expectAccessible();

  await page.goto('/queue');
  const next = page.getByRole('button', { name: 'Next case' });
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  await expect(next).toHaveAccessibleDescription(/reviewer or manager/);
});

/** An address typed by hand, and the permission it needs. */
const REFUSED: { person: Person; path: string; permission: string }[] = [
  { person: 'reviewer', path: '/proposals', permission: 'proposal:view' },
  { person: 'admin', path: '/queue', permission: 'case:list' },
  { person: 'admin', path: '/cases/7d0a3a52-0d3c-4a0e-9d53-2f1f0a6f8c11', permission: 'case:view' },
  { person: 'reviewer', path: '/workflows/new', permission: 'workflow:change' },
  { person: 'reviewer', path: '/invite', permission: 'session:create' },
  { person: 'reviewer', path: '/reports', permission: 'report:download' },
  { person: 'reviewer', path: '/users', permission: 'user:view' },
  { person: 'manager', path: '/users', permission: 'user:view' },
  { person: 'auditor', path: '/invite', permission: 'session:create' },
];

for (const { person, path, permission } of REFUSED) {
  test(`the ${person} who opens ${path} is told that it needs ${permission}`, async ({ page, desk }) => {
    await desk.signIn(person, path);
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { name: "You don't have access to this page" })).toBeVisible();
    await expect(main).toContainText(permission);
    await expect(main.getByRole('link', { name: 'Go to your start page' })).toBeVisible();
    await desk.expectAccessible();
  });
}

test('an administrator sees no cases anywhere: no search, no list, no pictures', async ({ page, desk }) => {
  const sessionId = await desk.play('review_minor');
  await desk.signIn('admin');
  await expect(page.getByRole('searchbox', { name: 'Search all cases' })).toHaveCount(0);
  for (const path of ['/api/cases', `/api/cases/${sessionId}`, '/api/cases/counts'])
    expect((await page.request.get(path)).status(), path).toBe(403);
});

test('an address that does not exist is told apart from one that is refused', async ({ page, desk }) => {
  await desk.signIn('reviewer', '/nowhere');
  await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
  await desk.expectAccessible();
  await page.goto('/cases/not-a-case');
  await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
});
