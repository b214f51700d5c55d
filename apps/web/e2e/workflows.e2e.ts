import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { drawIn, expect, test } from './desk.ts';
import { change, create, list, listed } from './workflow-calls.ts';

/** As many workflows as Didit keeps for one application (Didit OpenAPI POST /v3/workflows/). */
const MOST_WORKFLOWS = 50;

/** A name that no other journey gives. */
const newName = (what: string) => `${what} ${randomUUID().slice(0, 8)}`;

const step = (page: Page, title: string): Locator => page.getByRole('switch', { name: title, exact: true });
const summaryOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Summary' });
const noticesOf = (page: Page): Locator => page.getByRole('region', { name: 'Notices' });

test('an administrator makes a workflow, and Didit lists it with every step that was chosen', async ({
  page,
  desk,
}) => {
  const name = newName('Savings account');
  await desk.signIn('admin', '/workflows');
  await page.getByRole('button', { name: 'New workflow' }).click();
  await page.getByRole('button', { name: 'Create and publish' }).click();
  await expect(page.getByText('Give it a name of 1 to 50 letters.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await expect(step(page, 'Liveness')).toBeChecked();
  await page.getByRole('combobox', { name: 'Method' }).click();
  await page.getByRole('option', { name: 'Active 3D: turns the head' }).click();
  for (const title of ['NFC chip', 'Phone', 'E-mail', 'AML screening']) await step(page, title).check();
  await page.getByRole('spinbutton', { name: 'Declines under' }).fill('80');
  await expect(page.getByRole('alert')).toHaveText('Review cannot begin below the score that declines.');
  await desk.expectAccessible();
  await page.getByRole('spinbutton', { name: 'Declines under' }).fill('45');
  await page.getByRole('spinbutton', { name: 'Review over' }).fill('65');
  await page.getByRole('spinbutton', { name: 'Attempts' }).fill('2');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await drawIn(page, 'dark');
  await desk.expectAccessible();
  await drawIn(page, 'light');
  await page.getByRole('button', { name: 'Create and publish' }).click();

  await expect(noticesOf(page)).toContainText(`Version 1 of “${name}” is published.`);
  await expect(page).toHaveURL(/\/workflows\/[0-9a-f-]{36}$/);
  await page.getByRole('link', { name: 'Workflows' }).first().click();
  const row = rowOf(page, name);
  await expect(row).toContainText('DocumentNFC chipLivenessFace matchPhoneE-mailAML screening');
  await expect(row).toContainText('In use');
  await desk.expectAccessible();
  await drawIn(page, 'dark');
  await desk.expectAccessible();
  const { features } = await listed(page, name);
  expect(features).toEqual([
    ...['OCR', 'NFC', 'LIVENESS', 'FACE_MATCH'],
    ...['PHONE_VERIFICATION', 'EMAIL_VERIFICATION', 'AML'],
  ]);
});

test('an edit says in words what changes, becomes a new version, and the version can be deleted', async ({
  page,
  desk,
}) => {
  const name = newName('Loan');
  await desk.signIn('admin');
  const { uuid } = await create(page, name);
  await page.goto(`/workflows/${uuid}`);
  await expect(summaryOf(page)).toContainText('Nothing yet.');
  await step(page, 'AML screening').check();
  await page.getByRole('spinbutton', { name: 'Passes from' }).fill('75');
  await expect(summaryOf(page)).toContainText(/AML screening\s*from off.*to\s*on/);
  await expect(summaryOf(page)).toContainText(/Face match passes from\s*from 70.*to\s*75/);
  await expect(summaryOf(page)).toContainText('Sessions that run keep version 1.');
  await desk.expectAccessible();

  await page.getByRole('link', { name: 'Audit' }).click();
  const leave = page.getByRole('dialog', { name: 'Leave without saving?' });
  await desk.expectAccessible();
  await leave.getByRole('button', { name: 'Stay' }).click();
  await page.getByRole('button', { name: 'Save and publish' }).click();
  await expect(noticesOf(page)).toContainText(`Version 2 of “${name}” is published.`);
  await expect(page.getByRole('main')).toContainText('Version 2, in use');
  await expect(page.getByRole('spinbutton', { name: 'Passes from' })).toHaveValue('75');
  await expect(summaryOf(page)).toContainText('Nothing yet.');

  await page.getByRole('link', { name: 'Workflows' }).first().click();
  const row = rowOf(page, name);
  await row.getByRole('button', { name: 'Show 1 other version' }).click();
  await expect(page.getByRole('row', { name: /^Version 1 .*Replaced/ })).toBeVisible();
  await row.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: `Delete version 2 of “${name}”?` });
  await expect(dialog).toContainText('the next older published version is used');
  await desk.expectAccessible();
  await dialog.getByRole('button', { name: 'Delete version 2' }).click();
  await expect(noticesOf(page)).toContainText(`Version 2 of “${name}” is deleted at Didit.`);
  await expect(row).toContainText('In use');
  expect(await listed(page, name)).toMatchObject({ uuid, version: 1, isLatest: true });
});

test('an edit over a change of somebody else is stopped, and keeps what was typed', async ({
  page,
  desk,
}) => {
  const name = newName('Card');
  await desk.signIn('admin');
  const first = await create(page, name);
  const second = await change(page, first.uuid, { nfc: true });
  await page.goto(`/workflows/${second.uuid}`);
  await page.getByRole('spinbutton', { name: 'Attempts' }).fill('5');
  await change(page, second.uuid, { phone: true });

  await page.getByRole('button', { name: 'Save and publish' }).click();
  const warning = page.getByRole('alert').filter({ hasText: 'Changed since you opened it' });
  await expect(warning).toBeVisible();
  await desk.expectAccessible();
  await warning.getByRole('button', { name: 'Reload' }).click();
  await expect(warning).toBeHidden();
  await expect(step(page, 'Phone')).toBeChecked();
  await expect(page.getByRole('spinbutton', { name: 'Attempts' })).toHaveValue('5');
  await page.getByRole('button', { name: 'Save and publish' }).click();
  await expect(noticesOf(page)).toContainText(`Version 4 of “${name}” is published.`);
  expect((await listed(page, name)).features).toEqual(expect.arrayContaining(['NFC', 'PHONE_VERIFICATION']));
});

test('a refusal of Didit is read at the form, in its words, and nothing typed is lost', async ({
  page,
  desk,
}) => {
  await desk.signIn('admin', '/workflows/new');
  const before = new Set((await list(page)).map(({ workflowId }) => workflowId));
  const names = Array.from({ length: MOST_WORKFLOWS - before.size }, () => newName('Filler'));
  const made = await Promise.all(names.map((name) => create(page, name)));
  try {
    await page.getByRole('textbox', { name: 'Name' }).fill('One too many');
    await page.getByRole('button', { name: 'Create and publish' }).click();
    const refusal = page.getByRole('alert');
    await expect(refusal).toContainText('Didit does not accept these settings');
    await expect(refusal).toContainText('You can create up to 50 workflows per application.');
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('One too many');
    await desk.expectAccessible();
  } finally {
    for (const { uuid, etag } of made)
      await page.request.delete(`/api/workflows/${uuid}`, { headers: { 'if-match': `"${etag}"` } });
  }
});

test('a reviewer reads a workflow and is told who changes it', async ({ page, desk }) => {
  await desk.signIn('reviewer', '/workflows');
  const make = page.getByRole('button', { name: 'New workflow' });
  await expect(make).toHaveAccessibleDescription('Only an admin changes workflows.');
  await expect(page.getByRole('button', { name: 'Delete' })).toHaveCount(0);
  await desk.expectAccessible();
  await rowOf(page, 'NFC passport').getByRole('link', { name: 'View' }).click();
  await expect(page.getByRole('alert')).toHaveText('You can read this. Only an admin changes workflows.');
  await expect(step(page, 'NFC chip')).toBeDisabled();
  await expect(page.getByRole('textbox', { name: 'Name' })).not.toBeEditable();
  await expect(page.getByRole('button', { name: 'Save and publish' })).toHaveCount(0);
  await desk.expectAccessible();
  await drawIn(page, 'dark');
  await desk.expectAccessible();
});

function rowOf(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
}
