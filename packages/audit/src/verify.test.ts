import { describe, expect, it } from 'vitest';
import { canonicalise } from './canonical.ts';
import { NoteError, newSigningKey, verifierKeyOf } from './note-key.ts';
import { BATCHED, checkpointAt, EACH, ENTRIES, LOG_KEY as key } from './testing/sample-log.ts';
import { type LogEvidence, type VerificationReport, verifyLog } from './verify.ts';

const verifierKeys = [verifierKeyOf(key)];

const verify = (change: Partial<LogEvidence>): Promise<VerificationReport> =>
  verifyLog({ entries: ENTRIES, checkpoints: EACH, verifierKeys, ...change });

const failedChecks = (report: VerificationReport): string[] =>
  report.checks.filter(({ ok }) => !ok).map(({ name }) => name);

describe('an untouched log', () => {
  it('verifies, says its size and root, and says that nothing anchors it', async () => {
    const report = await verify({});
    expect(report).toMatchObject({ ok: true, size: 12, firstBadIndex: null, anchored: false });
    expect(EACH.at(-1)).toContain(`\n12\n${report.root}\n`);
    expect(report.checks.map(({ name }) => name).join(' ')).toBe(
      'canonical-form checkpoint-signatures checkpoint-order checkpoint-roots coverage decision-order anchor',
    );
  });

  it('verifies from an asynchronous stream, with few checkpoints, against any older anchor', async () => {
    async function* stream(): AsyncGenerator<string> {
      yield* ENTRIES;
    }
    for (const anchor of [checkpointAt(1), checkpointAt(7), checkpointAt(12)]) {
      const report = await verify({ entries: stream(), checkpoints: BATCHED, anchors: [anchor] });
      expect(report).toMatchObject({ ok: true, anchored: true, firstBadIndex: null });
    }
  });

  it('verifies when empty, but an anchor over nothing does not count as one', async () => {
    const report = await verify({ entries: [], checkpoints: [checkpointAt(0)], anchors: [checkpointAt(0)] });
    expect(report).toMatchObject({ ok: true, size: 0, anchored: false });
  });

  it('loses nothing when a checkpoint between two others is missing', async () => {
    expect(await verify({ checkpoints: EACH.toSpliced(5, 1) })).toMatchObject({ ok: true });
  });

  it('verifies across a change of key under the same name', async () => {
    const next = newSigningKey(key.name);
    const checkpoints = [checkpointAt(4), checkpointAt(12, ENTRIES, next)];
    expect(await verify({ checkpoints, verifierKeys: [...verifierKeys, verifierKeyOf(next)] })).toMatchObject(
      { ok: true },
    );
    expect(await verify({ checkpoints })).toMatchObject({ ok: false, firstBadIndex: 4 });
  });
});

const other = canonicalise({ action: 'case.viewed', i: 99, v: 1 });

describe('a tampered entry', () => {
  const attacks: [string, (at: number) => string[]][] = [
    ['changed', (at) => ENTRIES.with(at, other)],
    ['removed', (at) => ENTRIES.toSpliced(at, 1)],
    ['inserted', (at) => ENTRIES.toSpliced(at, 0, other)],
    ['swapped with the next', (at) => ENTRIES.toSpliced(at, 2, ...ENTRIES.slice(at, at + 2).toReversed())],
  ];

  it.each(attacks)('that was %s is named exactly, wherever it is', async (_name, attack) => {
    for (let at = 0; at < ENTRIES.length - 1; at++) {
      const report = await verify({ entries: attack(at) });
      expect(report).toMatchObject({ ok: false, firstBadIndex: at });
      expect(failedChecks(report)).toContain('checkpoint-roots');
    }
  });

  it.each(attacks)(
    'that was %s is placed in its batch when a checkpoint covers several',
    async (_name, attack) => {
      expect(await verify({ entries: attack(6), checkpoints: BATCHED })).toMatchObject({
        ok: false,
        firstBadIndex: 4,
      });
    },
  );

  it('appended after the last checkpoint is reported as covered by nobody', async () => {
    const report = await verify({ entries: [...ENTRIES, other] });
    expect(report).toMatchObject({ ok: false, firstBadIndex: 12 });
    expect(failedChecks(report)).toEqual(['coverage']);
  });

  it('that only gained a blank fails in form and in root', async () => {
    const report = await verify({ entries: ENTRIES.with(5, `${ENTRIES[5]} `) });
    expect(report).toMatchObject({ ok: false, firstBadIndex: 5 });
    expect(failedChecks(report)).toEqual(['canonical-form', 'checkpoint-roots', 'coverage']);
  });

  it('that was signed in a wrong form is found although every root agrees', async () => {
    const entries = ENTRIES.with(3, '{"b":1,"a":2}');
    const report = await verify({ entries, checkpoints: [checkpointAt(12, entries)] });
    expect(report).toMatchObject({ ok: false, firstBadIndex: 3 });
    expect(failedChecks(report)).toEqual(['canonical-form']);
  });
});

describe('a truncated log', () => {
  it('is found by its checkpoints, which cover more than is left', async () => {
    const report = await verify({ entries: ENTRIES.slice(0, 7) });
    expect(report).toMatchObject({ ok: false, size: 7, firstBadIndex: 7 });
  });

  it('cut together with its checkpoints passes without an anchor, and says what cannot be seen', async () => {
    const report = await verify({ entries: ENTRIES.slice(0, 7), checkpoints: EACH.slice(0, 7) });
    expect(report).toMatchObject({ ok: true, anchored: false });
    expect(report.checks.at(-1)?.detail).toContain('cannot be noticed');
  });

  it('cut together with its checkpoints is found by an anchor beyond the cut', async () => {
    const cut = { entries: ENTRIES.slice(0, 7), checkpoints: EACH.slice(0, 7) };
    const report = await verify({ ...cut, anchors: [checkpointAt(9)] });
    expect(report).toMatchObject({ ok: false, firstBadIndex: 7, anchored: false });
    expect(failedChecks(report)).toEqual(['anchor']);
  });

  it('emptied altogether is found by any anchor', async () => {
    const report = await verify({ entries: [], checkpoints: [], anchors: [checkpointAt(1)] });
    expect(report).toMatchObject({ ok: false, firstBadIndex: 0 });
  });
});

describe('a tampered checkpoint', () => {
  it('signed by a key of the same name but not ours is a forgery, and puts its entries in doubt', async () => {
    const forged = checkpointAt(6, ENTRIES, newSigningKey(key.name));
    const report = await verify({ checkpoints: EACH.with(5, forged) });
    expect(report).toMatchObject({ ok: false, firstBadIndex: 5 });
    expect(failedChecks(report)).toEqual(['checkpoint-signatures']);
  });

  it('whose size or root was edited no longer carries its signature', async () => {
    for (const edited of [
      EACH[5]?.replace('\n6\n', '\n7\n'),
      EACH[5]?.replace(/\n[A-Za-z0-9+/]{4}(?=[^\n]*=\n)/, '\nAAAA'),
      'junk',
    ]) {
      const report = await verify({ checkpoints: EACH.with(5, edited ?? '') });
      expect(report).toMatchObject({ ok: false, firstBadIndex: 5 });
    }
  });

  it('dropped at the end leaves entries that nothing covers', async () => {
    const report = await verify({ checkpoints: EACH.slice(0, 10) });
    expect(report).toMatchObject({ ok: false, firstBadIndex: 10 });
    expect(failedChecks(report)).toEqual(['coverage']);
  });

  it('moved before an older one is out of order', async () => {
    const report = await verify({ checkpoints: [4, 2, 12].map((size) => checkpointAt(size)) });
    expect(report).toMatchObject({ ok: false, firstBadIndex: 2 });
    expect(failedChecks(report)).toEqual(['checkpoint-order']);
  });

  it('of another log under a trusted key does not belong here', async () => {
    const foreign = newSigningKey('other.example/audit');
    const checkpoints = [checkpointAt(4), checkpointAt(8, ENTRIES, foreign), checkpointAt(12)];
    const report = await verify({ checkpoints, verifierKeys: [...verifierKeys, verifierKeyOf(foreign)] });
    expect(failedChecks(report)).toEqual(['checkpoint-order']);
  });
});

describe('the anchor', () => {
  it('exposes a history rewritten and signed again with the real key', async () => {
    const entries = ENTRIES.with(2, other);
    const checkpoints = [checkpointAt(12, entries)];
    expect(await verify({ entries, checkpoints })).toMatchObject({ ok: true, anchored: false });
    const report = await verify({ entries, checkpoints, anchors: [checkpointAt(5)] });
    expect(report).toMatchObject({ ok: false, anchored: false, firstBadIndex: 0 });
  });

  it('that is forged or of another log fails without accusing an entry', async () => {
    const foreign = newSigningKey('other.example/audit');
    const keys = [...verifierKeys, verifierKeyOf(foreign)];
    for (const anchor of [
      'junk',
      checkpointAt(5, ENTRIES, newSigningKey(key.name)),
      checkpointAt(5, ENTRIES, foreign),
    ]) {
      const report = await verify({ anchors: [anchor], verifierKeys: keys });
      expect(report).toMatchObject({ ok: false, anchored: false, firstBadIndex: null });
      expect(failedChecks(report)).toEqual(['anchor']);
    }
  });
});

describe('unusable input', () => {
  it('is an error and not a verdict: a broken key, a stream that breaks off', async () => {
    await expect(verify({ verifierKeys: ['nonsense'] })).rejects.toBeInstanceOf(NoteError);
    function* broken(): Generator<string> {
      yield ENTRIES[0] ?? '';
      throw new Error('the file ended early');
    }
    await expect(verify({ entries: broken() })).rejects.toThrow('the file ended early');
  });
});
