import { barOf, claim, expect, test } from './desk.ts';

/** The promise is two seconds; a computer that also paints and records journeys gets some slack. */
const LIVE_MS = 5_000;

test('a customer is asked to redo one step, does so, and the open page shows it without a reload', async ({
  page,
  desk,
  browser,
}) => {
  const sessionId = await desk.play('review_screen_capture');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  const bar = barOf(page);
  await claim(page);

  await page.keyboard.press('r');
  const panel = bar.getByRole('group', { name: 'Request resubmission' });
  await expect(panel).toContainText('Choose a step to redo');
  await panel.getByRole('checkbox', { name: /^Identity document/ }).check();
  await expect(panel.getByRole('switch', { name: /e-mails the link/ })).toBeChecked();
  await panel.getByRole('textbox', { name: 'E-mail address' }).fill('not an address');
  await expect(panel).toContainText('Give a valid e-mail address');
  await panel.getByRole('textbox', { name: 'E-mail address' }).fill('customer@mail.example');
  const preview = panel.getByRole('region', { name: 'What the customer reads' });
  await expect(preview).toContainText('Choose a step and a reason to see it.');
  await panel.getByRole('button', { name: 'Document unreadable or cropped' }).click();
  await expect(preview).toContainText('The document could not be read.');
  await expect(preview).toContainText('Does not tip off');
  await panel.getByRole('checkbox', { name: /^Liveness/ }).check();
  const own = panel.getByRole('combobox', { name: 'Reason for Liveness' });
  await own.click();
  await desk.expectAccessible();
  await page.getByRole('option', { name: 'Other' }).click();
  await expect(panel).toContainText('Explain “Other” in the note');
  await expect(preview).toContainText('the reason for Liveness is internal and not told');
  await own.click();
  await page.getByRole('option', { name: 'Face covered, dark or out of focus' }).click();
  await expect(preview).toContainText('Your face must be seen clearly');
  await panel.getByRole('checkbox', { name: /^Liveness/ }).uncheck();
  await desk.expectAccessible();
  await page.keyboard.press('Control+Enter');
  await expect(bar.getByRole('article', { name: 'Receipt' })).toContainText('Resubmission requested');
  const status = page.getByRole('status', { name: 'Status at Didit' });
  await expect(status).toHaveText('Resubmitted');
  const asked = (await desk.ledger(sessionId)).filter(({ to }) => to === 'Resubmitted');
  expect(asked[0]?.comment).toMatch(
    /^Identity document: The document could not be read\..*\[docket:[0-9a-f-]{36}\]$/,
  );
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText(
    'Identity document: Document unreadable or cropped',
  );
  await desk.expectAccessible();

  // The link is the customer's key to the session: only those who may invite get it.
  await page.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menuitem', { name: /customer’s link/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  const manager = await desk.also('manager');
  await manager.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await manager.desk.openCase(sessionId);
  await manager.page.getByRole('button', { name: 'More' }).click();
  await manager.page.getByRole('menuitem', { name: 'Copy the customer’s link' }).click();
  await expect(manager.page.getByRole('region', { name: 'Notices' })).toContainText('copied');
  const link = await manager.page.evaluate(() => navigator.clipboard.readText());
  const phone = await browser.newContext();
  const customer = await phone.newPage();
  await customer.goto(link);
  await expect(customer.getByRole('status')).toContainText('Some steps have to be repeated');
  await customer.getByRole('checkbox', { name: /I agree/ }).check();
  await customer.getByRole('button', { name: 'Start' }).click();
  await customer.getByRole('radio', { name: /wrong check digit/ }).check();
  await customer.getByRole('button', { name: 'Use this document' }).click();
  await expect(status).toHaveText('In Progress');
  await customer.getByRole('button', { name: 'Finish' }).click();
  await expect(customer.getByRole('heading', { name: 'In Review' })).toBeVisible();
  await phone.close();

  await expect(status).toHaveText('In Review', { timeout: LIVE_MS });
  await expect(page.getByRole('navigation', { name: 'Why this case is here' })).toContainText(
    'MRZ validation failed',
  );
  await desk.expectAccessible();
});
