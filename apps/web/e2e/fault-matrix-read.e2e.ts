import { readFile } from 'node:fs/promises';
import type { APIRequestContext, Page } from '@playwright/test';
import { FAULTS, PAGE_SURFACES } from '../../api/test/fault-matrix.ts';
import { expect, STEADY, test, whileBroken } from './fault-desk.ts';

test.setTimeout(240_000);

test('a picture says under every fault why it is missing, and Retry brings the whole of it', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_mrz_check_digit');
  await desk.signIn('reviewer');
  await desk.openCase(sessionId);
  const panel = page.getByRole('tabpanel', { name: 'Document' });
  const picture = panel.getByRole('img', { name: /front/ });
  await drawn(page, sessionId);
  await page.reload();
  await expect(picture).toBeVisible();
  const whole = await sizeOf(page, String(await picture.getAttribute('src')));
  const before = await countAudit(page, sessionId, 'evidence.viewed');
  let shown = 0;
  for (const [turn, fault] of FAULTS.entries()) {
    await test.step(fault.mode, async () => {
      const tile = panel.getByRole('alert');
      await whileBroken(desk, { path: `/media/${sessionId}/front`, mode: fault.mode }, async () => {
        await page.reload();
        await expect(tile).toContainText('could not be loaded.');
        await expect(tile).toContainText(PAGE_SURFACES.media.sees(fault));
        if (turn === 0) await desk.expectAccessible();
      });
      await tile.getByRole('button', { name: 'Retry' }).click();
      await expect(tile).toBeHidden();
      await expect(picture).toBeVisible();
      shown += 1;
      expect(await sizeOf(page, String(await picture.getAttribute('src')))).toBe(whole);
    });
  }
  expect(shown).toBe(FAULTS.length);
  expect(await countAudit(page, sessionId, 'evidence.viewed')).toBeGreaterThan(before);
});

test('a report is handed out whole or not at all, and Retry brings it', async ({ page, desk }) => {
  const sessionId = await desk.play('approve', { vendor_data: 'fault-report' });
  await desk.signIn('manager');
  await desk.openCase(sessionId);
  await comes(page.request, `/api/cases/${sessionId}/report.pdf`);
  const before = await countAudit(page, sessionId, 'pdf.generated');
  await page.goto('/reports?q=fault-report');
  const row = page.getByRole('row', { name: /fault-report/ });
  const message = page.getByRole('main').getByRole('alert');
  let files = 0;
  page.on('download', () => {
    files += 1;
  });
  for (const [turn, fault] of FAULTS.entries()) {
    await test.step(fault.mode, async () => {
      await whileBroken(
        desk,
        { path: `/v3/session/${sessionId}/generate-pdf`, mode: fault.mode },
        async () => {
          await row.getByRole('button', { name: /^Download PDF/ }).click();
          await expect(message).toContainText(/The report of case #\d+ was not downloaded/);
          await expect(message).toContainText(PAGE_SURFACES.pdf.sees(fault));
          if (turn === 0) await desk.expectAccessible();
          expect([files, await countAudit(page, sessionId, 'pdf.generated')]).toEqual([turn, before + turn]);
        },
      );
      const downloading = page.waitForEvent('download');
      await message.getByRole('button', { name: 'Retry' }).click();
      const bytes = await readFile(await (await downloading).path());
      expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
      expect(bytes.subarray(-1024).toString('latin1')).toContain('%%EOF');
      await expect(message).toBeHidden();
    });
  }
  expect(await countAudit(page, sessionId, 'pdf.generated')).toBe(before + FAULTS.length);
});

test('a report asked for on the case page fails in words too, and Retry brings it', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('approve');
  await desk.signIn('manager');
  await desk.openCase(sessionId);
  await comes(page.request, `/api/cases/${sessionId}/report.pdf`);
  const notice = page.getByRole('region', { name: 'Notices' }).getByRole('alert');
  await whileBroken(desk, { path: `/v3/session/${sessionId}/generate-pdf`, mode: 'truncated' }, async () => {
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Download PDF report' }).click();
    await expect(notice).toContainText('The report was not downloaded. The connection to Didit failed.');
    await desk.expectAccessible();
  });
  const downloading = page.waitForEvent('download');
  await notice.getByRole('button', { name: 'Retry' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^docket-session-\d+\.pdf$/);
});

test('comparing and importing name every fault, go on by themselves, and miss nothing', async ({
  page,
  desk,
}) => {
  const sessionId = await desk.play('review_ip_country_mismatch');
  await desk.signIn('admin', '/sync');
  const { page: other } = await desk.also('manager');
  const panel = page.getByRole('region', { name: 'Import of the account' });
  const done = /sessions, all read in full/;
  await expect(panel).toContainText(done, { timeout: 30_000 });
  for (const [turn, fault] of FAULTS.entries()) {
    const now = turn % 2 === 0 ? 'Approved' : 'Declined';
    const [concern, held = ''] = PAGE_SURFACES.list.sees(fault).split('. ');
    await test.step(fault.mode, async () => {
      await whileBroken(desk, { path: '/v3/sessions/', mode: fault.mode }, async () => {
        // Nobody is told: only the list can show it.
        const silent = { status: now, webhook: false };
        await desk.sandbox('POST', `/_sandbox/sessions/${sessionId}/status`, silent);
        await panel.getByRole('button', { name: 'Import again' }).click();
        await expect(page.getByRole('alert')).toContainText(concern ?? '');
        await expect(panel).toContainText(held);
        if (turn === 0) await desk.expectAccessible();
      });
      await expect(panel).toContainText(done, { timeout: 20_000 });
      await expect(page.getByRole('alert').filter({ hasText: 'Comparing stopped' })).toBeHidden();
      const status = async () => {
        const answer = await other.request.get(`/api/cases/${sessionId}`, STEADY);
        return (await answer.json()).case.status;
      };
      await expect.poll(status).toBe(now);
    });
  }
  const found = await (await other.request.get(`/api/cases/${sessionId}`, STEADY)).json();
  expect(found.bypasses).toHaveLength(FAULTS.length);
});

/** The local Didit draws a picture when it is first asked for, which may take longer than we wait here. */
async function drawn({ request }: Page, caseId: string): Promise<void> {
  const { evidence } = await (await request.get(`/api/cases/${caseId}`, STEADY)).json();
  const files = evidence.media.map(({ mediaId }: { mediaId: string }) => `media/${mediaId}`);
  for (const file of files) await comes(request, `/api/cases/${caseId}/${file}`);
}

async function comes(request: APIRequestContext, url: string): Promise<void> {
  await expect.poll(async () => (await request.get(url, STEADY)).status(), { timeout: 60_000 }).toBe(200);
}

async function sizeOf({ request }: Page, src: string): Promise<number> {
  return (await (await request.get(src, STEADY)).body()).byteLength;
}

/** Entries of this kind about the case; the pages show at most a hundred, which is more than these tests make. */
async function countAudit({ request }: Page, caseId: string, action: string): Promise<number> {
  const answer = await request.get(`/api/audit/entries?action=${action}&caseId=${caseId}&limit=100`, STEADY);
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()).items.length;
}
