import { createPublicKey, verify as verifySignature } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BundleError, type Trust } from '../bundle/trust.ts';
import { newSigningKey, verifierKeyOf } from '../note-key.ts';
import { CASE, type Edit, FILES, KEY, resealed, rewritten, textsOf } from '../testing/sample-bundle.ts';
import { checkpointAt, LOG_KEY } from '../testing/sample-log.ts';
import {
  casePart,
  decisionEntry,
  EVIDENCE,
  makePack,
  makeReceipt,
  OTHER_CASE,
  OTHER_PLACES,
  PACK_LOG,
  PLACES,
  SAID,
} from '../testing/sample-pack.ts';
import { keyPem } from './key-pem.ts';
import { parsePackManifest } from './manifest.ts';
import { reportInWords, verifyFile } from './verify-file.ts';

const IMPOSTOR = newSigningKey(LOG_KEY.name);
/** The other face of a log: the same decision, made by somebody else. */
const SPLIT = PACK_LOG.with(
  0,
  decisionEntry('requested', 0, { actor: { type: 'user', id: 'user-9', role: 'manager' } }),
);
const PACK = await makePack();

async function verdict(pack: Blob, anchors: readonly string[] = [], trust: Trust = { key: KEY }) {
  const report = await verifyFile(pack, { ...trust, anchors });
  const bad = report.checks.filter((check) => !check.ok);
  if (report.ok !== (bad.length === 0)) throw new Error('the verdict is not that of its checks');
  return { bad: bad.map(({ name }) => name), words: reportInWords(report).join('\n') };
}

describe('an honest pack', () => {
  it('holds when sealed again without a change, and when it lacks what it names', async () => {
    expect(await verdict(await resealed(PACK, {}))).toMatchObject({ bad: [] });
    const missing = [{ what: 'What Didit said', because: 'Gone.', digest: EVIDENCE.decision }];
    expect(await verdict(await makePack({ items: [], missing }))).toMatchObject({ bad: [] });
  });

  it('meets an anchor by the checkpoint of its part of the log', async () => {
    const { words, bad } = await verdict(PACK, [checkpointAt(8, PACK_LOG)]);
    expect(bad).toEqual([]);
    expect(words).toContain('An older checkpoint, kept outside the log, agrees.');
    expect((await verdict(PACK, [checkpointAt(8, SPLIT)])).bad).toEqual(['anchor']);
  });

  it('brings its key in a form that other tools read and agree with', async () => {
    const files = await textsOf(PACK);
    const pem = files.get('key.pem') ?? '';
    expect(pem).toBe(keyPem(KEY));
    const [text = '', line = ''] = (files.get(FILES.manifest) ?? '').split('\n\n');
    const signature = Buffer.from(line.trim().split(' ')[2] ?? '', 'base64').subarray(4);
    expect(verifySignature(null, Buffer.from(`${text}\n`), createPublicKey(pem), signature)).toBe(true);
  });
});

describe('a pack that is made to fit by whoever can sign its manifest', () => {
  const other = makeReceipt({ places: OTHER_PLACES });
  it.each<[string, Parameters<typeof makePack>[0], string, string]>([
    [
      'the log of another case',
      { audit: casePart(OTHER_CASE, OTHER_PLACES), receipts: [] },
      'audit',
      'is not the log of case case-a',
    ],
    [
      'the whole log under its name',
      { audit: { ...casePart(CASE, PLACES), scope: { kind: 'all' } } },
      'audit',
      'audit/ ',
    ],
    ['no entry of the case', { audit: casePart(CASE, []), receipts: [] }, 'audit', 'holds no entry at all'],
    [
      'an entry of the log changed',
      { audit: { entries: PLACES.map((i) => SPLIT[i] ?? '') }, receipts: [] },
      'audit',
      'entry 0: its proof does not lead',
    ],
    [
      'a confirmed decision without its receipt',
      { receipts: [] },
      'receipts',
      'decision-1 was confirmed and has no receipt',
    ],
    [
      'the receipt of another case beside its own',
      { receipts: [makeReceipt(), other] },
      'receipts',
      'receipts/1.json is of another case',
    ],
    [
      'the receipt of another case in place of its own',
      { receipts: [other] },
      'receipts',
      'decision-1 was confirmed and has no receipt',
    ],
    [
      'a receipt that says something else',
      { receipts: [makeReceipt({ says: { outcome: 'decline' } })] },
      'receipts',
      'receipts/0.json: the receipt says something else',
    ],
    [
      'a receipt of the log’s other face',
      { receipts: [makeReceipt({ log: SPLIT })] },
      'receipts',
      'receipts/0.json is of entries that audit/entries.ndjson does not hold',
    ],
    [
      'a receipt under another key',
      { receipts: [makeReceipt({ by: IMPOSTOR })] },
      'receipts',
      'no signature is by a trusted key',
    ],
    ['a receipt that is none', { receipts: ['{}\n'] }, 'receipts', 'receipts/0.json: it has not the form'],
    [
      'what Didit said left out and not named',
      { items: [] },
      'evidence',
      'what Didit said when it was decided is not in the pack',
    ],
    [
      'what Didit said in other words',
      { items: [{ name: 'decision/latest.json', content: [SAID.replace('In Review', 'Approved')] }] },
      'evidence',
      'what Didit said when it was decided is not in the pack',
    ],
    [
      'something else named as missing',
      { items: [], missing: [{ what: 'A file', because: 'Gone.', digest: 'f'.repeat(64) }] },
      'evidence',
      'what Didit said when it was decided is not in the pack',
    ],
  ])('with %s', async (_, make, check, words) => {
    const found = await verdict(await makePack(make));
    expect(found.bad).toContain(check);
    expect(found.words).toContain(words);
    if (check !== 'audit')
      expect(found.bad.every((name) => ['receipts', 'evidence'].includes(name))).toBe(true);
  });

  it.each<[string, Record<string, Edit>, string[], string]>([
    [
      'the proof of an entry swapped',
      { 'audit/proofs.ndjson': (text) => text.split('\n').toReversed().join('\n').trimStart().concat('\n') },
      ['audit'],
      'audit/ inclusion',
    ],
    [
      'an entry of its log dropped',
      { 'audit/entries.ndjson': (text) => text.slice(text.indexOf('\n') + 1) },
      ['audit', 'receipts'],
      'audit/ inclusion',
    ],
    ['its log taken out', { 'audit/manifest.note': null }, ['audit'], 'audit/manifest.note is missing'],
    [
      'a file slipped into its log',
      { 'audit/more.txt': () => 'more' },
      ['audit'],
      'audit/ files: more.txt was added',
    ],
    [
      'another key file',
      { 'key.txt': () => `${verifierKeyOf(IMPOSTOR)}\n` },
      ['key'],
      'key.txt: the pack names another key',
    ],
    [
      'another key file in its log',
      { 'audit/key.txt': () => `${verifierKeyOf(IMPOSTOR)}\n` },
      ['audit'],
      'names another key',
    ],
    [
      'a receipt moved out of sight',
      { 'receipts/0.json': null, '0.json': () => makeReceipt() },
      ['receipts'],
      'decision-1 was confirmed and has no receipt',
    ],
    [
      'a receipt with a byte of no text',
      { 'receipts/0.json': (text) => text.replace('approve', 'approv\ufffd') },
      ['receipts'],
      'receipts/0.json: ',
    ],
  ])('with %s', async (_, change, bad, words) => {
    const found = await verdict(await resealed(PACK, change));
    expect(found.bad).toEqual(bad);
    expect(found.words).toContain(words);
  });

  it.each<[string, object, string]>([
    ['another case', { case: OTHER_CASE }, 'audit'],
    ['the name of another log', { log: 'other.example/audit' }, 'manifest'],
    ['a file that it does not hold', { files: { 'more.txt': { bytes: 0, sha256: '' } } }, 'files'],
  ])('with a manifest that says %s', async (_, manifest, check) => {
    expect((await verdict(await resealed(PACK, {}, { manifest }))).bad).toContain(check);
  });

  it('with a manifest by another key of that name', async () => {
    expect((await verdict(await resealed(PACK, {}, { by: IMPOSTOR }))).bad).toEqual(['manifest']);
  });

  it('made wholly by another key holds under that key alone, and meets no anchor', async () => {
    const forged = await makePack({ by: IMPOSTOR, receipts: [makeReceipt({ by: IMPOSTOR })] });
    expect((await verdict(forged)).bad).toEqual(
      expect.arrayContaining(['key', 'manifest', 'audit', 'receipts']),
    );
    expect((await verdict(forged, [checkpointAt(8, PACK_LOG)], {})).bad).toEqual(['anchor']);
    expect((await verdict(forged, [], { key: verifierKeyOf(IMPOSTOR) })).bad).toEqual([]);
  });
});

describe('a pack that was torn apart', () => {
  it('without its manifest, or with one of another form, cannot be compared with anything, and says so', async () => {
    for (const edit of [
      null,
      () => '',
      () => '{}\n\n— a b\n',
      (text: string) => text.replace('evidence-pack/1', 'evidence-pack/2'),
    ]) {
      const { bad, words } = await verdict(await rewritten(PACK, { [FILES.manifest]: edit }));
      expect(bad).toEqual(['manifest']);
      expect(words).toContain('manifest.note is missing or cannot be read');
    }
  });

  it('without a key in it and none given cannot be verified', async () => {
    const without = await rewritten(PACK, { [FILES.key]: null });
    await expect(verifyFile(without)).rejects.toThrow(BundleError);
    await expect(verifyFile(without)).rejects.toThrow('key.txt holds no key');
    await expect(verifyFile(PACK, { key: 'nonsense' })).rejects.toThrow('the given key');
  });

  it('is still read as a pack when only one of the two files that make it one is left', async () => {
    for (const gone of ['SHA256SUMS', 'audit/manifest.note']) {
      expect((await verifyFile(await rewritten(PACK, { [gone]: null }), { key: KEY })).kind).toBe('pack');
    }
  });

  it('is nothing to verify when it is too large for a receipt and no zip', async () => {
    await expect(verifyFile(new Blob([`{${' '.repeat(1_000_000)}`]), { key: KEY })).rejects.toThrow(
      'too large',
    );
    await expect(verifyFile(new Blob(['[]']), { key: KEY })).rejects.toThrow('not a whole zip');
  });
});

describe('the manifest of a pack', () => {
  const manifest = {
    format: 'docket-evidence-pack/1',
    log: 'l',
    pack: 'p',
    case: 'c',
    made: 'm',
    missing: [{ what: 'w', because: 'b' }],
    files: { 'a.txt': { bytes: 1, sha256: 'x' } },
  };
  it('is read when each part has its form', () => {
    expect(parsePackManifest(JSON.stringify(manifest))).toEqual(manifest);
  });

  it.each<[string, unknown]>([
    ['another format', { ...manifest, format: 'docket-evidence-pack/2' }],
    ['a log that is no text', { ...manifest, log: 1 }],
    ['no pack', { ...manifest, pack: undefined }],
    ['no case', { ...manifest, case: null }],
    ['no time', { ...manifest, made: 0 }],
    ['missing things that are no list', { ...manifest, missing: {} }],
    ['a missing thing without a name', { ...manifest, missing: [{}] }],
    ['no files', { ...manifest, files: null }],
    ['a file without digest', { ...manifest, files: { 'a.txt': { bytes: 1 } } }],
    ['a file that is null', { ...manifest, files: { 'a.txt': null } }],
    ['nothing', null],
    ['a list', []],
  ])('is none with %s', (_, value) => {
    expect(parsePackManifest(JSON.stringify(value))).toBeNull();
    expect(parsePackManifest(JSON.stringify(value).slice(1))).toBeNull();
  });
});
