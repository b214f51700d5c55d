import type { Page } from '@playwright/test';
import { drawIn } from './desk.ts';
import { expect, type FirstRun, test } from './first-run.ts';

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const notices = (page: Page) => page.getByRole('region', { name: 'Notices' });
const keyField = (page: Page) => page.getByRole('textbox', { name: 'API key' });
/** Enters a key the way a person does, on a page that already asks for one. */
async function enterKey(page: Page, key: string): Promise<void> {
  await keyField(page).fill(key);
  await page.getByRole('button', { name: 'Test key' }).click();
  await expect(page.getByText('Didit accepts this key')).toBeVisible();
  await page.getByRole('button', { name: 'Save key' }).click();
}

/** Signed in at the page of a Docket that is connected, with a webhook when one is wanted. */
async function connected(page: Page, { apiKey }: FirstRun, options: { webhook: boolean }): Promise<void> {
  await enterKey(page, apiKey);
  await expect(section(page, 'Application')).toContainText(apiKey.slice(-4));
  if (!options.webhook) return;
  await section(page, 'Webhook').getByRole('button', { name: 'Create at Didit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Where Didit reaches this server' });
  await dialog.getByRole('textbox', { name: 'Address of this server' }).fill(new URL(page.url()).origin);
  await dialog.getByRole('button', { name: 'Create at Didit' }).click();
  await expect(page.getByRole('status', { name: 'Webhook at Didit' })).toContainText('Didit delivers here');
}

test('a new installation is connected with a key: refused, tested, saved, and never shown again', async ({
  page,
  desk,
  firstRun,
}) => {
  await desk.signIn('admin', '/connection');
  await expect(page.getByRole('main')).toContainText('Not connected to');
  await expect(page.getByText('Didit not connected')).toBeVisible();
  await desk.expectAccessible();
  await expect(keyField(page)).toHaveAttribute('type', 'password');
  await expect(keyField(page)).toHaveAttribute('autocomplete', 'off');

  await keyField(page).fill('two words');
  await page.getByRole('button', { name: 'Test key' }).click();
  await expect(keyField(page)).toHaveAccessibleDescription(/without spaces/);
  await keyField(page).fill('sk_test_mistyped_mistyped');
  await page.getByRole('button', { name: 'Test key' }).click();
  await expect(keyField(page)).toHaveAccessibleDescription(/Didit does not accept this key/);
  await desk.expectAccessible();

  await keyField(page).fill(firstRun.apiKey);
  await keyField(page).press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Didit accepts this key' })).toContainText(
    'Sandbox',
  );
  await page.getByRole('button', { name: 'Save key' }).click();
  await expect(notices(page)).toContainText('Connected.');
  const application = section(page, 'Application');
  await expect(application).toContainText(`••••\u2009${firstRun.apiKey.slice(-4)}`);
  await expect(application).toContainText('Entered here; stored encrypted');
  await expect(application).toContainText('by Adam Nowak');
  await expect(page.getByText('Didit sandbox')).toBeVisible();
  expect(await page.content()).not.toContain(firstRun.apiKey);
  await desk.expectAccessible();
});

test('the webhook is created with one address, tested, and repaired with one click whatever is wrong', async ({
  page,
  desk,
  firstRun,
}) => {
  await desk.signIn('admin', '/connection');
  await connected(page, firstRun, { webhook: false });
  const webhook = section(page, 'Webhook');
  const state = page.getByRole('status', { name: 'Webhook at Didit' });
  await expect(state).toContainText('Didit does not know this address');
  const test = webhook.getByRole('button', { name: 'Send a test' });
  await expect(test).toHaveAccessibleDescription(/at which address/);

  await webhook.getByRole('button', { name: 'Create at Didit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Where Didit reaches this server' });
  const base = dialog.getByRole('textbox', { name: 'Address of this server' });
  await base.fill('docket');
  await dialog.getByRole('button', { name: 'Create at Didit' }).click();
  await expect(base).toHaveAccessibleDescription(/begins with https/);
  await base.fill('http://docket.example');
  await dialog.getByRole('button', { name: 'Create at Didit' }).click();
  await expect(base).toHaveAccessibleDescription('Webhook URL must use HTTPS.');
  const { origin } = new URL(page.url());
  await base.fill(origin);
  await expect(dialog.getByLabel('Webhook address')).toHaveText(/^http:.*\/webhooks\/didit\/[0-9a-f]{32}$/);
  await desk.expectAccessible();
  await dialog.getByRole('button', { name: 'Create at Didit' }).click();
  await expect(state).toContainText('Didit delivers here');
  const [made] = await firstRun.destinations();
  await expect(webhook).toContainText(made?.url ?? 'no destination');

  await test.click();
  await expect(webhook).toContainText('The test arrived');
  await desk.expectAccessible();

  const wrongs = [
    { changes: { enabled: false }, said: 'Switched off at Didit' },
    { changes: { subscribed_events: ['status.updated'] }, said: 'data.updated missing' },
    { changes: { url: `${origin}/elsewhere` }, said: `Didit delivers to ${origin}/elsewhere` },
  ];
  for (const { changes, said } of wrongs) {
    await firstRun.changeDestination(changes);
    await page.reload();
    await expect(webhook).toContainText(said);
    await webhook.getByRole('button', { name: 'Repair' }).click();
    await expect(state).toContainText('Didit delivers here');
  }
  await expect(webhook.getByRole('button', { name: 'Repair' })).toHaveCount(0);
  expect(await firstRun.destinations()).toMatchObject([{ uuid: made?.uuid, url: made?.url, enabled: true }]);
});

test('an account is opened from here: refused in Didit’s words, then with the code it mails', async ({
  page,
  desk,
}) => {
  const email = `desk-${Date.now()}@tinta.example`;
  await desk.signIn('admin', '/connection');
  const form = page.getByRole('form', { name: 'Open a Didit account' });
  await form.getByRole('textbox', { name: 'E-mail' }).fill(email);
  const password = form.getByRole('textbox', { name: 'Password for Didit' });
  await password.fill('weakweakweak');
  await form.getByRole('button', { name: 'Send me a code' }).click();
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await expect(password).toHaveValue('weakweakweak');
  await desk.expectAccessible();
  await password.fill('Canary-Pässw0rd!');
  await form.getByRole('button', { name: 'Send me a code' }).click();

  const code = form.getByRole('textbox', { name: /^Code/ });
  await expect(code).toBeFocused();
  await expect(form.getByRole('textbox', { name: 'E-mail', exact: true })).toHaveValue(email);
  await code.fill('AAAAAA');
  await form.getByRole('button', { name: 'Connect' }).click();
  await expect(code).toHaveAccessibleDescription('Invalid or expired code.');
  await desk.expectAccessible();
  // The sandbox shows the mails it would have sent, newest first.
  const [mail] = (await desk.sandbox('GET', '/_sandbox/mail')) as { to: string; code: string }[];
  expect(mail?.to).toBe(email);
  await code.fill(mail?.code ?? '');
  await form.getByRole('button', { name: 'Connect' }).click();
  await expect(section(page, 'Application')).toContainText('Entered here; stored encrypted');
  await expect(
    section(page, 'Application').getByRole('button', { name: 'Copy application id' }),
  ).toBeVisible();
});

test('a sign-in that is not fresh is confirmed with the password, and the change goes on by itself', async ({
  page,
  desk,
  firstRun,
}) => {
  await desk.signIn('admin', '/connection');
  await connected(page, firstRun, { webhook: false });
  await firstRun.ageSignIns();
  await section(page, 'Application').getByRole('button', { name: 'Change key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the API key' });
  await enterKey(page, firstRun.apiKey);

  const confirm = page.getByRole('dialog', { name: 'Confirm it is you' });
  const password = confirm.getByLabel('Your password', { exact: true });
  await expect(password).toBeFocused();
  await desk.expectAccessible();
  await page.keyboard.press('Escape');
  await expect(dialog).toContainText('Nothing was changed.');
  await expect(keyField(page)).toHaveValue(firstRun.apiKey);

  await dialog.getByRole('button', { name: 'Save key' }).click();
  await confirm.getByRole('button', { name: 'Confirm' }).click();
  await expect(password).toHaveAccessibleDescription('Enter your password.');
  await password.fill('not the password');
  await password.press('Enter');
  await expect(password).toHaveAccessibleDescription('The password is wrong.');
  await desk.expectAccessible();
  await password.fill('docket-demo');
  await password.press('Enter');
  await expect(notices(page)).toContainText('is in use.');
  await expect(dialog).toHaveCount(0);
  await expect(confirm).toHaveCount(0);
});

test('a key of another application is refused until the person agrees in words', async ({
  page,
  desk,
  firstRun,
}) => {
  await desk.signIn('admin', '/connection');
  await connected(page, firstRun, { webhook: false });
  // The import that follows a new key would find that Didit does not have the case.
  await expect
    .poll(async () => (await (await page.request.get('/api/sync')).json()).import.state, {
      timeout: 60_000,
    })
    .toBe('done');
  await firstRun.addForeignCase();
  await page.reload();
  await section(page, 'Application').getByRole('button', { name: 'Change key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the API key' });
  await keyField(page).fill(firstRun.apiKey);
  await dialog.getByRole('button', { name: 'Test key' }).click();
  await expect(dialog).toContainText('This is another Didit application');
  await expect(dialog).toContainText('The 1 case here belongs to the present one.');
  await dialog.getByRole('button', { name: 'Save key' }).click();
  const words = dialog.getByRole('textbox', { name: /^Type/ });
  await expect(words).toHaveAccessibleDescription('Type the words other application.');
  await desk.expectAccessible();
  await words.fill('Other application');
  await dialog.getByRole('button', { name: 'Save key' }).click();
  await expect(notices(page)).toContainText('is in use.');
});

test('a change by somebody else is shown before one’s own is made, with nothing typed lost', async ({
  page,
  desk,
  firstRun,
}) => {
  await desk.signIn('admin', '/connection');
  await connected(page, firstRun, { webhook: true });
  await section(page, 'Webhook secret').getByRole('button', { name: 'Rotate' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rotate the webhook secret' });
  await dialog.getByRole('radio', { name: /console/ }).check();
  const secret = dialog.getByRole('textbox', { name: 'New secret' });
  await secret.fill('a-secret-from-the-console');
  await firstRun.changeElsewhere();
  await dialog.getByRole('button', { name: 'Rotate' }).click();
  const notice = dialog.getByRole('alert').filter({ hasText: 'changed the connection' });
  await expect(notice).toContainText('Webhook address: ');
  await expect(notice).toContainText('→ https://moved.example/webhooks/didit/');
  await desk.expectAccessible();
  await notice.getByRole('button', { name: 'Go on' }).click();
  await expect(notice).toHaveCount(0);
  await expect(secret).toHaveValue('a-secret-from-the-console');
  await dialog.getByRole('button', { name: 'Rotate' }).click();
  await expect(notices(page)).toContainText('The new secret is in use.');
  await expect(section(page, 'Webhook secret')).toContainText('sole');
});

test('the webhook secret is rotated with an overlap that is named with its end', async ({
  page,
  desk,
  firstRun,
}) => {
  await desk.signIn('admin', '/connection');
  await connected(page, firstRun, { webhook: true });
  const [before] = await firstRun.destinations();
  const secrets = section(page, 'Webhook secret');
  await secrets.getByRole('button', { name: 'Rotate' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rotate the webhook secret' });
  await dialog.getByRole('combobox', { name: /^Go on accepting/ }).click();
  await page.getByRole('option', { name: 'For 3 days' }).click();
  await desk.expectAccessible();
  await dialog.getByRole('button', { name: 'Rotate' }).click();
  await expect(secrets).toContainText(/The one before\s*Accepted until \d+ \w+ 20\d\d/);
  await expect(page.getByRole('status', { name: 'Webhook at Didit' })).toContainText('Didit delivers here');
  const [after, ...others] = await firstRun.destinations();
  expect(others).toEqual([]);
  expect(after?.url).not.toBe(before?.url);

  await section(page, 'Webhook').getByRole('button', { name: 'Send a test' }).click();
  await expect(section(page, 'Webhook')).toContainText('The test arrived');
});

test('the balance is topped up on Didit’s page in a new tab, and says why it cannot be read', async ({
  page,
  context,
  desk,
  firstRun,
}) => {
  await desk.signIn('admin', '/connection');
  await connected(page, firstRun, { webhook: false });
  const balance = section(page, 'Balance');
  await expect(balance.getByLabel('Balance')).toHaveText(/^\$[\d,]+\.\d\d$/);
  await balance.getByRole('button', { name: 'Top up' }).click();
  const dialog = page.getByRole('dialog', { name: 'Top up the balance' });
  const dollars = dialog.getByRole('textbox', { name: 'US dollars' });
  await dollars.fill('20');
  await dialog.getByRole('button', { name: 'Prepare payment' }).click();
  await expect(dollars).toHaveAccessibleDescription(/from 50/);
  await dollars.fill('250');
  await dialog.getByRole('button', { name: 'Prepare payment' }).click();
  const pay = dialog.getByRole('link', { name: 'Pay $250.00 at Didit' });
  await desk.expectAccessible();
  const opened = context.waitForEvent('page');
  await pay.click();
  await expect((await opened).getByRole('heading', { name: 'Top up 250.00 USD' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();

  const { key } = (await desk.sandbox('POST', '/_sandbox/keys', {
    label: 'Reads sessions only',
    scopes: { sessions: 'read', decisions: 'read' },
  })) as { key: string }; // the control API answers the key it made
  await section(page, 'Application').getByRole('button', { name: 'Change key' }).click();
  await enterKey(page, key);
  await expect(balance).toContainText('Could not be read: Didit does not let this key do that');
  await expect(page.getByRole('status', { name: 'Webhook at Didit' })).toContainText('Could not be read');
  await desk.expectAccessible();
  await drawIn(page, 'dark');
  await desk.expectAccessible();
});
