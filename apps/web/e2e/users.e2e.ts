import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { drawIn, expect, test } from './desk.ts';

const PASSWORD = 'correct horse battery';

test('an administrator lets somebody in, changes what they may do, and shows them out', async ({
  page,
  desk,
  browser,
}) => {
  const name = `Nadia ${randomUUID().slice(0, 8)}`;
  const email = `${name.toLowerCase().replace(' ', '.')}@docket.demo`;
  await desk.signIn('admin', '/users');
  await page.getByRole('button', { name: 'Add user' }).click();
  const adding = page.getByRole('dialog', { name: 'Add a user' });
  await adding.getByRole('button', { name: 'Add user' }).click();
  await expect(adding.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/^Enter a name/);
  await adding.getByRole('textbox', { name: 'Name' }).fill(name);
  await adding.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await expect(adding.getByRole('combobox', { name: 'Role' })).toHaveText('Reviewer');
  await desk.expectAccessible();
  await adding.getByRole('button', { name: 'Add user' }).click();

  const once = page.getByRole('dialog', { name: `${name} has an account now` });
  const code = (await once.getByRole('code').textContent()) ?? '';
  expect(code).toMatch(/^([A-Z2-9]{5}-){3}[A-Z2-9]{5}$/);
  await page.keyboard.press('Escape');
  await desk.expectAccessible();
  await once.getByRole('button', { name: 'I have passed it on' }).click();

  const theirs = await browser.newContext();
  const person = await theirs.newPage();
  await choosePassword(person, code, PASSWORD);
  await expect(person.getByRole('textbox', { name: 'E-mail' })).toHaveValue(email);
  await person.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await person.getByRole('button', { name: 'Sign in', exact: true }).click();
  const rail = person.getByRole('navigation', { name: 'Main' });
  await expect(rail.getByRole('link')).toHaveText([
    'Queue',
    'Bypasses',
    'Blocklist',
    'Workflows',
    'Policy',
    'Reasons',
    'Audit',
  ]);

  const row = page.getByRole('row', { name: new RegExp(name) });
  await row.getByRole('button', { name: `Edit ${name}` }).click();
  const editing = page.getByRole('dialog', { name: `Edit ${name}` });
  await editing.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Auditor' }).click();
  await expect(editing).toContainText('Loses: ');
  await expect(editing).toContainText('Cases they hold go back to the queue.');
  await desk.expectAccessible();
  await editing.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Auditor');

  await person.getByRole('button', { name: 'Next case' }).click();
  await expect(person.getByRole('region', { name: 'Notices' })).toContainText('Your role may not do this.');
  await expect(rail.getByRole('link', { name: 'Reports' })).toBeVisible();
  await expect(person.getByRole('button', { name: 'Next case' })).toHaveAttribute('aria-disabled', 'true');

  await row.getByRole('button', { name: `Disable ${name}` }).click();
  const leaving = page.getByRole('dialog', { name: `Disable ${name}?` });
  await expect(leaving).toContainText('They are signed out everywhere at once');
  await leaving.getByRole('button', { name: 'Disable' }).click();
  await expect(row).toContainText('Disabled');
  await rail.getByRole('link', { name: 'Blocklist' }).click();
  await expect(person).toHaveURL(/\/signin/);
  await signIn(person, email, PASSWORD);
  await expect(person.getByRole('alert')).toBeVisible();
  await theirs.close();
});

test('nobody changes their own role or state, and the reason stands there', async ({ page, desk }) => {
  await desk.signIn('admin', '/users');
  const own = page.getByRole('row', { name: /Adam Nowak\s*you/ });
  const because = 'Nobody changes their own role or state. Ask another administrator.';
  await expect(own.getByRole('button', { name: 'Disable Adam Nowak' })).toHaveAccessibleDescription(because);
  await own.getByRole('button', { name: 'Edit Adam Nowak' }).click();
  const role = page.getByRole('dialog', { name: 'Edit Adam Nowak' }).getByRole('combobox', { name: 'Role' });
  await expect(role).toBeDisabled();
  await expect(role).toHaveAccessibleDescription(because);
  await desk.expectAccessible();
});

test('an auditor reads the accounts and what each role may do, and changes nothing', async ({
  page,
  desk,
}) => {
  await desk.signIn('auditor', '/users');
  await expect(page.getByRole('row', { name: /Rita Lindqvist/ })).toContainText('Reviewer');
  await expect(page.getByRole('button', { name: 'Add user' })).toHaveAccessibleDescription(
    'Only an admin changes users.',
  );
  await expect(page.getByRole('button', { name: /^(Edit|Disable)/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'What each role may do' }).click();
  const matrix = page.getByRole('table', { name: 'What each role may do' });
  await expect(matrix.getByRole('row', { name: /audit log/ }).first()).toContainText('Own only');
  await desk.expectAccessible();
  await drawIn(page, 'dark');
  await desk.expectAccessible();
});

test('an administrator ends the sign-ins of a colleague and gives them a new password', async ({
  page,
  desk,
  browser,
}) => {
  const name = `Rosa ${randomUUID().slice(0, 8)}`;
  const email = `${name.toLowerCase().replace(' ', '.')}@docket.demo`;
  await desk.signIn('admin', '/users');
  const made = await page.request.post('/api/users', { data: { name, email, role: 'reviewer' } });
  const { invitation } = await made.json();
  await page.reload();
  const theirs = await browser.newContext();
  const person = await theirs.newPage();
  await choosePassword(person, invitation.code, PASSWORD);
  await signIn(person, email, PASSWORD);
  await expect(person.getByRole('heading', { name: 'Queue' })).toBeVisible();

  await page.getByRole('button', { name: `More on ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign-ins' }).click();
  const dialog = page.getByRole('dialog', { name: `Sign-ins of ${name}` });
  await expect(dialog.getByRole('row', { name: /Chrome on Linux/ }).first()).toBeVisible();
  await desk.expectAccessible();
  await dialog.getByRole('button', { name: 'End all' }).click();
  await expect(dialog).toContainText('Signed in nowhere.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(person).toHaveURL(/\/signin/);

  await page.getByRole('button', { name: `More on ${name}` }).click();
  await page.getByRole('menuitem', { name: 'New password' }).click();
  await page
    .getByRole('dialog', { name: /^New password for/ })
    .getByRole('button', { name: 'Make a code' })
    .click();
  const issued = page.getByRole('dialog', { name: `A code for ${name}` });
  const code = (await issued.getByRole('code').textContent()) ?? '';
  await desk.expectAccessible();
  await issued.getByRole('button', { name: 'I have passed it on' }).click();

  await choosePassword(person, code, `${PASSWORD} 2`);
  await expect(person.getByRole('alert')).toHaveText('Your password is set. Sign in.');
  await theirs.close();
});

async function choosePassword(page: Page, code: string, password: string): Promise<void> {
  await page.goto(`/password#${code}`);
  await expect(page.getByRole('textbox', { name: 'One-time code' })).toHaveValue(code);
  await page.getByRole('textbox', { name: 'New password' }).fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/signin');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
