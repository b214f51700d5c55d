import { expect, type Person, test } from './desk.ts';
import { enter, welcome } from './newcomer.ts';

test('a person signs in, lands where they wanted to go, and signs out', async ({ page, desk }) => {
  await page.goto('/queue?view=all&q=vega');
  await expect(page).toHaveURL(/\/signin\?return=/);
  await desk.expectAccessible();
  // Signing out gives back what a person holds, so this is somebody who holds nothing in any journey.
  await page.getByRole('button', { name: /^auditor@docket\.demo/ }).click();
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue('auditor@docket.demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/queue\?view=all&q=vega$/);
  await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible();

  await page.getByRole('button', { name: /^Account of/ }).click();
  await expect(page.getByRole('menu')).toContainText('auditor@docket.demo');
  await desk.expectAccessible();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/signin$/);
  await page.goto('/queue');
  await expect(page).toHaveURL(/\/signin\?return=%2Fqueue$/);
});

test('a wrong password and an unknown e-mail are answered alike, and empty fields are named', async ({
  page,
  desk,
}) => {
  await page.goto('/signin');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Enter an e-mail address.');
  await expect(page.getByRole('main')).toContainText('Enter your password.');

  for (const email of ['auditor@docket.demo', 'nobody@docket.demo']) {
    await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('alert')).toHaveText('E-mail or password is wrong.');
  }
  await desk.expectAccessible();
  await expect(page).toHaveURL(/\/signin$/);
});

test('a sign-in that ended in another tab leads back to the same place after signing in again', async ({
  page,
  context,
  desk,
}) => {
  // Not the queue: its live rows would notice the ended sign-in before the click does.
  await desk.signIn('auditor', '/audit');
  await expect(page.getByRole('heading', { name: 'Audit' })).toBeVisible();
  const tab = await context.newPage();
  await tab.goto('/users');
  await tab.getByRole('button', { name: /^Account of/ }).click();
  await tab.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(tab).toHaveURL(/\/signin$/);

  await page.getByRole('link', { name: 'Workflows' }).click();
  await expect(page).toHaveURL(/\/signin\?return=%2Fworkflows$/);
  await page.getByRole('textbox', { name: 'E-mail' }).fill('auditor@docket.demo');
  await page.getByRole('textbox', { name: 'Password' }).fill('docket-demo');
  await page.getByRole('textbox', { name: 'Password' }).press('Enter');
  await expect(page).toHaveURL(/\/workflows$/);
  await expect(page.getByRole('heading', { name: 'Workflows' })).toBeVisible();
});

test('a password can be looked at before it is sent, and Caps Lock is named', async ({ page }) => {
  await page.goto('/signin');
  const password = page.getByRole('textbox', { name: 'Password' });
  await password.fill('docket-demo');
  await expect(password).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  await expect(page.getByRole('button', { name: 'Show password', pressed: true })).toBeVisible();
  await password.dispatchEvent('keydown', { key: 'D', modifierCapsLock: true });
  await expect(page.getByRole('main')).toContainText('Caps Lock is on.');
});

test('an address outside of Docket is never a place to return to', async ({ page, desk }) => {
  await page.goto('/signin?return=//evil.example/');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('manager@docket.demo');
  await page.getByRole('textbox', { name: 'Password' }).fill('docket-demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/queue$/);
  await desk.expectAccessible();
});

/** Where each role's day begins, and every place its rail leads to. */
const PLACES: Record<Exclude<Person, 'reviewer2'>, { start: string; rail: string[] }> = {
  reviewer: {
    start: '/queue',
    rail: ['Queue', 'Bypasses', 'Blocklist', 'Workflows', 'Policy', 'Reasons', 'Audit'],
  },
  manager: {
    start: '/queue',
    rail: [
      'Queue',
      'Bypasses',
      'Checks',
      'Erasures',
      'Changes',
      'Blocklist',
      'Workflows',
      'Policy',
      'Reasons',
      'Invite',
      'Reports',
      'Audit',
      'Sync',
    ],
  },
  admin: {
    start: '/workflows',
    rail: [
      'Erasures',
      'Changes',
      'Blocklist',
      'Workflows',
      'Policy',
      'Reasons',
      'Invite',
      'Audit',
      'Sync',
      'Connection',
      'Users',
    ],
  },
  auditor: {
    start: '/audit',
    rail: [
      'Queue',
      'Bypasses',
      'Checks',
      'Erasures',
      'Changes',
      'Blocklist',
      'Workflows',
      'Policy',
      'Reasons',
      'Reports',
      'Audit',
      'Sync',
      'Users',
    ],
  },
};

for (const [role, { start, rail }] of Object.entries(PLACES)) {
  test(`the ${role} lands on ${start} and sees only the places of that role`, async ({ page, desk }) => {
    // Object.entries forgets that the keys are people.
    await desk.signIn(role as Person);
    await expect(page).toHaveURL(new RegExp(`${start}$`));
    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveText(rail);
    await desk.expectAccessible();
  });
}

test('the dark theme is as readable as the light one', async ({ page, desk, playwright }) => {
  const sessionId = await desk.play('review_aml_sanctions_hit');
  await enter(page, await welcome(await playwright.request.newContext(), 'reviewer'));
  await page.getByRole('button', { name: 'Theme: as the system; switch to light' }).click();
  await page.getByRole('button', { name: 'Theme: light; switch to dark' }).click();
  await expect(page.getByRole('button', { name: 'Theme: dark; switch to high contrast' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Cases' })).toBeVisible();
  await desk.expectAccessible();
  await desk.openCase(sessionId);
  await desk.expectAccessible();
  await page.getByRole('tab', { name: /AML/ }).click();
  await desk.expectAccessible();
});
