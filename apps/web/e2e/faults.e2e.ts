import { barOf, claim, type Desk, expect, test } from './desk.ts';

// Every rule names the session, so that journeys beside these are not hit.
test.afterEach(async ({ desk }) => {
  await desk.sandbox('DELETE', '/_sandbox/faults');
});

interface Fault {
  readonly method?: string;
  readonly path: string;
  readonly mode: string;
  readonly status?: number;
  readonly times?: number;
}

async function breakDidit(desk: Desk, ...rules: Fault[]): Promise<void> {
  await desk.sandbox('PUT', '/_sandbox/faults', { rules });
}

test('a picture that cannot be loaded says why, and Retry brings it', async ({ page, desk }) => {
  const sessionId = await desk.play('review_mrz_check_digit');
  await breakDidit(desk, { method: 'GET', path: `/media/${sessionId}/front`, mode: 'empty_500' });
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  const tile = page.getByRole('tabpanel', { name: 'Document' }).getByRole('alert');
  await expect(tile).toContainText('could not be loaded.', { timeout: 30_000 });
  await expect(tile).toContainText('Didit answered with an error.', { timeout: 30_000 });
  await desk.expectAccessible();
  await desk.sandbox('DELETE', '/_sandbox/faults');
  await tile.getByRole('button', { name: 'Retry' }).click();
  await expect(tile).toBeHidden();
  const picture = page.getByRole('tabpanel', { name: 'Document' }).getByRole('img', { name: /front/ });
  await expect(picture).toBeVisible({ timeout: 20_000 });
});

test('an unclear answer is called unclear, and Didit’s trail settles it without a second send', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_ip_country_mismatch');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  await claim(page);
  await breakDidit(desk, {
    method: 'PATCH',
    path: `/v3/session/${sessionId}/update-status`,
    mode: 'applied_no_answer',
    times: 1,
  });
  const bar = barOf(page);
  await bar.getByRole('button', { name: 'Approve' }).click();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(bar).toContainText('No answer from Didit: checking its trail');
  await desk.expectAccessible();
  await expect(bar.getByRole('article', { name: 'Receipt' })).toContainText('Approved', { timeout: 20_000 });
  expect((await desk.ledger(sessionId)).filter(({ to }) => to === 'Approved')).toHaveLength(1);
});

test('a send that failed without a trace is sent again once, and confirmed', async ({ page, desk }) => {
  const sessionId = await desk.play('review_vpn_detected');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  await claim(page);
  await breakDidit(desk, {
    method: 'PATCH',
    path: `/v3/session/${sessionId}/update-status`,
    mode: 'empty_500',
    times: 1,
  });
  const bar = barOf(page);
  await bar.getByRole('button', { name: 'Approve' }).click();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(bar).toContainText('No answer from Didit: checking its trail');
  await expect(bar.getByRole('article', { name: 'Receipt' })).toContainText('Approved', { timeout: 30_000 });
  expect((await desk.ledger(sessionId)).filter(({ to }) => to === 'Approved')).toHaveLength(1);
});

test('a refusal is quoted, nothing happened, and the case is back with its reviewer', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_document_expired');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  await claim(page);
  await breakDidit(desk, {
    method: 'PATCH',
    path: `/v3/session/${sessionId}/update-status`,
    mode: 'status',
    status: 404,
    times: 1,
  });
  const bar = barOf(page);
  await bar.getByRole('button', { name: 'Decline' }).click();
  await bar.getByRole('button', { name: 'Document expired' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(bar).toContainText('Not accepted by Didit: Fault injected: 404.');
  await expect(bar).toContainText('The case is back with you.');
  await desk.expectAccessible();
  await expect(page.getByRole('status', { name: 'Status at Didit' })).toHaveText('In Review');
  await expect(page.getByRole('group', { name: 'Holder' })).toContainText('Held by you');
  expect((await desk.ledger(sessionId)).filter(({ to }) => to === 'Declined')).toEqual([]);

  await bar.getByRole('button', { name: 'Decline' }).click();
  await bar.getByRole('button', { name: 'Document expired' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(bar.getByRole('article', { name: 'Receipt' })).toContainText('Declined');
});

test('while the server cannot be reached, a draft survives and can be sent afterwards', async ({
  page,
  context,
  desk,
}) => {
  const sessionId = await desk.play('review_duplicated_device');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  await claim(page);
  const bar = barOf(page);
  await bar.getByRole('button', { name: 'Approve' }).click();
  await page.keyboard.press('1');
  await bar.getByRole('textbox', { name: /^Note/ }).fill('Shared tablet in a branch.');
  await context.setOffline(true);
  await expect(page.getByRole('alert').filter({ hasText: 'You are offline' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(bar.getByRole('alert')).toBeVisible();
  await expect(bar.getByRole('textbox', { name: /^Note/ })).toHaveValue('Shared tablet in a branch.');
  await context.setOffline(false);
  await expect(page.getByRole('alert').filter({ hasText: 'You are offline' })).toBeHidden();
  await page.keyboard.press('Control+Enter');
  await expect(bar.getByRole('article', { name: 'Receipt' })).toContainText('Approved');
  expect((await desk.ledger(sessionId)).filter(({ to }) => to === 'Approved')).toHaveLength(1);
});
