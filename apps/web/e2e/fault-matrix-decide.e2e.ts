import type { Page } from '@playwright/test';
import { FAULTS, PAGE_SURFACES } from '../../api/test/fault-matrix.ts';
import { barOf, claim } from './desk.ts';
import { expect, STEADY, test, whileBroken } from './fault-desk.ts';

// Every fault in one test, on one page: that it works again after each is half of what is shown.
test.setTimeout(240_000);
// Pictures are not looked at here, and drawing them would take from what is waited for.
test.beforeEach(({ page }) => page.route('**/media/**', (route) => route.abort()));

test('news of a case that cannot be read is said on its page, and shows as soon as Didit answers', async ({
  page,
  desk,
}) => {
  const { sees } = PAGE_SURFACES.decision;
  const sessionId = await desk.play('review_ip_country_mismatch');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  const trouble = page.getByRole('status', { name: 'Reading from Didit' });
  const status = page.getByRole('status', { name: 'Status at Didit' });
  let before = 'In Review';
  for (const [turn, fault] of FAULTS.entries()) {
    const now = turn % 2 === 0 ? 'Approved' : 'Declined';
    await test.step(fault.mode, async () => {
      await whileBroken(desk, { path: `/v3/session/${sessionId}/decision`, mode: fault.mode }, async () => {
        await desk.sandbox('POST', `/_sandbox/sessions/${sessionId}/status`, { status: now });
        await expect(trouble).toContainText(sees(fault));
        await expect(trouble).toContainText(/You see this case as of .*; nothing is lost/);
        // The list may have told the new status by now; it is never one that Didit does not say.
        await expect(status).toHaveText(new RegExp(`^(${before}|${now})$`));
        if (turn === 0) await desk.expectAccessible();
      });
      // One half is waited out, the other asked for.
      if (turn % 2 === 1) await trouble.getByRole('button', { name: 'Read now' }).click();
      await expect(status).toHaveText(now);
      await expect(trouble).toBeHidden();
    });
    before = now;
  }
  const moves = (await desk.ledger(sessionId)).filter(({ kind }) => kind === 'status').length;
  const { case: found, bypasses, trouble: left } = await readCase(page, sessionId);
  expect([found.status, left]).toEqual([before, null]);
  // What somebody did at Didit is found once each, however often it had to be read.
  expect(moves).toBeGreaterThanOrEqual(FAULTS.length);
  expect(bypasses).toHaveLength(FAULTS.length);
});

test('a decision under any fault is said as it is, reaches Didit once, and is confirmed without a hand', async ({
  page,
  desk,
}) => {
  const { sees } = PAGE_SURFACES.updateStatus;
  const cases: string[] = [];
  for (const _ of FAULTS) cases.push(await desk.play('review_ip_country_mismatch'));
  await desk.signIn('reviewer');
  const bar = barOf(page);
  for (const [turn, fault] of FAULTS.entries()) {
    const sessionId = cases[turn] ?? '';
    await test.step(fault.mode, async () => {
      await desk.openCase(sessionId);
      await claim(page);
      const rule = { method: 'PATCH', path: `/v3/session/${sessionId}/update-status`, mode: fault.mode };
      await whileBroken(desk, rule, async () => {
        await bar.getByRole('button', { name: 'Approve' }).click();
        await page.keyboard.press('1');
        await page.keyboard.press('Control+Enter');
        await expect(bar).toContainText(sees(fault));
        await expect(bar.getByRole('article', { name: 'Receipt' })).toBeHidden();
      });
      await expect(bar.getByRole('article', { name: 'Receipt' })).toContainText('Approved', {
        timeout: 20_000,
      });
      await expect(page.getByRole('status', { name: 'Status at Didit' })).toHaveText('Approved');
      expect((await desk.ledger(sessionId)).filter(({ to }) => to === 'Approved')).toHaveLength(1);
      const { bypasses, openDecision } = await readCase(page, sessionId);
      expect([bypasses, openDecision]).toEqual([[], null]);
    });
  }
});

test('a decision that leaves no trace at all is handed to a person, who closes it with a note and decides again', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_ip_country_mismatch');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  await claim(page);
  const bar = barOf(page);
  const rule = { method: 'PATCH', path: `/v3/session/${sessionId}/update-status`, mode: 'empty_500' };
  await whileBroken(desk, rule, async () => {
    await bar.getByRole('button', { name: 'Approve' }).click();
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await expect(bar).toContainText('A person must look at Didit', { timeout: 40_000 });
    await expect(bar).toContainText('Didit left no trace of 3 attempts.');
    await desk.expectAccessible();
  });
  await expect(bar.getByRole('button', { name: 'Take back' })).toHaveCount(0);
  await bar.getByRole('button', { name: 'Close with a note' }).click();
  const closing = page.getByRole('dialog', { name: 'Close “Approve”?' });
  await expect(closing).toContainText('Didit left no trace of 3 attempts.');
  await closing.getByRole('button', { name: 'Close decision' }).click();
  await expect(closing.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
  await expect(closing.getByRole('textbox')).toHaveAccessibleDescription(/Say what you found/);
  await desk.expectAccessible();
  await closing.getByRole('textbox').fill('The console shows In Review and no such comment.');
  await closing.getByRole('button', { name: 'Close decision' }).click();
  await expect(bar).toContainText('Approve was closed: Didit has no trace of it');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText(
    'The console shows In Review and no such comment.',
  );
  await bar.getByRole('button', { name: 'Decline' }).click();
  await bar.getByRole('button', { name: 'Document expired' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(bar.getByRole('article', { name: 'Receipt' })).toContainText('Declined');
  const moves = (await desk.ledger(sessionId)).filter(({ from }) => from === 'In Review');
  expect(moves.map(({ to }) => to)).toEqual(['Declined']);
});

interface ReadCase {
  readonly case: { readonly status: string };
  readonly trouble: unknown;
  readonly openDecision: unknown;
  readonly bypasses: readonly unknown[];
}

/** As the database has it by now, not as the page was told. */
async function readCase({ request }: Page, sessionId: string): Promise<ReadCase> {
  const answer = await request.get(`/api/cases/${sessionId}`, STEADY);
  return (await answer.json()) as ReadCase; // the contract's CaseDetail, of which this is a part
}
