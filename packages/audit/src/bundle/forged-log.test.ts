import { describe, expect, it } from 'vitest';
import { formatCheckpoint } from '../checkpoint.ts';
import { signNote } from '../note.ts';
import { newSigningKey } from '../note-key.ts';
import { FOREIGN, FORGED, notesOf, swap, verdict } from '../testing/forger.ts';
import {
  CASE,
  type Edit,
  entry,
  FILES,
  LOG,
  lineOf,
  makeBundle,
  ofCase,
  ofPeriod,
  resealed,
  textsOf,
} from '../testing/sample-bundle.ts';
import { checkpointAt, LOG_KEY } from '../testing/sample-log.ts';

const seals = (log: readonly string[]) => log.map((_, i) => checkpointAt(i + 1, log));
const BUNDLE = await makeBundle();

it('a bundle that is sealed again without a change still holds: else what follows would prove nothing', async () => {
  for (const bundle of [makeBundle(), ofCase({ held: 7 }), ofPeriod()]) {
    expect(await verdict(await resealed(await bundle, {}))).toEqual({ bad: [], first: null, words: '' });
  }
});

describe('a whole log, each file of it made to fit by somebody who can sign the manifest', () => {
  const roots = ['checkpoint-roots', 'coverage'];
  it.each<[string, Record<string, Edit>, string[], number]>([
    ['an entry changed', { [FILES.entries]: lineOf(7, () => FORGED[7] ?? '') }, roots, 7],
    ['two entries swapped', { [FILES.entries]: swap(5) }, roots, 5],
    [
      'an entry left out, the rest closed up',
      { [FILES.entries]: lineOf(3, () => null) },
      ['checkpoint-roots', 'coverage', 'count'],
      3,
    ],
    [
      'the last entries dropped',
      { [FILES.entries]: (text) => text.split('\n').slice(0, 15).concat('').join('\n') },
      ['checkpoint-roots', 'count'],
      15,
    ],
    [
      'an entry that no checkpoint covers',
      { [FILES.entries]: (text) => `${text}${entry(20, 'case.viewed', CASE)}\n` },
      ['coverage', 'count'],
      20,
    ],
    [
      'an entry with a blank in it',
      { [FILES.entries]: lineOf(9, (line) => line.replace(',', ', ')) },
      ['canonical-form', ...roots],
      9,
    ],
    [
      'an entry with a key said twice',
      { [FILES.entries]: lineOf(9, (line) => line.replace('{', '{"a":1,"a":1,')) },
      ['canonical-form', ...roots],
      9,
    ],
    [
      'an empty line between entries',
      { [FILES.entries]: lineOf(9, (line) => `\n${line}`) },
      ['canonical-form', ...roots, 'count'],
      9,
    ],
    [
      'lines that end as on Windows',
      { [FILES.entries]: (text) => text.replaceAll('\n', '\r\n') },
      ['canonical-form', ...roots],
      0,
    ],
    [
      'a mark of the byte order in front',
      { [FILES.entries]: (text) => `\ufeff${text}` },
      ['canonical-form', ...roots],
      0,
    ],
    [
      'a checkpoint by a key of that name',
      { [FILES.checkpoints]: notesOf(seals(LOG).with(6, checkpointAt(7, LOG, newSigningKey(LOG_KEY.name)))) },
      ['checkpoint-signatures'],
      6,
    ],
    [
      'a checkpoint of another log',
      { [FILES.checkpoints]: notesOf(seals(LOG).with(6, checkpointAt(7, LOG, FOREIGN))) },
      ['checkpoint-signatures'],
      6,
    ],
    [
      'a checkpoint that names another log',
      {
        [FILES.checkpoints]: notesOf(
          seals(LOG).with(
            6,
            signNote(formatCheckpoint({ origin: 'x', size: 7, root: new Uint8Array(32) }), LOG_KEY),
          ),
        ),
      },
      ['checkpoint-signatures'],
      6,
    ],
    [
      'a checkpoint that is no note',
      { [FILES.checkpoints]: (text) => `hello\n\nyou\n\n${text}` },
      ['checkpoint-signatures'],
      0,
    ],
    [
      'two checkpoints swapped',
      {
        [FILES.checkpoints]: notesOf([
          ...seals(LOG).slice(0, 5),
          checkpointAt(7, LOG),
          checkpointAt(6, LOG),
          ...seals(LOG).slice(7),
        ]),
      },
      ['checkpoint-order'],
      6,
    ],
    [
      'a checkpoint of another history (a split view)',
      { [FILES.checkpoints]: notesOf(seals(LOG).toSpliced(12, 0, checkpointAt(12, FORGED))) },
      ['checkpoint-roots'],
      12,
    ],
    [
      'a history that left the older checkpoints',
      {
        [FILES.entries]: () => FORGED.join('\n').concat('\n'),
        [FILES.checkpoints]: notesOf([...seals(LOG).slice(0, 12), ...seals(FORGED).slice(12)]),
      },
      ['checkpoint-roots'],
      7,
    ],
    [
      'the last checkpoints dropped',
      { [FILES.checkpoints]: notesOf(seals(LOG).slice(0, 17)) },
      ['coverage'],
      17,
    ],
    [
      'a checkpoint beyond the end',
      { [FILES.checkpoints]: notesOf([...seals(LOG), checkpointAt(21, [...LOG, 'x'])]) },
      ['checkpoint-roots'],
      20,
    ],
    ['no checkpoints at all', { [FILES.checkpoints]: () => '' }, ['coverage'], 0],
  ])('with %s', async (_, change, bad, first) => {
    expect(await verdict(await resealed(BUNDLE, change))).toMatchObject({ bad, first });
  });

  it.each<[string, object, string]>([
    ['fewer entries than there are', { entries: 19 }, 'count'],
    ['another size of the log', { size: 21 }, 'count'],
    ['the name of another log', { log: FOREIGN.name }, 'manifest'],
  ])('with a manifest that says %s', async (_, manifest, check) => {
    expect(await verdict(await resealed(BUNDLE, {}, { manifest }))).toMatchObject({
      bad: [check],
    });
  });

  it.each<[string, (files: Record<string, { sha256: string }>) => object, string]>([
    [
      'that it does not hold',
      (files) => ({ ...files, 'more.txt': { bytes: 0, sha256: '' } }),
      'more.txt is missing',
    ],
    ['less than it holds', ({ 'README.txt': _, ...files }) => files, 'README.txt was added'],
    [
      'with another digest',
      (files) => ({ ...files, 'key.txt': files['README.txt'] }),
      'key.txt is not the file',
    ],
  ])('with a manifest that lists a file %s', async (_, edit, words) => {
    const bundle = BUNDLE;
    const [said = ''] = ((await textsOf(bundle)).get(FILES.manifest) ?? '').split('\n\n');
    const files = edit(JSON.parse(said).files);
    const found = await verdict(await resealed(bundle, {}, { manifest: { files } }));
    expect(found).toMatchObject({ bad: ['files'], first: null });
    expect(found.words).toContain(words);
  });

  it('with a manifest under another key names the manifest alone', async () => {
    const found = await verdict(await resealed(BUNDLE, {}, { by: newSigningKey(LOG_KEY.name) }));
    expect(found.bad).toEqual(['manifest']);
  });

  it('with a key file that names another key than the one given', async () => {
    const found = await verdict(
      await resealed(BUNDLE, { [FILES.key]: (text) => text.replace('docket', 'docked') }),
    );
    expect(found.bad).toEqual(['key']);
  });
});
