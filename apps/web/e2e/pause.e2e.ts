import type { Page } from '@playwright/test';
import { barOf, claim } from './desk.ts';
import { expect, test } from './fault-desk.ts';

// On a stack of its own: what is paused here, and the policy that is put in force, would hold every other journey up.
const banner = (page: Page) => page.getByRole('alert').filter({ hasText: 'Sending to Didit is paused' });

test('an admin pauses sending: everybody sees it, decisions wait on hold, and go on when it is resumed', async ({
  page,
  desk,
}) => {
  test.slow();
  const sessionId = await desk.play('review_document_expired');
  const admin = await desk.also('admin');
  await admin.page.goto('/policy');
  const section = admin.page.getByRole('region', { name: 'Sending to Didit' });
  await section.getByRole('button', { name: 'Pause sending' }).click();
  const dialog = admin.page.getByRole('dialog', { name: 'Pause sending to Didit?' });
  await dialog.getByRole('button', { name: 'Pause sending' }).click();
  await expect(dialog).toContainText('Say why; everybody reads it.');
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Didit moves house.');
  await admin.desk.expectAccessible();
  await dialog.getByRole('button', { name: 'Pause sending' }).click();
  await expect(banner(admin.page)).toContainText('Didit moves house.');

  await desk.signIn('reviewer', '/policy');
  await expect(page.getByRole('button', { name: 'Resume sending' })).toHaveAccessibleDescription(
    /^Sending is paused and resumed by an admin/,
  );
  await desk.openCase(sessionId);
  await expect(banner(page)).toContainText('Didit moves house.');
  await claim(page);
  const bar = barOf(page);
  await bar.getByRole('button', { name: 'Decline' }).click();
  await bar.getByRole('button', { name: 'Document expired' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(bar).toContainText('Decline: on hold');
  await expect(bar).toContainText('Didit moves house.');
  await desk.expectAccessible();
  await expect(bar.getByRole('button', { name: /^Undo/ })).toBeVisible();

  await section.getByRole('button', { name: 'Resume sending' }).click();
  const resuming = admin.page.getByRole('dialog', { name: 'Resume sending to Didit?' });
  await resuming.getByRole('textbox', { name: 'Why' }).fill('It is done.');
  await resuming.getByRole('button', { name: 'Resume sending' }).click();
  await expect(banner(admin.page)).toBeHidden();
  await expect(banner(page)).toBeHidden();
  await expect(bar.getByRole('article', { name: 'Receipt' })).toContainText('Declined', { timeout: 20_000 });
  expect((await desk.ledger(sessionId)).filter(({ to }) => to === 'Declined')).toHaveLength(1);
});

test('under a blind policy the second person chooses first, then agrees to what is shown', async ({
  page,
  desk,
}) => {
  test.slow();
  const admin = await desk.also('admin');
  await admin.page.goto('/policy');
  await admin.page.getByRole('button', { name: 'Change policy' }).click();
  const policy = admin.page.getByRole('dialog', { name: 'Change the policy' });
  await policy.getByRole('checkbox', { name: /^Checked blind/ }).check();
  await policy.getByRole('textbox', { name: /^May be taken back/ }).fill('61');
  await policy.getByRole('textbox', { name: 'Why' }).fill('Two minds are better.');
  await policy.getByRole('button', { name: 'Put in force' }).click();
  await expect(policy).toContainText('A whole number from 0 to 60, or nothing.');
  await policy.getByRole('textbox', { name: /^May be taken back/ }).fill('1');
  await admin.desk.expectAccessible();
  await policy.getByRole('button', { name: 'Put in force' }).click();
  await expect(admin.page.getByText('It is checked blind')).toBeVisible();

  const [alike, otherwise] = [
    await desk.play('review_aml_sanctions_hit'),
    await desk.play('review_aml_sanctions_hit'),
  ];
  await desk.signIn('reviewer');
  const bar = barOf(page);
  const manager = await desk.also('manager');
  const theirBar = barOf(manager.page);
  const decide = async (sessionId: string) => {
    await desk.openCase(sessionId);
    await claim(page);
    await page.keyboard.press('a');
    await bar.getByRole('button', { name: /risk accepted/ }).click();
    await page.keyboard.press('Control+Enter');
    await expect(bar).toContainText('Approve: waits for a second person');
  };
  const choose = async (outcome: string) => {
    await theirBar.getByRole('button', { name: 'Choose an outcome' }).click();
    const dialog = manager.page.getByRole('dialog', { name: 'What would you decide?' });
    await dialog.getByRole('button', { name: 'Choose' }).click();
    await expect(dialog).toContainText('Choose an outcome.');
    await dialog.getByRole('radio', { name: outcome }).check();
    await dialog.getByRole('textbox', { name: 'Why' }).fill('The birth dates differ.');
    await manager.desk.expectAccessible();
    await dialog.getByRole('button', { name: 'Choose' }).click();
    await expect(dialog).toBeHidden();
  };

  await decide(alike);
  await manager.page.goto('/checks');
  await expect(manager.page.getByRole('row').filter({ hasText: 'Rita Lindqvist' })).toContainText(
    'Decision · to be checked',
  );
  await manager.desk.openCase(alike);
  await expect(theirBar).toContainText('Checked blind: what was decided is shown once you have chosen');
  await expect(manager.page.getByRole('region', { name: 'Timeline' })).not.toContainText('approved the case');
  await manager.desk.expectAccessible();
  await choose('Approve');
  await expect(theirBar).toContainText('Approve: waits for a second person');
  await expect(theirBar).toContainText('Mara Kovács chose the same before seeing it');
  await theirBar.getByRole('button', { name: 'Agree', exact: true }).click();
  await manager.page
    .getByRole('dialog', { name: /^Agree with/ })
    .getByRole('button', { name: 'Agree' })
    .click();
  await expect(page.getByRole('status', { name: 'Status at Didit' })).toHaveText('Approved', {
    timeout: 20_000,
  });

  await decide(otherwise);
  await manager.desk.openCase(otherwise);
  await choose('Decline');
  await expect(bar).toContainText('Approve was not sent');
  await expect(bar).toContainText('The birth dates differ.');
  expect((await desk.ledger(otherwise)).filter(({ to }) => to === 'Approved')).toEqual([]);
});

test('a key that Didit refuses pauses sending by itself, which an admin ends', async ({ page, desk }) => {
  test.slow();
  const sessionId = await desk.play('review_document_expired');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  await claim(page);
  const path = `/v3/session/${sessionId}/update-status`;
  await desk.sandbox('PUT', '/_sandbox/faults', {
    rules: [{ method: 'PATCH', path, mode: 'status', status: 403, times: 1 }],
  });
  const bar = barOf(page);
  const decline = async () => {
    await bar.getByRole('button', { name: 'Decline' }).click();
    await bar.getByRole('button', { name: 'Document expired' }).click();
    await page.keyboard.press('Control+Enter');
  };
  await decline();
  await expect(bar).toContainText('Not accepted by Didit: Fault injected: 403.');
  await expect(bar).toContainText('The case is back with you.');
  await expect(banner(page)).toContainText('paused by Docket');
  await decline();
  await expect(bar).toContainText('Decline: on hold');
  await desk.expectAccessible();
  await desk.sandbox('DELETE', '/_sandbox/faults');
  const admin = await desk.also('admin');
  await admin.page.goto('/policy');
  await admin.page.getByRole('button', { name: 'Resume sending' }).click();
  const resuming = admin.page.getByRole('dialog', { name: 'Resume sending to Didit?' });
  await resuming.getByRole('textbox', { name: 'Why' }).fill('The key is accepted again.');
  await resuming.getByRole('button', { name: 'Resume sending' }).click();
  await expect(bar.getByRole('article', { name: 'Receipt' })).toContainText('Declined', { timeout: 20_000 });
});
