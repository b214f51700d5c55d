import { describe, expect, it } from 'vitest';
import { toBase64 } from '../bytes.ts';
import { canonicalise } from '../canonical.ts';
import { commitmentOf } from '../commitment.ts';
import { verdict } from '../testing/forger.ts';
import { CASE, entry, LOG, makeBundle, ofPeriod } from '../testing/sample-bundle.ts';

describe('texts disclosed with a bundle', () => {
  const salt = new Uint8Array(32).fill(7);
  const noted = (i: number, commit: object) =>
    canonicalise({ ...JSON.parse(entry(i, 'note.added', CASE)), id: `entry-${i}`, commit });
  const log = LOG.with(6, noted(6, { note: commitmentOf(salt, 'hello') }));
  const side = [{ entry: 'entry-6', name: 'note', salt: toBase64(salt), text: 'hello' }];
  const erased = log.with(8, entry(8, 'data.erased', CASE));

  it('hold with the entry that commits to them, and may be gone once the case was erased', async () => {
    expect(await verdict(await makeBundle({ log, side }))).toMatchObject({ bad: [] });
    expect(await verdict(await makeBundle({ log: erased, side: [] }))).toMatchObject({ bad: [] });
    expect(await verdict(await ofPeriod({ log, side: [] }))).toMatchObject({ bad: [] });
  });

  it.each([
    ['another text', log, side.map((one) => ({ ...one, text: 'hallo' })), 6],
    ['the text left out though nothing was erased', log, [], 6],
    [
      'the text left out though the erasure was before it',
      erased.with(4, entry(4, 'data.erased', CASE)).with(8, LOG[8] ?? ''),
      [],
      6,
    ],
    ['a text that nobody committed to', log, [...side, { ...side[0], name: 'other' }], null],
  ])('do not hold with %s', async (_, made, shown, first) => {
    // only a name is changed in the last one
    const texts = shown as typeof side;
    expect(await verdict(await makeBundle({ log: made, side: texts }))).toMatchObject({
      bad: ['commitments'],
      first,
    });
  });
});
