import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { barOf, claim, expect, test } from './desk.ts';

const alsoLooking = (page: Page) => page.getByRole('status', { name: 'Also looking' });

test('two reviewers on one case: who holds it is seen at once, and they take turns', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_poa_address_mismatch');
  await desk.signIn('reviewer');
  const other = await desk.also('reviewer2');
  await desk.openCase(sessionId);
  await expect(alsoLooking(page)).toBeEmpty();
  await other.desk.openCase(sessionId);
  await expect(alsoLooking(page)).toHaveText('Rafael Osei is looking too');
  await expect(alsoLooking(other.page)).toHaveText('Rita Lindqvist is looking too');

  await claim(page);
  const theirs = barOf(other.page);
  const holderSeen = other.page.getByRole('group', { name: 'Holder' });
  await expect(holderSeen).toContainText('Held by Rita Lindqvist');
  await expect(theirs).toContainText('Rita Lindqvist holds this case.');
  await expect(theirs.getByRole('button', { name: 'Approve' })).toHaveAccessibleDescription(
    'Rita Lindqvist holds this case.',
  );
  const readOnly = (each: Page) => each.getByRole('status', { name: 'Read-only' });
  await expect(readOnly(other.page)).toContainText('Read-only while Rita Lindqvist works on this case.');
  await expect(readOnly(page)).toBeHidden();
  await other.desk.expectAccessible();
  await other.page.keyboard.press('a');
  await expect(theirs.getByRole('group', { name: 'Approve' })).toBeHidden();

  await page.getByRole('button', { name: 'Release', exact: true }).click();
  await expect(holderSeen).toContainText('Held by nobody');
  await claim(other.page);
  await expect(barOf(page)).toContainText('Rafael Osei holds this case.');
  await expect(readOnly(page)).toContainText('Rafael Osei');
  await expect(readOnly(other.page)).toBeHidden();

  await theirs.getByRole('button', { name: 'Approve' }).click();
  await other.page.keyboard.press('1');
  await other.page.keyboard.press('Control+Enter');
  await expect(barOf(page)).toContainText('Asked by Rafael Osei');
  await expect(barOf(page).getByRole('article', { name: 'Receipt' })).toContainText('Rafael Osei');
  await expect(page.getByRole('status', { name: 'Status at Didit' })).toHaveText('Approved');
  await other.page.goto('/queue');
  await expect(alsoLooking(page)).toBeEmpty();
});

test('two clicks at the same moment have one winner, and the other is told who it is', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_nfc_chip_failed');
  await desk.signIn('reviewer');
  const other = await desk.also('reviewer2');
  await desk.openCase(sessionId);
  await other.desk.openCase(sessionId);
  await Promise.all([page.keyboard.press('c'), other.page.keyboard.press('c')]);
  const holders = [page, other.page].map((each) => each.getByRole('group', { name: 'Holder' }));
  for (const holder of holders) await expect(holder).toContainText(/Held by (you|Rita|Rafael)/);
  const texts = await Promise.all(holders.map((holder) => holder.textContent()));
  expect(texts.filter((text) => text?.includes('Held by you'))).toHaveLength(1);
});

test('a case that moved under a draft is shown with what changed before anything is sent', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_liveness_borderline');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  const bar = barOf(page);
  await claim(page);
  await bar.getByRole('button', { name: 'Decline' }).click();
  await bar.getByRole('button', { name: 'Liveness not convincing' }).click();

  await desk.sandbox('POST', `/_sandbox/sessions/${sessionId}/status`, {
    status: 'Approved',
    actor: 'console',
    comment: 'Decided in the console.',
  });
  const conflict = page.getByRole('alertdialog', { name: 'The case changed' });
  await expect(conflict).toContainText('In Review → Approved');
  await desk.expectAccessible();
  await page.keyboard.press('Control+Enter');
  await expect(conflict).toBeVisible();
  await conflict.getByRole('button', { name: 'Review again' }).click();
  await expect(bar).toContainText('Only a manager may ask to overturn a final decision.');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Decided in the console.');
  await desk.expectAccessible();
  expect((await desk.ledger(sessionId)).filter(({ comment }) => comment?.includes('[docket:'))).toEqual([]);
});

test('a note of one reviewer is read by the other without a reload', async ({ page, desk }) => {
  const sessionId = await desk.play('review_database_no_match');
  await desk.signIn('reviewer');
  const other = await desk.also('reviewer2');
  await desk.openCase(sessionId);
  await other.desk.openCase(sessionId);
  await page.keyboard.press('m');
  await page.keyboard.type('Called the customer: moved house in May.');
  await desk.expectAccessible();
  await page.keyboard.press('Control+Enter');
  for (const each of [page, other.page])
    await expect(each.getByRole('region', { name: 'Timeline' })).toContainText('moved house in May');
});

test('a manager takes a case over from under a draft and corrects it; the draft meets what was corrected', async ({
  page,
  desk,
}) => {
  // Two people, each several pages after the other.
  test.slow();
  const sessionId = await desk.play('review_screen_capture');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  const bar = barOf(page);
  await claim(page);
  await bar.getByRole('button', { name: 'Decline' }).click();
  const draft = bar.getByRole('group', { name: 'Decline' });
  await draft.getByRole('textbox', { name: /^Note/ }).fill('The screen is seen in the picture.');

  const manager = await desk.also('manager');
  await manager.desk.openCase(sessionId);
  await barOf(manager.page).getByRole('button', { name: 'Take over' }).click();
  const dialog = manager.page.getByRole('dialog', { name: /^Take the case over from Rita/ });
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await expect(dialog).toContainText('Say why; your colleague reads it.');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Rita is away this afternoon.');
  await manager.desk.expectAccessible();
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await expect(manager.page.getByRole('group', { name: 'Holder' })).toContainText('Held by you');
  await expect(bar).toContainText('Mara Kovács holds this case.');
  await expect(draft).toBeHidden();
  const notice = page.getByText(/^Mara Kovács holds this case now\..*Rita is away this afternoon\.$/);
  await expect(notice).toBeVisible();
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Rita is away this afternoon.');
  await desk.expectAccessible();

  await correctFirstName(manager.page, 'Zoë Marta');
  await manager.page.getByRole('button', { name: 'Release', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Holder' })).toContainText('Held by nobody');
  const conflict = page.getByRole('alertdialog', { name: 'The case changed' });
  await expect(conflict).toContainText('First name');
  await expect(conflict).toContainText('→ Zoë Marta');
  await desk.expectAccessible();
  await page.keyboard.press('Control+Enter');
  await expect(conflict).toBeVisible();
  await conflict.getByRole('button', { name: 'Review again' }).click();
  await claim(page);
  await bar.getByRole('button', { name: 'Decline' }).click();
  await expect(draft.getByRole('textbox', { name: /^Note/ })).toHaveValue(
    'The screen is seen in the picture.',
  );
  expect((await desk.ledger(sessionId)).filter(({ to }) => to === 'Declined')).toEqual([]);
});

test('in the queue a colleague’s claim is seen in its row, rows stay under the pointer, and a break misses nothing', async ({
  page,
  desk,
}) => {
  test.slow();
  const customer = `rows-${randomUUID().slice(0, 8)}`;
  const play = (scenario: string) => desk.play(scenario, { vendor_data: customer });
  const [first, second] = [await play('review_vpn_detected'), await play('review_name_mismatch')];
  await desk.signIn('reviewer', `/queue?q=${customer}`);
  const row = (id: string) => page.locator(`[data-case="${id}"]`);
  await expect(row(second)).toBeVisible();
  const other = await desk.also('reviewer2');
  await other.desk.openCase(first);
  await expect(row(first)).toContainText('Rafael Osei is looking');
  await desk.expectAccessible();
  const flash = row(first).and(page.locator('[data-changed]'));
  const flashed = expect(flash).toBeVisible();
  await claim(other.page);
  await flashed;
  await expect(row(first)).not.toContainText('Claim');
  await expect(flash).toBeHidden();

  // Under the pointer a row that leaves the list stays; beside it, it goes.
  await row(second).hover();
  await desk.sandbox('POST', `/_sandbox/sessions/${first}/status`, { status: 'Declined', actor: 'console' });
  await expect(row(first)).toContainText('Declined');
  await expect(row(second)).toBeVisible();
  await page.getByRole('heading', { name: 'Queue' }).hover();
  await expect(row(first)).toBeHidden();

  await page.context().setOffline(true);
  const third = await play('review_nfc_chip_failed');
  await other.desk.openCase(second);
  await claim(other.page);
  await page.context().setOffline(false);
  await expect(row(second)).toContainText('Rafael Osei', { timeout: 30_000 });
  const arrived = page.getByRole('button', { name: '1 new case · Show' });
  await expect(arrived).toBeVisible();
  await expect(row(third)).toBeHidden();
  await arrived.click();
  await expect(row(third)).toBeVisible();
  await expect(arrived).toBeHidden();
});

async function correctFirstName(page: Page, value: string): Promise<void> {
  const fields = page.getByRole('region', { name: 'Fields' });
  await fields.getByRole('switch', { name: 'Differences only' }).uncheck();
  const row = fields.getByRole('row', { name: /^First name/ });
  await row.getByRole('button', { name: 'Correct: First name' }).click();
  const dialog = page.getByRole('dialog', { name: 'Correct: First name' });
  await dialog.getByRole('textbox', { name: 'Right value' }).fill(value);
  await dialog.getByRole('combobox', { name: 'Reason' }).click();
  await page.getByRole('option', { name: 'Cut off or incomplete' }).click();
  await dialog.getByRole('button', { name: 'Correct', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText(value);
}
