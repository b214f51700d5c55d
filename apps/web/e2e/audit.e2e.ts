import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { barOf, claim, drawIn, expect, test } from './desk.ts';

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
  await drawIn(page, 'dark');
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
  await drawIn(page, 'dark');
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

test('an auditor exports the log and checks the file in the browser, which sends nothing anywhere', async ({
  page,
  desk,
}, info) => {
  await desk.signIn('auditor', '/audit');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('Export').click();
  const asking = page.getByRole('dialog', { name: 'Export the audit log' });
  await desk.expectAccessible();
  await asking.getByRole('radio', { name: 'One case' }).click();
  await asking.getByRole('textbox', { name: 'Case id' }).fill('nonsense');
  await asking.getByRole('button', { name: 'Export' }).click();
  await expect(asking).toContainText('A case id has 36 letters and digits.');
  await asking.getByRole('textbox', { name: 'Case id' }).fill('00000000-0000-4000-8000-000000000000');
  await asking.getByRole('button', { name: 'Export' }).click();
  await expect(asking.getByRole('alert')).toContainText('No sealed entry of the audit log belongs to this.');
  await desk.expectAccessible();
  await asking.getByRole('radio', { name: 'The whole log' }).click();
  const arriving = page.waitForEvent('download');
  await asking.getByRole('button', { name: 'Export' }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toMatch(/^docket-audit-all-\d+\.zip$/);
  const file = info.outputPath('bundle.zip');
  await download.saveAs(file);
  await expect(asking).toHaveCount(0);

  const asked: string[] = [];
  await button('Verify a file').click();
  const checking = page.getByRole('dialog', { name: 'Verify a file' });
  await expect(checking.getByRole('textbox', { name: 'Public key of the log' })).not.toHaveValue('');
  page.on('request', (request) => {
    if (request.method() !== 'GET') asked.push(request.url());
  });
  await checking.getByLabel('File', { exact: true }).setInputFiles(file);
  await checking.getByRole('button', { name: 'Verify', exact: true }).click();
  const verdict = checking.getByRole('alert');
  await expect(verdict).toContainText(/Verified: \d+ entries, the whole log/, { timeout: 30_000 });
  await expect(verdict).toContainText('They are signed with the key you gave.');
  await expect(verdict).toContainText('No older checkpoint from outside was compared');
  for (const check of await verdict.getByRole('listitem').all()) await expect(check).toContainText('Passed');
  await desk.expectAccessible();
  await drawIn(page, 'dark');
  await desk.expectAccessible();

  const bytes = await readFile(file);
  const at = bytes.indexOf('entries.ndjson') + 200;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  await checking
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'b.zip', mimeType: 'application/zip', buffer: bytes });
  await checking.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(verdict).toContainText('This bundle was changed, or is not what it says.');
  await expect(verdict).toContainText('entries.ndjson is damaged');
  await desk.expectAccessible();
  const junk = { name: 'b.zip', mimeType: 'application/zip', buffer: Buffer.from('junk') };
  await checking.getByLabel('File', { exact: true }).setInputFiles(junk);
  await checking.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(verdict).toContainText(
    'This file cannot be verified: it is not a whole zip file, or one that programs read differently.',
  );
  expect(asked).toEqual([]);
});

test('only an auditor exports the log; others are told so, and may still check a file', async ({
  page,
  desk,
}) => {
  await desk.signIn('manager', '/audit');
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toHaveAccessibleDescription(
    'Only an auditor exports the log.',
  );
  await page.getByRole('button', { name: 'Verify a file' }).click();
  await expect(page.getByRole('dialog', { name: 'Verify a file' })).toContainText('Nothing is uploaded.');
});
