import { createHash } from 'node:crypto';
import { barOf, claim, expect, test } from './desk.ts';

test('an auditor reads who did what to a case, down to the text that is hashed', async ({ page, desk }) => {
  const sessionId = await desk.play('review_name_mismatch');
  const reviewer = await desk.also('reviewer2');
  await reviewer.desk.openCase(sessionId);
  await claim(reviewer.page);
  const bar = barOf(reviewer.page);
  await bar.getByRole('button', { name: 'Approve' }).click();
  await reviewer.page.getByRole('button', { name: 'Warning checked: false alarm' }).click();
  await reviewer.page.keyboard.press('Control+Enter');
  await expect(bar.getByRole('article', { name: 'Receipt' })).toContainText('Approved');

  await desk.signIn('auditor', '/audit');
  const filters = page.getByRole('region', { name: 'Filters' });
  await expect(page.getByRole('table', { name: 'Audit entries' }).getByRole('row').nth(1)).toBeVisible();
  await desk.expectAccessible();
  const caseId = filters.getByRole('textbox', { name: 'Case id' });
  await caseId.fill(sessionId.slice(0, 8));
  await expect(caseId).toHaveAccessibleDescription('A case id has 36 letters and digits.');
  await caseId.fill(sessionId);
  await expect(page).toHaveURL(`/audit?case=${sessionId}`);
  await filters.getByRole('switch', { name: 'Show looking and searching' }).click();
  await expect(page).toHaveURL(`/audit?case=${sessionId}&reads=on`);
  const row = (sentence: string) => page.getByRole('row', { name: new RegExp(sentence) });
  const today = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  for (const deed of ['opened', 'claimed', 'decided'])
    await expect(row(`Rafael Osei ${deed} case #`).first()).toContainText(today);
  await expect(row('Rafael Osei decided case')).toContainText('Warning checked: false alarm');
  await expect(row('Didit confirmed the decision')).toBeVisible();

  await filters.getByRole('combobox', { name: 'What' }).click();
  await page.getByRole('option', { name: 'Decisions' }).click();
  await expect(page).toHaveURL(`/audit?group=decisions&case=${sessionId}&reads=on`);
  await expect(row('Rafael Osei claimed case')).toHaveCount(0);
  await page.reload();
  await row('Rafael Osei decided case').getByRole('button').click();
  const entry = page.getByRole('dialog', { name: /^Rafael Osei decided case #/ });
  await expect(entry).toContainText('Rafael Osei, reviewer');
  await expect(entry.getByRole('table', { name: 'What changed' })).toContainText('approve');
  await desk.expectAccessible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await desk.expectAccessible();

  const text = await entry.getByLabel('The text that is hashed').textContent();
  expect(JSON.parse(text ?? '')).toMatchObject({ action: 'decision.requested', case: sessionId });
  expect(text).not.toContain('Rafael');
  // A leaf of the log is hashed with a zero before it (RFC 9162 §2.1.1).
  const leaf = createHash('sha256').update(`\0${text}`).digest('hex');
  await expect(entry).toContainText(leaf.slice(0, 28));
});

test('an auditor verifies the whole log and is told what that proves', async ({ page, desk }) => {
  await desk.signIn('auditor', '/audit');
  await page.getByRole('button', { name: 'Verify the log' }).click();
  const verdict = page.getByRole('region', { name: 'Checkpoint' }).getByRole('alert');
  await expect(verdict).toContainText(/The log holds: [\d,]+ entries recomputed in \d+\.\d s/, {
    timeout: 30_000,
  });
  const checks = verdict.getByRole('listitem');
  expect(await checks.count()).toBeGreaterThanOrEqual(6);
  for (const check of await checks.all()) await expect(check).toContainText('Passed');
  await expect(verdict).toContainText('No entry was changed since its checkpoint');
  await expect(verdict).toContainText('No checkpoint outside the database was compared');
  await desk.expectAccessible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await desk.expectAccessible();
});

test('a reviewer sees their own entries only, and is told who verifies', async ({ page, desk }) => {
  await desk.signIn('reviewer', '/audit');
  await expect(page.getByRole('main')).toContainText('You see your own entries.');
  const filters = page.getByRole('region', { name: 'Filters' });
  await expect(filters.getByRole('combobox', { name: 'Who' })).toHaveCount(0);
  const sentences = page.getByRole('table', { name: 'Audit entries' }).getByRole('row').getByRole('button');
  await expect(sentences.first()).toBeVisible();
  for (const sentence of await sentences.allTextContents()) expect(sentence).toContain('Rita Lindqvist');
  await expect(page.getByRole('button', { name: 'Verify the log' })).toHaveAccessibleDescription(
    'Only a manager, admin or auditor verifies the log.',
  );
  await desk.expectAccessible();
});
