import { describe, expect, it } from 'vitest';
import { newSigningKey, verifierKeyOf } from '../note-key.ts';
import {
  blobOf,
  CASE,
  entry,
  FILES,
  KEY,
  LOG,
  lineOf,
  makeBundle,
  momentOf,
  ofCase,
  ofPeriod,
  rewritten,
  textsOf,
} from '../testing/sample-bundle.ts';
import { checkpointAt, LOG_KEY } from '../testing/sample-log.ts';
import { bundleInWords } from './in-words.ts';
import { readNotes } from './read-notes.ts';
import { BundleError } from './trust.ts';
import { type BundleReport, verifyBundle } from './verify-bundle.ts';
import { openZip, zipStream } from './zip.ts';

const failedChecks = ({ checks }: BundleReport) => checks.filter(({ ok }) => !ok).map(({ name }) => name);
const verify = (bundle: Blob, anchors: readonly string[] = []) => verifyBundle(bundle, { key: KEY, anchors });

describe('a bundle as it was made', () => {
  it('of the whole log verifies with the key and an older checkpoint, and counts as anchored', async () => {
    const report = await verify(await makeBundle(), [checkpointAt(7, LOG)]);
    expect(report).toMatchObject({ ok: true, anchored: true, entries: 20, size: 20, firstBadIndex: null });
    expect(failedChecks(report)).toEqual([]);
    expect(bundleInWords(report).join(' ')).toContain('the whole log, unchanged');
  });

  it('of a case and of a period verify by their proofs, and say what a part cannot prove', async () => {
    const ofOneCase = await verify(await ofCase());
    expect(ofOneCase).toMatchObject({ ok: true, anchored: false, entries: 10, size: 20 });
    expect(bundleInWords(ofOneCase)[0]).toContain('That the case has no other entries is not proven');
    const ofDay = await verify(await ofPeriod());
    expect(ofDay).toMatchObject({ ok: true, anchored: false, entries: 9, size: 20 });
  });

  it('of a part meets an anchor by its consistency proof, or by being that checkpoint', async () => {
    const held = await ofCase({ held: 7 });
    expect(await verify(held, [checkpointAt(7, LOG)])).toMatchObject({ ok: true, anchored: true });
    expect(await verify(held, [checkpointAt(20, LOG)])).toMatchObject({ ok: true, anchored: true });
    const other = await verify(held, [checkpointAt(9, LOG)]);
    expect(other).toMatchObject({ ok: true, anchored: false });
    expect(other.checks.find(({ name }) => name === 'anchor')?.detail).toContain('from 9 entries on');
  });

  it('verifies without a key too, and says that the key is its own', async () => {
    const report = await verifyBundle(await makeBundle());
    expect(report).toMatchObject({ ok: true, keyGiven: false, verifierKey: KEY });
    expect(bundleInWords(report).join(' ')).toContain('Compare it with the key of the log');
  });

  it('is the same bytes when made twice, and opens with any zip program', async () => {
    const [one, two] = await Promise.all([makeBundle(), makeBundle()]);
    expect(Buffer.from(await one.arrayBuffer()).equals(Buffer.from(await two.arrayBuffer()))).toBe(true);
    expect([...(await textsOf(one)).keys()]).toEqual([
      'README.txt',
      'key.txt',
      'checkpoints.txt',
      'entries.ndjson',
      'manifest.note',
    ]);
  });
});

describe('a bundle of the whole log that was tampered with', () => {
  const change = (i: number) => lineOf(i, (line) => line.replace('user-1', 'user-2'));

  it('by changing an entry names that entry, at every place', async () => {
    const bundle = await makeBundle();
    for (const i of LOG.keys()) {
      const report = await verify(await rewritten(bundle, { [FILES.entries]: change(i) }));
      expect(report).toMatchObject({ ok: false, firstBadIndex: i });
      expect(failedChecks(report)).toContain('files');
    }
  });

  it('by taking out, doubling or cutting entries names the first place that is wrong', async () => {
    const bundle = await makeBundle();
    const edits: [(text: string) => string, number][] = [
      [lineOf(6, () => null), 6],
      [lineOf(6, (line) => `${line}\n${line}`), 7],
      [(text) => text.split('\n').slice(0, 12).concat('').join('\n'), 12],
      [(text) => text.slice(0, -40), 19],
      [() => '', 0],
    ];
    for (const [edit, place] of edits) {
      const report = await verify(await rewritten(bundle, { [FILES.entries]: edit }));
      expect(report).toMatchObject({ ok: false, firstBadIndex: place });
    }
  });

  it('by signing another log with another key fails with the right key, and with an anchor', async () => {
    const by = newSigningKey(LOG_KEY.name);
    const forged = await makeBundle({ by, log: LOG.map((text) => text.replace('user-1', 'user-2')) });
    const report = await verify(forged);
    expect(failedChecks(report)).toEqual(
      expect.arrayContaining(['key', 'manifest', 'checkpoint-signatures']),
    );
    const selfConsistent = await verifyBundle(forged);
    expect(selfConsistent).toMatchObject({ ok: true, keyGiven: false, anchored: false });
    const anchored = await verifyBundle(forged, { anchors: [checkpointAt(7, LOG)] });
    expect(failedChecks(anchored)).toEqual(['anchor']);
    expect(verifierKeyOf(by)).not.toBe(KEY);
  });

  it('by the keeper of the key, who cuts the end or rewrites all, is found by the anchor alone', async () => {
    const cut = await makeBundle({ log: LOG.slice(0, 12) });
    expect(await verify(cut)).toMatchObject({ ok: true, anchored: false });
    expect(await verify(cut, [checkpointAt(15, LOG)])).toMatchObject({ ok: false, firstBadIndex: 12 });
    const rewrittenLog = await makeBundle({ log: LOG.map((text) => text.replace('user-1', 'user-2')) });
    const report = await verify(rewrittenLog, [checkpointAt(15, LOG), checkpointAt(3, LOG)]);
    expect(failedChecks(report)).toEqual(['anchor']);
  });

  it('by sealing a confirmation that nobody requested names it', async () => {
    const lie = [
      ...LOG.slice(0, 9),
      entry(9, 'decision.confirmed', 'case-b', 'user-1', 'decision-2'),
      ...LOG.slice(10),
    ];
    const report = await verify(await makeBundle({ log: lie }));
    expect(failedChecks(report)).toEqual(['decision-order']);
    expect(report.firstBadIndex).toBe(9);
  });

  it('by letting the maker agree to their own decision names it', async () => {
    const log = [...LOG];
    log[5] = entry(5, 'decision.approved', CASE);
    expect(await verify(await makeBundle({ log }))).toMatchObject({ ok: false, firstBadIndex: 5 });
    log[5] = entry(5, 'decision.approved', CASE, 'user-2');
    expect(await verify(await makeBundle({ log }))).toMatchObject({ ok: true });
  });

  it('by any change of any other file is named by that file', async () => {
    const bundle = await makeBundle();
    for (const name of [FILES.readme, FILES.key, FILES.checkpoints]) {
      const report = await verify(await rewritten(bundle, { [name]: (text) => `x${text.slice(1)}` }));
      expect(report.ok, name).toBe(false);
      expect(report.checks.find((check) => check.name === 'files')?.detail).toContain(name);
      const without = await verify(await rewritten(bundle, { [name]: null }));
      expect(without.checks.find((check) => check.name === 'files')?.detail).toContain(`${name} is missing`);
    }
    const added = await verify(await rewritten(bundle, { 'extra.txt': () => 'look at me' }));
    expect(failedChecks(added)).toEqual(['files']);
    const manifest = await rewritten(bundle, {
      [FILES.manifest]: (text) => text.replace('"size": 20', '"size": 19'),
    });
    expect(failedChecks(await verify(manifest))).toEqual(expect.arrayContaining(['manifest', 'count']));
  });
});

describe('a bundle of a part that was tampered with', () => {
  it('by changing an entry or its proof names its place in the log', async () => {
    const bundle = await ofCase();
    for (const line of [0, 3, 9]) {
      const entries = lineOf(line, (text) => text.replace('user-1', 'user-2'));
      expect(await verify(await rewritten(bundle, { [FILES.entries]: entries }))).toMatchObject({
        ok: false,
        firstBadIndex: line * 2,
      });
      const proofs = lineOf(line, (text) => text.replace(/=\\n/, 'A\\n'));
      const report = await verify(await rewritten(bundle, { [FILES.proofs]: proofs }));
      expect(failedChecks(report)).toEqual(expect.arrayContaining(['inclusion', 'files']));
    }
  });

  it('by leaving an entry out of a period, at its edges too, names the place, even when signed anew', async () => {
    const without = (place: number) =>
      ofPeriod({ places: [4, 5, 6, 7, 8, 9, 10, 11, 12].filter((i) => i !== place) });
    expect(await verify(await without(8))).toMatchObject({ ok: false, firstBadIndex: 8 });
    expect(await verify(await without(4))).toMatchObject({ ok: false, firstBadIndex: 4 });
    expect(await verify(await without(12))).toMatchObject({ ok: false, firstBadIndex: 12 });
  });

  it('by slipping in an entry of another case names it, even when signed anew', async () => {
    const report = await verify(await ofCase({ places: [0, 2, 3, 4] }));
    expect(failedChecks(report)).toEqual(['scope']);
    expect(report.firstBadIndex).toBe(3);
  });

  it('by leaving out everything is no bundle that holds', async () => {
    expect(await verify(await ofPeriod({ places: [] }))).toMatchObject({ ok: false, entries: 0 });
  });

  it('by more proofs than entries, or fewer, is found', async () => {
    const bundle = await ofCase();
    for (const name of [FILES.entries, FILES.proofs]) {
      const report = await verify(await rewritten(bundle, { [name]: lineOf(9, () => null) }));
      expect(failedChecks(report)).toContain('inclusion');
    }
  });

  it('by a consistency proof that does not lead there fails the anchor', async () => {
    const bundle = await ofCase({ held: 7 });
    const other = LOG.map((text) => text.replace('user-1', 'user-2'));
    const report = await verify(bundle, [checkpointAt(7, other)]);
    expect(report).toMatchObject({ ok: false, anchored: false, firstBadIndex: 0 });
  });

  it('by changing the period is found by the manifest’s signature', async () => {
    const bundle = await ofPeriod();
    const wider = (text: string) => text.replace(momentOf(11), momentOf(15));
    const report = await verify(await rewritten(bundle, { [FILES.manifest]: wider }));
    expect(failedChecks(report)).toEqual(expect.arrayContaining(['manifest', 'scope']));
  });
});

describe('a file that is no bundle', () => {
  it('is unusable, and says why', async () => {
    const bundle = await makeBundle();
    const bytes = await bundle.arrayBuffer();
    const cases: [Blob, string][] = [
      [new Blob([]), 'not a whole zip'],
      [new Blob(['hello']), 'not a whole zip'],
      [new Blob([bytes.slice(0, 900)]), 'not a whole zip'],
      [await rewritten(bundle, { [FILES.manifest]: null }), 'manifest.note is missing'],
      [await rewritten(bundle, { [FILES.manifest]: () => '{}\n\nx\n' }), 'manifest.note is missing or'],
    ];
    for (const [blob, words] of cases) {
      await expect(verify(blob)).rejects.toThrow(words);
    }
    await expect(verifyBundle(bundle, { key: 'nonsense' })).rejects.toThrow('the given key');
  });

  it('with a changed byte anywhere is found, wherever the byte says something', async () => {
    const bytes = new Uint8Array(await (await ofCase()).arrayBuffer());
    let missed = 0;
    for (let at = 0; at < bytes.length; at += 13) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      const isFound = await verify(new Blob([changed])).then(
        ({ ok }) => !ok,
        (error: unknown) => error instanceof BundleError,
      );
      if (!isFound) missed += 1;
    }
    // the zip's own bookkeeping: times, versions and copies of names and sizes, on which no content depends
    expect(missed / (bytes.length / 13)).toBeLessThan(0.15);
  }, 30_000);
});

describe('the zip', () => {
  it('ends with the error of its source, and is then no zip', async () => {
    async function* broken() {
      yield 'one';
      throw new Error('the database went away');
    }
    const stream = zipStream(() => [{ name: 'a.txt', content: broken() }]);
    await expect(blobOf(stream)).rejects.toThrow('the database went away');
  });

  it('is made no faster than it is read', async () => {
    let made = 0;
    async function* endless() {
      for (;;) {
        made += 1;
        yield new Uint8Array(100_000).map(() => Math.random() * 256);
      }
    }
    const reader = zipStream(() => [{ name: 'a.bin', content: endless() }]).getReader();
    for (let i = 0; i < 10; i += 1) await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(made).toBeLessThan(60);
    await reader.cancel();
  });

  it('with two files of one name is refused', async () => {
    const twice = await blobOf(
      zipStream(() => [
        { name: 'aa', content: ['1'] },
        { name: 'bb', content: ['2'] },
      ]),
    );
    const text = Buffer.from(await twice.arrayBuffer())
      .toString('latin1')
      .replaceAll('bb', 'aa');
    await expect(openZip(new Blob([Buffer.from(text, 'latin1')]))).rejects.toThrow('twice');
  });
});

describe('notes kept in a file', () => {
  it('are read one by one, however they were saved', () => {
    const [a, b] = [checkpointAt(3, LOG), checkpointAt(5, LOG)];
    expect(readNotes(`${a}\n${b}\n`)).toEqual([a, b]);
    expect(readNotes(a.trim())).toEqual([a]);
    expect(readNotes(a.replaceAll('\n', '\r\n'))).toEqual([a]);
    expect(readNotes('\n\n')).toEqual([]);
  });
});
