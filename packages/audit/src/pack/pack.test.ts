import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildVerifier } from '../../scripts/bundle-verifier.ts';
import { BundleError } from '../bundle/trust.ts';
import { verifyReceipt } from '../receipt/verify-receipt.ts';
import { KEY, rewritten } from '../testing/sample-bundle.ts';
import { checkpointAt } from '../testing/sample-log.ts';
import { makePack, makeReceipt, PACK_LOG } from '../testing/sample-pack.ts';
import { reportInWords, verifyFile } from './verify-file.ts';

const flip = (at: number) => (text: string) =>
  text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);

describe('a receipt', () => {
  it('verifies with the key, and by its own checkpoint as anchor', async () => {
    const report = await verifyReceipt(makeReceipt(), { key: KEY });
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report).toMatchObject({ ok: true, anchored: false, statement: { checker: { id: 'user-2' } } });
    const anchors = [checkpointAt(PACK_LOG.length, PACK_LOG)];
    expect(await verifyReceipt(makeReceipt(), { key: KEY, anchors })).toMatchObject({
      ok: true,
      anchored: true,
    });
    expect(reportInWords(report)[0]).toContain('agreed to by another');
  });

  it('with one byte changed anywhere does not hold, and says which check fails', async () => {
    const text = makeReceipt();
    for (let at = 1; at < text.length; at += 7) {
      const report = await verifyReceipt(flip(at)(text), { key: KEY });
      expect(report.ok, `byte ${at}`).toBe(false);
    }
  }, 60_000);

  it('without a key, or with one that does not parse, cannot be verified', async () => {
    await expect(verifyReceipt(makeReceipt(), {})).rejects.toThrow(BundleError);
    await expect(verifyReceipt(makeReceipt(), { key: 'nonsense' })).rejects.toThrow('the given key');
  });
});

describe('an evidence pack', () => {
  it('verifies, with and without the key, and says what it lacks', async () => {
    const lacks = [{ what: 'Selfie', because: 'Didit no longer holds this file.' }];
    const report = await verifyFile(await makePack({ missing: lacks }), { key: KEY });
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report).toMatchObject({ kind: 'pack', ok: true, keyGiven: true });
    expect(reportInWords(report)).toContain('Not in the pack: Selfie. Didit no longer holds this file.');
    expect(await verifyFile(await makePack())).toMatchObject({ ok: true, keyGiven: false });
  });

  it('names the file in which one byte was changed, whichever it is', async () => {
    const pack = await makePack();
    const report = await verifyFile(pack, { key: KEY });
    if (report.kind !== 'pack') throw new Error('not read as a pack');
    const names = [
      'README.txt',
      'verify.mjs',
      'key.txt',
      'key.pem',
      'SHA256SUMS',
      'timeline.txt',
      'decision/latest.json',
      'receipts/0.json',
      'audit/entries.ndjson',
      'audit/proofs.ndjson',
      'audit/checkpoints.txt',
      'audit/manifest.note',
      'audit/key.txt',
      'audit/README.txt',
      'manifest.note',
    ];
    expect(names).toHaveLength(report.files);
    for (const name of names) {
      for (const at of [0, 9]) {
        const changed = await verifyFile(await rewritten(pack, { [name]: flip(at) }), { key: KEY });
        expect(changed.ok, `${name} at ${at}`).toBe(false);
        expect(reportInWords(changed).join('\n'), `${name} at ${at}`).toContain(name);
      }
    }
  }, 60_000);

  it('with a file taken out, added, or a confirmed decision without its receipt does not hold', async () => {
    const pack = await makePack();
    const without = await verifyFile(await rewritten(pack, { 'timeline.txt': null }), { key: KEY });
    expect(reportInWords(without).join()).toContain('timeline.txt is missing');
    const more = await verifyFile(await rewritten(pack, { 'more.txt': () => 'more' }), { key: KEY });
    expect(reportInWords(more).join()).toContain('more.txt was added');
    const unreceipted = await verifyFile(await makePack({ receipts: [] }), { key: KEY });
    expect(reportInWords(unreceipted).join()).toContain('decision-1 was confirmed and has no receipt');
  });
});

describe('the verifier that travels with a pack', () => {
  it('is made of these sources; `pnpm --filter @docket/audit build:verifier` makes it anew', async () => {
    const kept = await readFile(join(import.meta.dirname, '..', '..', 'verify.mjs'), 'utf8');
    expect((await buildVerifier()) === kept).toBe(true);
  }, 60_000);
});
