import { concatBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './bytes.ts';
import { CheckpointError, formatCheckpoint, openCheckpoint } from './checkpoint.ts';
import { signNote } from './note.ts';
import { keyIdOf, NoteError, newSigningKey, parseVerifierKey, verifierKeyOf } from './note-key.ts';
import { type OpenedCheckpoint, openCheckpoints } from './open-checkpoints.ts';
import { checkpointAt, LOG_KEY } from './testing/sample-log.ts';

const WITNESS = newSigningKey('witness.example');
const STRANGER = newSigningKey('stranger.example');
const IMPOSTOR = newSigningKey(LOG_KEY.name);
const KEYS = [LOG_KEY, WITNESS].map(verifierKeyOf);
const NOTE = checkpointAt(8);
const [TEXT = '', OWN = ''] = NOTE.split(/(?<=\n)\n/);

async function openAll(notes: Iterable<string>, keys = KEYS): Promise<OpenedCheckpoint[]> {
  const opened: OpenedCheckpoint[] = [];
  for await (const one of openCheckpoints(notes, keys)) opened.push(one);
  return opened;
}

/** The other way to open one: in JavaScript alone, with an error for what cannot be believed. */
function openOne(note: string, keys = KEYS): string {
  try {
    openCheckpoint(note, keys);
    return '';
  } catch (error) {
    if (error instanceof NoteError || error instanceof CheckpointError) return error.message;
    throw error;
  }
}

const lineBy = (key: typeof LOG_KEY, text = TEXT) => signNote(text, key).slice(text.length + 1);

/** The same signature with something done to its 64 bytes. */
function bent(edit: (signature: Uint8Array) => Uint8Array): string {
  const blob = fromBase64(OWN.trim().split(' ')[2] ?? '') ?? new Uint8Array();
  return `— ${LOG_KEY.name} ${toBase64(concatBytes(blob.slice(0, 4), edit(blob.slice(4))))}\n`;
}

/** S + L: the same point, for whoever does not look whether S is below the order of the group. */
function malleated(signature: Uint8Array): Uint8Array {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const hex = Buffer.from(signature.slice(32)).reverse().toString('hex');
  const sum = (BigInt(`0x${hex}`) + order).toString(16).padStart(64, '0');
  return concatBytes(signature.slice(0, 32), Buffer.from(sum, 'hex').reverse());
}

describe('a checkpoint is believed, or not, alike by the platform’s Ed25519 and by the one in JavaScript', () => {
  const foreign = formatCheckpoint({ origin: 'other.example/audit', size: 8, root: new Uint8Array(32) });
  it.each<[string, string, string]>([
    ['signed by the log', NOTE, ''],
    ['signed by the log and a witness', NOTE + lineBy(WITNESS), ''],
    ['signed by a stranger first', `${TEXT}\n${lineBy(STRANGER)}${OWN}`, ''],
    ['signed by the log twice', NOTE + OWN, ''],
    ['signed by a key of the log’s name too, which nobody trusts', NOTE + lineBy(IMPOSTOR), ''],
    ['signed by that key alone', `${TEXT}\n${lineBy(IMPOSTOR)}`, 'no signature is by a trusted key'],
    ['signed by a stranger alone', `${TEXT}\n${lineBy(STRANGER)}`, 'no signature is by a trusted key'],
    [
      'signed by a witness alone',
      `${TEXT}\n${lineBy(WITNESS)}`,
      'no signature is by the log docket.example/audit itself',
    ],
    [
      'of another log, signed by this one',
      signNote(foreign, LOG_KEY),
      'no signature is by the log other.example/audit itself',
    ],
    [
      'with a wrong signature of a witness',
      NOTE + lineBy(WITNESS, 'x\n'),
      'the signature of witness.example does not match',
    ],
    [
      'with the signature of another size',
      `${TEXT}\n${lineBy(LOG_KEY, TEXT.replace('\n8\n', '\n9\n'))}`,
      'does not match the text',
    ],
    [
      'with the log’s signature under a witness’s name',
      `${TEXT}\n${OWN.replace(LOG_KEY.name, WITNESS.name)}`,
      'no signature is by a trusted key',
    ],
    [
      'with a bit of its signature flipped',
      `${TEXT}\n${bent((bytes) => bytes.map((byte, i) => (i === 40 ? byte ^ 1 : byte)))}`,
      'does not match the text',
    ],
    [
      'with a signature that is too short',
      `${TEXT}\n${bent((bytes) => bytes.slice(1))}`,
      'does not match the text',
    ],
    [
      'with a signature that is too long',
      `${TEXT}\n${bent((bytes) => concatBytes(bytes, Uint8Array.of(0)))}`,
      'does not match the text',
    ],
    ['with its signature in a second spelling', `${TEXT}\n${bent(malleated)}`, 'does not match the text'],
    ['with a signature of zeroes', `${TEXT}\n${bent((bytes) => bytes.fill(0))}`, 'does not match the text'],
    ['without a signature', `${TEXT}\n\n`, 'a signature line is'],
    ['that is no note', 'junk', 'a note is a text'],
    ['that is a note of something else', signNote('hello\n', LOG_KEY), 'the size is not'],
    ['with a size in other letters', signNote(TEXT.replace('\n8\n', '\n８\n'), LOG_KEY), 'the size is not'],
  ])('%s', async (_, note, problem) => {
    const [opened] = await openAll([note]);
    expect(opened).toMatchObject({ note, problem: expect.stringContaining(problem) });
    expect(opened?.problem).toBe(openOne(note));
    expect(opened?.head?.size).toBe(problem === '' ? 8 : undefined);
  });

  it('under a key of small order, under which one signature fits every text: not', async () => {
    const identity = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0));
    const id = keyIdOf('weak', identity);
    const weak = `weak+${Buffer.from(id).toString('hex')}+${toBase64(concatBytes(Uint8Array.of(1), identity))}`;
    expect(parseVerifierKey(weak).name).toBe('weak');
    const text = formatCheckpoint({ origin: 'weak', size: 1, root: new Uint8Array(32) });
    const note = `${text}\n— weak ${toBase64(concatBytes(id, identity, new Uint8Array(32)))}\n`;
    const [opened] = await openAll([note], [weak]);
    expect(opened).toMatchObject({ head: null, problem: openOne(note, [weak]) });
  });
});

describe('many checkpoints', () => {
  it('come out in their order, good and bad, past what is judged at once', async () => {
    const notes = Array.from({ length: 600 }, (_, i) => (i % 50 === 7 ? `junk ${i}` : checkpointAt(i % 12)));
    const opened = await openAll(notes);
    expect(opened.map(({ note }) => note)).toEqual(notes);
    expect(opened.map(({ head }) => head?.size)).toEqual(
      notes.map((_, i) => (i % 50 === 7 ? undefined : i % 12)),
    );
  });

  it('are read no further than they are judged, and end with the error of their source', async () => {
    let read = 0;
    function* endless() {
      for (;;) {
        read += 1;
        yield NOTE;
      }
    }
    for await (const { head } of openCheckpoints(endless(), KEYS)) {
      expect(head?.size).toBe(8);
      break;
    }
    expect(read).toBeLessThanOrEqual(256);
    function* broken() {
      yield NOTE;
      throw new Error('the file ended early');
    }
    await expect(openAll(broken())).rejects.toThrow('the file ended early');
  });

  it('are not opened with a key that does not parse', async () => {
    await expect(openAll([NOTE], ['nonsense'])).rejects.toThrow(NoteError);
  });

  it('are opened without the platform’s Ed25519 too, as on a page without a secure origin', async () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
    const value = { getRandomValues: crypto.getRandomValues.bind(crypto) };
    Object.defineProperty(globalThis, 'crypto', { value, configurable: true });
    try {
      expect((await openAll([NOTE, `${TEXT}\n${lineBy(IMPOSTOR)}`])).map(({ head }) => head?.size)).toEqual([
        8,
        undefined,
      ]);
    } finally {
      if (own !== undefined) Object.defineProperty(globalThis, 'crypto', own);
    }
  });
});
