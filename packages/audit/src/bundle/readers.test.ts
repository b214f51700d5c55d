import { describe, expect, it } from 'vitest';
import { checkpointAt } from '../testing/sample-log.ts';
import { formatTlogProof, parseTlogProof, TlogProofError } from '../tlog-proof.ts';
import { FORMAT, formatManifest, parseManifest } from './manifest.ts';
import { FileReader } from './read-lines.ts';
import { readNotes } from './read-notes.ts';

const MILLION = 1_000_000;

/** A reader of one file, given in these pieces. */
function readerOf(...pieces: readonly (string | Uint8Array)[]): FileReader {
  async function* read() {
    for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
  }
  return new FileReader(new Map([['f', read]]));
}

async function all(source: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const one of source) found.push(one);
  return found;
}

describe('the lines of a file', () => {
  it('are the same however its bytes arrive, also in the middle of a letter', async () => {
    const bytes = Buffer.from('één\n\n€uro 😀\n');
    for (let at = 0; at <= bytes.length; at += 1) {
      const reader = readerOf(bytes.subarray(0, at), bytes.subarray(at));
      expect(await all(reader.lines('f')), `cut at ${at}`).toEqual(['één', '', '€uro 😀']);
      expect(reader.damage.size).toBe(0);
    }
  });

  it('are none of a file that is empty or not there', async () => {
    expect(await all(readerOf('').lines('f'))).toEqual([]);
    expect(await all(readerOf('x\n').lines('g'))).toEqual([]);
  });

  it('end where the file breaks off in the middle of one, and the damage is named', async () => {
    const reader = readerOf('one\ntw', 'o');
    expect(await all(reader.lines('f'))).toEqual(['one']);
    expect(reader.damage.get('f')).toBe('f ends in the middle of a line');
  });

  it('keep what is not UTF-8 from passing as the same bytes', async () => {
    const [bad, good] = [readerOf(Uint8Array.of(0xff, 10)), readerOf('\ufffd\n')];
    expect(await all(bad.lines('f'))).toEqual(await all(good.lines('f')));
    expect(bad.digests.get('f')).not.toEqual(good.digests.get('f'));
  });

  it('of a million letters end the reading, and a file without line ends fills no memory', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1;
        yield new Uint8Array(65_536).fill(120);
      }
    }
    const reader = new FileReader(new Map([['f', endless]]));
    expect(await all(reader.lines('f'))).toEqual([]);
    expect(reader.damage.get('f')).toBe(`f has a line longer than ${MILLION} characters`);
    expect(await reader.text('f')).toBeNull();
    expect(reader.digests.has('f')).toBe(false);
    expect(given).toBeLessThan(40);
  });
});

describe('the notes of a file', () => {
  const notes = [checkpointAt(1), checkpointAt(2)];
  const text = notes.map((note) => `${note}\n`).join('');

  it('come out as they went in, whatever is blank between them', async () => {
    expect(await all(readerOf(text).notes('f'))).toEqual(notes);
    expect(await all(readerOf(`\n\n${text.replaceAll('\n\n', '\n\n\n')}\n\n`).notes('f'))).toEqual(notes);
  });

  it.each([
    ['without the blank line at its end', text.slice(0, -1)],
    ['that is only its text', `${text}docket.example/audit\n\n`],
  ])('end before one %s, and the damage is named', async (_, broken) => {
    const reader = readerOf(broken);
    const found = await all(reader.notes('f'));
    expect(found).toEqual(notes.slice(0, found.length));
    expect(reader.damage.get('f')).toBe('f ends in the middle of a note');
  });

  it('without an end fill no memory either', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1;
        yield Buffer.from('a line\n'.repeat(9_000));
      }
    }
    const reader = new FileReader(new Map([['f', endless]]));
    expect(await all(reader.notes('f'))).toEqual([]);
    expect(reader.damage.get('f')).toBe(`f has a note longer than ${MILLION} characters`);
    expect(given).toBeLessThan(40);
  });

  it('that somebody kept are given back for judgement even when they are none', () => {
    expect(readNotes('hello')).toEqual(['hello\n']);
    expect(readNotes(`${text}rest`)).toEqual([...notes, 'rest\n']);
  });
});

describe('the manifest of a bundle', () => {
  const manifest = {
    format: FORMAT,
    log: 'l',
    scope: { kind: 'all' },
    entries: 1,
    size: 1,
    heldSize: null,
    files: { 'a.txt': { bytes: 1, sha256: 'x' } },
  } as const;

  it('is read as it was written, of each scope, with and without an older checkpoint', () => {
    const scopes = [
      { kind: 'case', case: 'c' },
      { kind: 'period', from: 'a', to: 'b' },
    ] as const;
    for (const made of [
      manifest,
      { ...manifest, heldSize: 0 },
      ...scopes.map((scope) => ({ ...manifest, scope })),
    ]) {
      expect(parseManifest(formatManifest(made))).toEqual(made);
      expect(formatManifest(made)).not.toContain('\n\n');
    }
  });

  it.each<[string, unknown]>([
    ['another format', { ...manifest, format: 'docket-audit-bundle/2' }],
    ['a log that is no text', { ...manifest, log: null }],
    ['no scope', { ...manifest, scope: undefined }],
    ['an unknown scope', { ...manifest, scope: { kind: 'some' } }],
    ['a case without name', { ...manifest, scope: { kind: 'case' } }],
    ['a period without end', { ...manifest, scope: { kind: 'period', from: 'a' } }],
    ['a negative count', { ...manifest, entries: -1 }],
    ['a fraction as size', { ...manifest, size: 1.5 }],
    ['an unsafe size', { ...manifest, size: 2 ** 53 }],
    ['a size as text', { ...manifest, size: '1' }],
    ['no word on an older checkpoint', { ...manifest, heldSize: undefined }],
    ['files as a list', { ...manifest, files: [] }],
    ['a file without digest', { ...manifest, files: { a: { bytes: 1 } } }],
    ['a file without length', { ...manifest, files: { a: { sha256: 'x' } } }],
    ['a list around it', [manifest]],
    ['nothing', null],
  ])('is none with %s', (_, value) => {
    expect(parseManifest(JSON.stringify(value))).toBeNull();
  });

  it('is none when it is no JSON', () => {
    expect(parseManifest('')).toBeNull();
    expect(parseManifest(formatManifest(manifest).slice(0, -3))).toBeNull();
  });
});

describe('the proof of an entry', () => {
  const hash = new Uint8Array(32).fill(9);
  const proof = { index: 5, hashes: [hash, hash], checkpoint: checkpointAt(8) };
  const text = formatTlogProof(proof);

  it('is read as it was written, also without a hash, also beyond 32 bits', () => {
    for (const made of [
      proof,
      { ...proof, hashes: [] },
      { ...proof, index: 2 ** 40 },
      { ...proof, index: 0 },
    ]) {
      expect(parseTlogProof(formatTlogProof(made))).toEqual(made);
    }
  });

  it.each([
    ['nothing', ''],
    ['no checkpoint', text.split('\n\n')[0] ?? ''],
    ['another format', text.replace('@v1', '@v2')],
    ['lines that end as on Windows', text.replaceAll('\n', '\r\n')],
    ['no index', text.replace('index 5\n', '')],
    ['a negative index', text.replace('index 5', 'index -5')],
    ['a leading zero', text.replace('index 5', 'index 05')],
    ['an index in hex', text.replace('index 5', 'index 0x5')],
    ['an unsafe index', text.replace('index 5', 'index 9007199254740993')],
    ['a blank after the index', text.replace('index 5', 'index 5 ')],
    ['data that nobody signed', text.replace('index 5', 'extra AAAA\nindex 5')],
    ['a hash without padding', text.replace('=\n', '\n')],
    ['a hash in the alphabet of addresses', text.replace(/^CQ/m, '-_')],
    ['a short hash', text.replace(/\n[^\n]+=\n/, '\nAAAA\n')],
    ['a hash with stray bits', text.replace('k=\n', 'l=\n')],
  ])('is none with %s', (_, broken) => {
    expect(broken).not.toBe(text);
    expect(() => parseTlogProof(broken)).toThrow(TlogProofError);
  });
});
