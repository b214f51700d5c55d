import { createHash } from 'node:crypto';
import { verifierKeyOf } from '@docket/audit';
import { openZip } from '@docket/audit/bundle';
import { type PackReport, reportInWords, verifyFile } from '@docket/audit/pack';
import { type CaseId, contract, FRESH_MINUTES } from '@docket/contracts';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';
import { sequenceAudit } from '../audit/sequencer/sequence-audit.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
beforeEach(() => t.control('DELETE', '/_sandbox/faults'));
afterAll(() => t.close());

const packOf = (caseId: string, person: Person = 'auditor') =>
  t.as(person).call(contract.getEvidencePack, { params: { caseId } });

/** An auditor says why before they are given it. */
async function packWithReason(caseId: string) {
  await t.sayWhy('auditor', caseId);
  return packOf(caseId);
}

/** A case of which a reviewer has looked at one picture and that they declined. */
async function decided(): Promise<CaseId> {
  const { caseId } = await t.claimed('reviewer');
  const { body: shown } = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
  const { mediaId } = shown.evidence.media[0];
  await t.as('reviewer').call(contract.getCaseMedia, { params: { caseId, mediaId } });
  await t.as('reviewer').call(contract.declineCase, {
    params: { caseId },
    headers: t.decide(shown.version),
    body: { reason: 'face-mismatch', note: 'Два разных лица · 两张不同的脸 · وجهان مختلفان' },
  });
  await t.drain();
  await sequenceAudit(t.deps);
  return caseId;
}

async function verify(raw: Buffer): Promise<PackReport> {
  const report = await verifyFile(new Blob([raw]), { key: verifierKeyOf(t.deps.auditKey) });
  if (report.kind !== 'pack') throw new Error(`a pack was read as a ${report.kind}`);
  return report;
}

async function textsOf(raw: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const [name, read] of await openZip(new Blob([raw]))) {
    const pieces: Uint8Array[] = [];
    for await (const piece of read()) pieces.push(piece);
    files.set(name, Buffer.concat(pieces));
  }
  return files;
}

describe('the evidence pack of a case', () => {
  test('holds all there is, verifies without us, and is on record with its digest', async () => {
    const caseId = await decided();
    const answer = await packWithReason(caseId);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': expect.stringMatching(/^attachment; filename="docket-evidence-\d+\.zip"$/),
    });
    const report = await verify(answer.raw);
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report).toMatchObject({ ok: true, case: caseId, missing: [] });
    expect(report.receipts).toHaveLength(1);
    expect(reportInWords(report)[0]).toMatch(/^Verified: \d+ files about case/);
    expect(report.checks.find(({ name }) => name === 'evidence')?.detail).toContain(
      'of 1 files that were opened, 1',
    );

    const files = await textsOf(answer.raw);
    const names = [...files.keys()];
    for (const name of [
      'report.pdf',
      'decision/latest.json',
      'timeline.txt',
      'people.json',
      'verify.mjs',
      'README.txt',
    ])
      expect(names).toContain(name);
    expect(names.filter((name) => name.startsWith('media/')).length).toBeGreaterThan(2);
    expect(files.get('timeline.txt')?.toString('utf8')).toContain('declined the case');
    expect(
      JSON.stringify(
        [...files].filter(([name]) => name.endsWith('.json')).map(([, file]) => file.toString('utf8')),
      ),
    ).not.toMatch(/X-Amz-/);
    const audit = await t.audit(caseId);
    expect(audit.find(({ action }) => action === 'export.created')).toMatchObject({
      actor: { role: 'auditor' },
      evidence: {
        digests: {
          pdf: createHash('sha256')
            .update(files.get('report.pdf') ?? '')
            .digest('hex'),
        },
      },
    });
    expect(audit.at(-1)).toMatchObject({
      action: 'export.downloaded',
      outcome: 'ok',
      evidence: { digests: { pack: createHash('sha256').update(answer.raw).digest('hex') } },
      refs: { bytes: String(answer.raw.length) },
    });
    const media = names.filter((name) => name.startsWith('media/') && name !== 'media/index.json').length;
    const viewed = audit.filter(
      ({ action, refs }) => action === 'evidence.viewed' && refs.pack !== undefined,
    );
    expect(viewed).toHaveLength(media);
  });

  test('names what Didit no longer has, instead of failing silently', async () => {
    const caseId = await decided();
    await t.control('PUT', '/_sandbox/faults', { rules: [{ path: '/media/', mode: 'status', status: 404 }] });
    const report = await verify((await packWithReason(caseId)).raw);
    expect(report.ok).toBe(true);
    expect(report.missing.length).toBeGreaterThan(2);
    expect(reportInWords(report).join('\n')).toContain('Didit no longer holds this file.');
    await t.control('DELETE', '/_sandbox/faults');
    await t.deps.didit.sessions.delete(caseId);
    const raw = (await packWithReason(caseId)).raw;
    expect((await verify(raw)).missing.map(({ what }) => what)).toContain('Didit’s own pages of report.pdf');
    const files = await textsOf(raw);
    expect((await PDFDocument.load(files.get('report.pdf') ?? '')).getPageCount()).toBe(1);
    expect(files.get('README.txt')?.toString('utf8')).toContain('Didit no longer has this session.');
  });

  test('is not handed out while Didit cannot be asked, and nothing is on record then', async () => {
    const caseId = await decided();
    await t.control('PUT', '/_sandbox/faults', {
      rules: [{ path: '/generate-pdf', mode: 'status', status: 503 }],
    });
    const answer = await packWithReason(caseId);
    expect([answer.status, answer.body.code]).toEqual([502, 'vendor-error']);
    expect((await t.audit(caseId)).filter(({ action }) => action.startsWith('export.'))).toEqual([]);
  });

  test('is for managers and auditors, and 404 of an unknown case', async () => {
    const caseId = await decided();
    for (const person of ['reviewer', 'admin'] as const) {
      const answer = await packOf(caseId, person);
      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    }
    expect((await packOf(caseId, 'manager')).status).toBe(200);
    expect((await packOf('00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });
});

describe('our pages of the report', () => {
  test('stand behind those of Didit', async () => {
    const caseId = await decided();
    const { body } = await t.as('manager').call(contract.getCase, { params: { caseId } });
    const before = Buffer.from(await t.deps.didit.sessions.generatePdf(caseId));
    const answer = await t.as('manager').call(contract.getCaseReport, { params: { caseId } });
    const pages = (await PDFDocument.load(answer.raw)).getPageCount();
    expect(pages).toBe((await PDFDocument.load(before)).getPageCount() + 1);
    expect(body.receipts[0].code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  });
});

test('a pack is made only for somebody who has shown within the last minutes who they are', async () => {
  const caseId = await decided();
  await t.as('auditor').call(contract.getMe);
  t.clock.advance(FRESH_MINUTES * 60_000 + 1_000);
  const { status, body } = await packOf(caseId);
  expect([status, body.code]).toEqual([403, 'fresh-sign-in-required']);
  t.forget('auditor');
  expect((await packWithReason(caseId)).status).toBe(200);
});
