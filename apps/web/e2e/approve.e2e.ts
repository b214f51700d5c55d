import type { Locator } from '@playwright/test';
import { barOf, claim, expect, test } from './desk.ts';

test('a reviewer sees the pictures, approves with a reason, and Didit has it under our reference', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_face_match_borderline');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  const bar = barOf(page);

  const evidence = page.getByRole('tabpanel', { name: 'Document' });
  await expectPicture(evidence.getByRole('img', { name: /front, number/ }));
  await expectPicture(evidence.getByRole('img', { name: /selfie/i }));
  await desk.expectAccessible();

  await claim(page);
  await bar.getByRole('button', { name: 'Approve' }).click();
  const panel = page.getByRole('group', { name: 'Approve' });
  await panel.getByRole('button', { name: 'Warning checked: false alarm' }).click();
  await panel.getByRole('textbox', { name: /^Note/ }).fill('Same person, new glasses.');
  await desk.expectAccessible();
  await panel.getByRole('button', { name: 'Approve', exact: true }).click();

  await expect(bar).toContainText(/Approve: sending in \d s/);
  await expect(bar.getByRole('button', { name: 'Undo' })).toBeVisible();
  const receipt = bar.getByRole('article', { name: 'Receipt' });
  await expect(receipt).toContainText('Approved');
  await expect(receipt).toContainText('Warning checked: false alarm');
  await expect(receipt).toContainText('Rita Lindqvist');
  await expect(page.getByRole('status', { name: 'Status at Didit' })).toHaveText('Approved');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Same person, new glasses.');
  await desk.expectAccessible();

  const sent = (await desk.ledger(sessionId)).filter(({ to }) => to === 'Approved');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.comment).toMatch(/^false-alarm \[docket:[0-9a-f-]{36}\]$/);

  const auditor = await desk.also('auditor');
  await auditor.page.goto(`/audit?case=${sessionId}`);
  const log = auditor.page.getByRole('table', { name: 'Audit entries' });
  const decided = log.getByRole('row', { name: /Rita Lindqvist decided case/ });
  await expect(decided).toContainText('Warning checked: false alarm');
  await expect(decided).toContainText(/\d{1,2} \w{3} \d{4}/);
  await expect(log.getByRole('row', { name: /Didit confirmed the decision on case/ })).toBeVisible();
  await auditor.desk.expectAccessible();
  await decided.getByRole('button').click();
  const entry = auditor.page.getByRole('dialog', { name: /Rita Lindqvist decided case/ });
  await expect(entry).toContainText('Position');
  await expect(entry).not.toContainText('Same person, new glasses.');
  await auditor.desk.expectAccessible();
});

test('every kind of evidence can be read, and the pictures can be looked at closely', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_aml_pep_hit');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  for (const [key, name] of TABS) {
    await page.keyboard.press(key);
    await expect(page.getByRole('tabpanel', { name })).toBeVisible();
    await desk.expectAccessible();
  }

  await page.keyboard.press('1');
  const front = page.getByRole('region', { name: /front, 100 % of fit/ });
  await front.focus();
  await page.keyboard.press('+');
  await expect(page.getByRole('region', { name: /front, 125 % of fit/ })).toBeVisible();
  await page.keyboard.press('0');
  await expect(front).toBeVisible();

  await page.keyboard.press('w');
  await expect(page.getByRole('navigation', { name: 'Why this case is here' })).toContainText('1 of');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await desk.expectAccessible();
});

const TABS = [
  ['2', /Face/],
  ['3', /Liveness/],
  ['4', /AML/],
  ['5', /Device/],
  ['6', /Contact/],
  ['7', /Related/],
  ['8', /Raw/],
] as const;

/** A picture that has loaded: a broken one has no width. */
async function expectPicture(picture: Locator): Promise<void> {
  await expect(picture).toBeVisible();
  // Specimens are painted when first asked for, which takes its time on a busy computer.
  await expect
    .poll(() => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)), {
      timeout: 20_000,
    })
    .toBeGreaterThan(300);
}
