import { codeOf } from '../../api/test/totp-code.ts';
import { drawIn } from './desk.ts';
import { addApp, addDevice, expect, givePassword, signOut, test } from './second-factor-desk.ts';

test('a person adds an authenticator app, signs in with it, and with paper when it is lost', async ({
  page,
  desk,
  time,
}) => {
  // Three ways in, one after the other.
  test.slow();
  await desk.signIn('manager', '/account');
  const app = page.getByRole('region', { name: 'Authenticator app' });
  await expect(app).toContainText('Not set up');
  await page.getByRole('button', { name: 'Add app' }).click();
  const adding = page.getByRole('dialog', { name: 'Add an authenticator app' });
  await expect(adding.getByRole('img', { name: /^QR code/ })).toBeVisible();
  const field = adding.getByRole('textbox', { name: 'Code of your authenticator app' });
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
  await field.fill('12');
  await field.press('Enter');
  await expect(field).toHaveAccessibleDescription('Enter the six digits.');
  await desk.expectAccessible();
  await adding.getByRole('button', { name: 'Cancel' }).click();
  const { secret, codes } = await addApp(page);
  expect(codes).toHaveLength(10);
  await expect(app).toContainText('Set up');
  await expect(page.getByRole('region', { name: 'Recovery codes' })).toContainText('10 of 10 left');
  await desk.expectAccessible();
  await drawIn(page, 'dark');
  await desk.expectAccessible();

  await signOut(page);
  await givePassword(page, 'manager');
  await expect(page.getByRole('heading', { name: 'Show your second factor' })).toBeVisible();
  const code = page.getByRole('textbox', { name: 'Code of your authenticator app' });
  await expect(code).toBeFocused();
  await desk.expectAccessible();
  await code.fill('000000');
  await code.press('Enter');
  await expect(page.getByRole('alert')).toContainText('This code is wrong or was used already.');
  await time.nextCodes();
  await code.fill(codeOf(secret, new Date()));
  await code.press('Enter');
  await expect(page).toHaveURL(/\/queue$/);

  await signOut(page);
  await givePassword(page, 'manager');
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  const paper = page.getByRole('textbox', { name: 'Recovery code' });
  await expect(paper).toBeFocused();
  await desk.expectAccessible();
  await paper.fill(String(codes[0]).toLowerCase());
  await paper.press('Enter');
  await expect(page).toHaveURL(/\/queue$/);
  await page.goto('/account');
  await expect(page.getByRole('region', { name: 'Recovery codes' })).toContainText('9 of 10 left');

  await time.ageSignIns();
  await time.nextCodes();
  await page.getByRole('button', { name: 'Remove the authenticator app' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  const confirming = page.getByRole('dialog', { name: 'Confirm it is you' });
  await expect(confirming).toContainText('needs your second factor again');
  await expect(confirming.getByRole('textbox', { name: 'Your password' })).toHaveCount(0);
  await confirming.getByRole('textbox').fill(codeOf(secret, new Date()));
  await confirming.getByRole('button', { name: 'Confirm' }).click();
  await expect(app).toContainText('Not set up');
  await expect(page.getByRole('region', { name: 'Recovery codes' })).toContainText(
    'They come with your first',
  );
  await signOut(page);
  await givePassword(page, 'manager');
  await expect(page).toHaveURL(/\/queue$/);
});

test('a passkey signs in alone, after the password, and confirms who one is', async ({
  page,
  desk,
  time,
}) => {
  // As above.
  test.slow();
  await addDevice(page);
  await desk.signIn('reviewer2', '/account');
  const passkeys = page.getByRole('region', { name: 'Passkeys' });
  await page.getByRole('button', { name: 'Add passkey' }).click();
  const adding = page.getByRole('dialog', { name: 'Add a passkey' });
  await adding.getByRole('button', { name: 'Make the passkey' }).click();
  await expect(adding.getByRole('textbox')).toHaveAccessibleDescription('Enter a name.');
  await adding.getByRole('textbox').fill('Work laptop');
  await desk.expectAccessible();
  await adding.getByRole('textbox').press('Enter');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(passkeys.getByRole('row', { name: /Work laptop/ })).toContainText('never');
  await passkeys.getByRole('button', { name: 'Rename Work laptop' }).click();
  const renaming = page.getByRole('dialog', { name: 'Rename the passkey' });
  await renaming.getByRole('textbox').fill('Old laptop');
  await renaming.getByRole('button', { name: 'Save' }).click();
  await expect(passkeys.getByRole('row', { name: /Old laptop/ })).toBeVisible();
  await desk.expectAccessible();

  await page.getByRole('button', { name: 'Add passkey' }).click();
  await adding.getByRole('textbox').fill('The same laptop');
  await adding.getByRole('textbox').press('Enter');
  await expect(adding.getByRole('alert')).toContainText('This device has a passkey for Docket already.');
  await adding.getByRole('button', { name: 'Cancel' }).click();

  await signOut(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page).toHaveURL(/\/queue$/);
  await signOut(page);
  await givePassword(page, 'reviewer2');
  const use = page.getByRole('button', { name: 'Use a passkey' });
  await expect(use).toBeFocused();
  await desk.expectAccessible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/queue$/);

  await page.goto('/account');
  await time.ageSignIns();
  await passkeys.getByRole('button', { name: 'Remove Old laptop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  const confirming = page.getByRole('dialog', { name: 'Confirm it is you' });
  await desk.expectAccessible();
  await confirming.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(passkeys).toContainText('None yet');
});

test('a role that must have a second factor adds one before anything else', async ({ page, desk }) => {
  await desk.signIn('auditor', '/audit');
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByRole('alert')).toContainText('Your role needs a second factor.');
  await desk.expectAccessible();
  await addApp(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
  const remove = page.getByRole('button', { name: 'Remove the authenticator app' });
  await expect(remove).toHaveAccessibleDescription(/Your role needs a second factor/);
  await page.getByRole('link', { name: 'Audit' }).click();
  await expect(page.getByRole('heading', { name: 'Audit' })).toBeVisible();
});

test('an administrator takes the factors of somebody away who has lost them', async ({ page, desk }) => {
  const reviewer = await desk.also('reviewer');
  await reviewer.page.goto('/account');
  await addApp(reviewer.page);
  await desk.signIn('admin', '/users');
  const row = page.getByRole('row', { name: /Rita Lindqvist/ });
  await expect(row).toContainText('App');
  await row.getByRole('button', { name: 'More on Rita Lindqvist' }).click();
  await page.getByRole('menuitem', { name: 'Reset second factors' }).click();
  const asking = page.getByRole('dialog', { name: 'Reset the second factors of Rita Lindqvist?' });
  await desk.expectAccessible();
  await asking.getByRole('button', { name: 'Reset' }).click();
  await expect(row).toContainText('None');
  await reviewer.page.reload();
  await expect(reviewer.page).toHaveURL(/\/signin/);
  await givePassword(reviewer.page, 'reviewer');
  await expect(reviewer.page).toHaveURL(/\/(queue|account)$/);
});

test('at an address of numbers the page says why there are no passkeys', async ({ page, desk, ports }) => {
  await page.goto(`http://127.0.0.1:${ports.app}/signin`);
  await page.getByRole('textbox', { name: 'E-mail' }).fill('admin@docket.demo');
  await page.getByRole('textbox', { name: 'Password' }).fill('docket-demo');
  await page.getByRole('textbox', { name: 'Password' }).press('Enter');
  await expect(page).toHaveURL(/\/workflows$/);
  await page.goto(`http://127.0.0.1:${ports.app}/account`);
  const add = page.getByRole('button', { name: 'Add passkey' });
  await expect(add).toHaveAccessibleDescription(
    `Passkeys need a name in the address. Open Docket at http://localhost:${ports.app}.`,
  );
  await desk.expectAccessible();
});
