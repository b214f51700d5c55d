import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildVerifier } from '../../scripts/bundle-verifier.ts';
import { BundleError } from '../bundle/trust.ts';
import { canonicalise } from '../canonical.ts';
import { leafHash } from '../merkle.ts';
import { inclusionProof } from '../proof.ts';
import { formatReceipt } from '../receipt/receipt.ts';
import { statementOf } from '../receipt/statement-of.ts';
import { verifyReceipt } from '../receipt/verify-receipt.ts';
import { blobOf, CASE, KEY, rewritten } from '../testing/sample-bundle.ts';
import { checkpointAt, LOG_KEY } from '../testing/sample-log.ts';
import { formatTlogProof } from '../tlog-proof.ts';
import type { Missing } from './manifest.ts';
import { reportInWords, verifyFile } from './verify-file.ts';
import { writePack } from './write-pack.ts';

/** A decision that another person agreed to, among entries of another case. */
const ACTIONS = ['requested', 'approved', 'sent', 'confirmed'] as const;
const LOG = [
  ...ACTIONS.flatMap((action, i) => [
    entryOf(`decision.${action}`, CASE, i),
    entryOf('case.viewed', 'case-b', i),
  ]),
];
const PLACES = [0, 2, 4, 6];

function entryOf(action: string, of: string, i: number): string {
  return canonicalise({
    v: 1,
    ts: new Date(Date.UTC(2026, 0, 1, 12, 0, i)).toISOString(),
    action,
    case: of,
    actor: { type: 'user', id: action === 'decision.approved' ? 'user-2' : 'user-1', role: 'manager' },
    object: { type: 'decision', id: 'decision-1' },
    reason: action === 'decision.requested' ? 'false-alarm' : null,
    change: { from: { outcome: null }, to: { outcome: 'approve' } },
    evidence: null,
    refs: { policy: '2', digest: 'd'.repeat(64), rules: 'overturn' },
  });
}

function receipt(): string {
  const leaves = LOG.map(leafHash);
  const entries = PLACES.map((i) => LOG[i] ?? '');
  const statement = statementOf(
    LOG_KEY.name,
    entries.map((entry) => JSON.parse(entry)),
    null,
  );
  const checkpoint = checkpointAt(LOG.length, LOG);
  const proofs = PLACES.map((index) => ({
    entry: LOG[index] ?? '',
    proof: formatTlogProof({ index, hashes: inclusionProof(leaves, index, LOG.length), checkpoint }),
  }));
  return formatReceipt(statement, proofs, LOG_KEY);
}

async function makePack(missing: readonly Missing[] = [], receipts = [receipt()]): Promise<Blob> {
  const leaves = LOG.map(leafHash);
  const stream = writePack(
    {
      pack: 'pack-1',
      case: CASE,
      made: new Date(Date.UTC(2026, 0, 2)),
      items: [
        { name: 'timeline.txt', content: ['12:00 asked\n12:01 agreed\n'] },
        ...receipts.map((text, i) => ({ name: `receipts/${i}.json`, content: [text] })),
        ...missing,
      ],
      audit: {
        scope: { kind: 'case', case: CASE },
        entryCount: PLACES.length,
        newest: { note: checkpointAt(LOG.length, LOG), size: LOG.length },
        entries: PLACES.map((i) => LOG[i] ?? ''),
        proofs: PLACES.map((index) => ({ index, hashes: inclusionProof(leaves, index, LOG.length) })),
      },
      verifier: '// the verifier\n',
    },
    LOG_KEY,
  );
  return await blobOf(stream);
}

const flip = (at: number) => (text: string) =>
  text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);

describe('a receipt', () => {
  it('verifies with the key, and by its own checkpoint as anchor', async () => {
    const report = await verifyReceipt(receipt(), { key: KEY });
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report).toMatchObject({ ok: true, anchored: false, statement: { checker: { id: 'user-2' } } });
    const anchors = [checkpointAt(LOG.length, LOG)];
    expect(await verifyReceipt(receipt(), { key: KEY, anchors })).toMatchObject({ ok: true, anchored: true });
    expect(reportInWords(report)[0]).toContain('agreed to by another');
  });

  it('with one byte changed anywhere does not hold, and says which check fails', async () => {
    const text = receipt();
    for (let at = 1; at < text.length; at += 7) {
      const report = await verifyReceipt(flip(at)(text), { key: KEY });
      expect(report.ok, `byte ${at}`).toBe(false);
    }
  }, 60_000);

  it('without a key, or with one that does not parse, cannot be verified', async () => {
    await expect(verifyReceipt(receipt(), {})).rejects.toThrow(BundleError);
    await expect(verifyReceipt(receipt(), { key: 'nonsense' })).rejects.toThrow('the given key');
  });
});

describe('an evidence pack', () => {
  it('verifies, with and without the key, and says what it lacks', async () => {
    const lacks = [{ what: 'Selfie', because: 'Didit no longer holds this file.' }];
    const report = await verifyFile(await makePack(lacks), { key: KEY });
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
    const unreceipted = await verifyFile(await makePack([], []), { key: KEY });
    expect(reportInWords(unreceipted).join()).toContain('decision-1 was confirmed and has no receipt');
  });
});

describe('the verifier that travels with a pack', () => {
  it('is made of these sources; `pnpm --filter @docket/audit build:verifier` makes it anew', async () => {
    const kept = await readFile(join(import.meta.dirname, '..', '..', 'verify.mjs'), 'utf8');
    expect((await buildVerifier()) === kept).toBe(true);
  }, 60_000);
});
