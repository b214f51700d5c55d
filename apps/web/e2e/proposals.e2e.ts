import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import type { Seat } from './desk.ts';
import { expect, test } from './fault-desk.ts';
import { enter, type Newcomer } from './newcomer.ts';

// On a stack of its own: with a second administrator, what other journeys change at once would wait there too.
const PASSWORD = 'correct horse battery';

test.afterEach(async ({ page }) => {
  // The stack serves other files after this one, whose administrator is alone, and nothing waits.
  await page.request.post('/api/auth/sign-in', {
    data: { email: 'admin@docket.demo', password: 'docket-demo' },
  });
  const waiting = await (await page.request.get('/api/proposals?state=waiting')).json();
  for (const { id, version, allowed } of waiting.items) {
    const headers = { 'if-match': `"${version}"` };
    const word = allowed.withdraw === true ? 'withdraw' : 'refuse';
    const data = word === 'refuse' ? { answer: 'It was only a try.' } : {};
    await page.request.post(`/api/proposals/${id}/${word}`, { headers, data });
  }
  const { items } = await (await page.request.get('/api/users')).json();
  for (const { id, email, role, state, version } of items) {
    if (role !== 'admin' || state !== 'active' || email === 'admin@docket.demo') continue;
    const headers = { 'if-match': `"${version}"` };
    await page.request.patch(`/api/users/${id}`, { headers, data: { state: 'disabled' } });
  }
});

/** The first one is made by an administrator alone, because nobody is there to agree. */
async function inviteAdmin(request: APIRequestContext): Promise<Newcomer> {
  const name = `Bo ${randomUUID().slice(0, 8)}`;
  const email = `${name.toLowerCase().replace(' ', '.')}@docket.demo`;
  const made = await request.post('/api/users', { data: { name, email, role: 'admin' } });
  expect(made.status()).toBe(201);
  const { invitation } = await made.json();
  const choice = { code: invitation.code, password: PASSWORD };
  expect((await request.post('/api/auth/password', { data: choice })).ok()).toBe(true);
  return { name, email };
}

/** Somebody else's computer, where this one signs in. */
async function seat({ page }: Seat, person: Newcomer): Promise<void> {
  await page.context().clearCookies();
  await enter(page, person, '/proposals');
}

test('an administrator asks for a role and another policy; a second one agrees to one and refuses the other', async ({
  page,
  desk,
}) => {
  test.slow();
  await desk.signIn('admin', '/proposals');
  await expect(page.getByRole('heading', { name: 'Changes that wait' })).toBeVisible();
  await desk.expectAccessible();
  const bo = await inviteAdmin(page.request);

  await page.goto('/users');
  await page.getByRole('button', { name: 'Add user' }).click();
  const adding = page.getByRole('dialog', { name: 'Add a user' });
  const name = `Nadia ${randomUUID().slice(0, 8)}`;
  await adding.getByRole('textbox', { name: 'Name' }).fill(name);
  await adding.getByRole('textbox', { name: 'E-mail' }).fill(`${randomUUID()}@docket.demo`);
  await expect(adding.getByRole('note')).toHaveCount(0);
  await adding.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Manager' }).click();
  await expect(adding.getByRole('note')).toContainText('An administrator other than you must agree');
  await adding.getByRole('button', { name: 'Ask for it' }).click();
  await expect(adding).toContainText('Say why.');
  await desk.expectAccessible();
  await adding.getByRole('textbox', { name: 'Why' }).fill('She takes the desk over.');
  await adding.getByRole('button', { name: 'Ask for it' }).click();
  await expect(adding).toBeHidden();
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('it waits for an administrator');
  await notices.getByRole('button', { name: 'Show it' }).click();
  await expect(page).toHaveURL(/\/proposals$/);
  const changes = page.getByRole('table', { name: 'Changes' });
  await expect(changes.getByRole('button', { name: `Agree: New user ${name}` })).toHaveAccessibleDescription(
    /^You asked for it/,
  );
  await desk.expectAccessible();

  await page.goto('/policy');
  await page.getByRole('button', { name: 'Change policy' }).click();
  const policy = page.getByRole('dialog', { name: 'Change the policy' });
  await expect(policy.getByRole('note')).toContainText('An administrator other than you must agree');
  await policy.getByRole('textbox', { name: /^Lapses after/ }).fill('36');
  await policy.getByRole('textbox', { name: 'Why' }).fill('A night and a day.');
  await policy.getByRole('button', { name: 'Ask for it' }).click();
  await expect(policy).toBeHidden();
  await expect(page.getByText('lapses after 36 hours')).toHaveCount(0);

  const other = await desk.also('auditor');
  await seat(other, bo);
  const theirs = other.page.getByRole('table', { name: 'Changes' });
  await expect(other.page.getByRole('link', { name: 'Changes, 2 open' })).toBeVisible();
  await expect(theirs.getByRole('row').nth(1)).toContainText('A night and a day.');
  await expect(theirs.getByRole('row').nth(1)).toContainText('72 hours');
  await other.desk.expectAccessible();

  await theirs.getByRole('button', { name: 'Refuse: Policy' }).click();
  const refusing = other.page.getByRole('dialog', { name: /^Refuse this change/ });
  await refusing.getByRole('button', { name: 'Refuse' }).click();
  await expect(refusing).toContainText('Say why.');
  await other.desk.expectAccessible();
  await refusing.getByRole('textbox', { name: 'Why' }).fill('Not before the audit.');
  await refusing.getByRole('button', { name: 'Refuse' }).click();
  await expect(refusing).toBeHidden();
  await expect(theirs.getByRole('row').nth(1)).toContainText('Not before the audit.');

  await theirs.getByRole('button', { name: `Agree: New user ${name}` }).click();
  const agreeing = other.page.getByRole('dialog', { name: /^Agree to this change/ });
  await expect(agreeing).toContainText('Role: Manager');
  await other.desk.expectAccessible();
  await agreeing.getByRole('button', { name: 'Agree' }).click();
  const once = other.page.getByRole('dialog', { name: `${name} has an account now` });
  await expect(once.getByRole('code')).toHaveText(/^([A-Z2-9]{5}-){3}[A-Z2-9]{5}$/);
  await other.desk.expectAccessible();
  await once.getByRole('button', { name: 'I have passed it on' }).click();
  await expect(theirs.getByRole('row', { name: new RegExp(`New user ${name}`) })).toContainText('In force');
  await expect(other.page.getByRole('link', { name: 'Changes', exact: true })).toBeVisible();

  await page.goto('/users');
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Manager');
});

test('a manager asks for a policy, which waits also for the only administrator, and takes it back', async ({
  page,
  desk,
}) => {
  await desk.signIn('manager', '/policy');
  await page.getByRole('button', { name: 'Change policy' }).click();
  const policy = page.getByRole('dialog', { name: 'Change the policy' });
  await expect(policy.getByRole('note')).toContainText('An administrator other than you must agree');
  await policy.getByRole('textbox', { name: /^Lapses after/ }).fill('30');
  await policy.getByRole('textbox', { name: 'Why' }).fill('A day and a bit.');
  await desk.expectAccessible();
  await policy.getByRole('button', { name: 'Ask for it' }).click();
  await expect(policy).toBeHidden();
  const admin = await desk.also('admin');
  await expect(admin.page.getByRole('link', { name: 'Changes, 1 open' })).toBeVisible();

  await page.goto('/proposals');
  await page.getByRole('button', { name: 'Take back: Policy' }).click();
  const taking = page.getByRole('dialog', { name: /^Take this change back/ });
  await desk.expectAccessible();
  await taking.getByRole('button', { name: 'Take back' }).click();
  await expect(taking).toBeHidden();
  await expect(page.getByRole('table', { name: 'Changes' }).getByRole('row').nth(1)).toContainText(
    'Taken back',
  );
  // Told as it happens, without being asked for.
  await expect(admin.page.getByRole('link', { name: 'Changes', exact: true })).toBeVisible();
});

test('a reviewer is not let in, and a list that cannot be read says so', async ({ page, desk }) => {
  await desk.signIn('reviewer', '/proposals');
  await expect(page.getByRole('table', { name: 'Changes' })).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText(/manager, admin or auditor/);
  await desk.expectAccessible();
  const auditor = await desk.also('auditor');
  await auditor.page.route('**/api/proposals?*', (route) => route.fulfill({ status: 500, json: {} }));
  await auditor.page.goto('/proposals');
  await expect(auditor.page.getByRole('button', { name: 'Retry' })).toBeVisible({ timeout: 60_000 });
  await auditor.desk.expectAccessible();
  await auditor.page.unroute('**/api/proposals?*');
  await auditor.page.getByRole('button', { name: 'Retry' }).click();
  await expect(auditor.page.getByRole('table', { name: 'Changes' })).toBeVisible();
});
