import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { toBase64 } from './bytes.ts';
import { CheckpointError, formatCheckpoint, openCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { signNote, verifyNote } from './note.ts';
import {
  formatSigningKey,
  isKeyName,
  keyIdOf,
  NoteError,
  newSigningKey,
  parseSigningKey,
  parseVerifierKey,
  verifierKeyOf,
} from './note-key.ts';
import { CT_ROOTS } from './testing/ct-vectors.ts';

// The published example of Go's golang.org/x/mod/sumdb/note; its secret key is public and signs nothing real.
const GO = {
  signingKey: 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  verifierKey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  signature:
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};

const key = newSigningKey('docket.example/audit');
const root = hexToBytes(CT_ROOTS[8] ?? '');

function reasonOf(run: () => unknown): NoteError['reason'] {
  try {
    run();
  } catch (error) {
    if (error instanceof NoteError) return error.reason;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('signed notes', () => {
  it("signs the example of Go's note package byte for byte, and verifies it", () => {
    const note = signNote(GO.text, parseSigningKey(GO.signingKey));
    expect(note).toBe(`${GO.text}\n${GO.signature}`);
    expect(verifyNote(note, [GO.verifierKey])).toEqual({ text: GO.text, signers: ['PeterNeumann'] });
    expect(verifierKeyOf(parseSigningKey(GO.signingKey))).toBe(GO.verifierKey);
  });

  it('finds every single changed character of the text and of the signature', () => {
    const note = signNote('docket.example/audit\n8\n', key);
    const trusted = [verifierKeyOf(key)];
    for (let i = 0; i < note.length; i++) {
      const changed = `${note.slice(0, i)}${note[i] === 'x' ? 'y' : 'x'}${note.slice(i + 1)}`;
      expect(() => verifyNote(changed, trusted), `character ${i}`).toThrow(NoteError);
    }
  });

  it('keeps blank lines of the text inside the text', () => {
    const text = 'one\n\ntwo\n';
    expect(verifyNote(signNote(text, key), [verifierKeyOf(key)]).text).toBe(text);
  });

  it('passes over a stranger beside a trusted signer, and trusts no stranger alone', () => {
    const witness = newSigningKey('witness.example');
    const [, witnessLine = ''] = signNote('text\n', witness).split('\n\n');
    const both = signNote('text\n', key) + witnessLine;
    expect(verifyNote(both, [verifierKeyOf(key)]).signers).toEqual([key.name]);
    expect(verifyNote(both, [key, witness].map(verifierKeyOf)).signers).toEqual([key.name, witness.name]);
    expect(reasonOf(() => verifyNote(both, []))).toBe('unknown-key');
    expect(reasonOf(() => verifyNote(both, [verifierKeyOf(newSigningKey(key.name))]))).toBe('unknown-key');
  });

  it('refuses a note whose trusted signature is wrong although another one is right', () => {
    const witness = newSigningKey('witness.example');
    const [, wrongLine = ''] = signNote('another text\n', witness).split('\n\n');
    const both = signNote('text\n', key) + wrongLine;
    expect(reasonOf(() => verifyNote(both, [key, witness].map(verifierKeyOf)))).toBe('bad-signature');
  });

  it('does not fall for a key of small order, under which one signature fits every text', () => {
    const identity = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0));
    const keyId = keyIdOf('weak', identity);
    const weakKey = `weak+${bytesToHex(keyId)}+${toBase64(concatBytes(Uint8Array.of(1), identity))}`;
    const blob = toBase64(concatBytes(keyId, identity, new Uint8Array(32)));
    expect(reasonOf(() => verifyNote(`any text\n\n— weak ${blob}\n`, [weakKey]))).toBe('bad-signature');
  });

  it.each([
    ['no signature', 'text\n'],
    ['no final newline', `text\n\n${GO.signature.trimEnd()}`],
    ['a hyphen for the dash', `text\n\n-${GO.signature.slice(1)}`],
    ['base64 without padding', `text\n\n${GO.signature.replace('=', '')}`],
    ['a signature line with a tail', `text\n\n${GO.signature.trimEnd()} more\n`],
    ['a carriage return', `text\r\n\n${GO.signature}`],
    ['a signature too many', `text\n\n${GO.signature.repeat(101)}`],
  ])('calls a note with %s malformed', (_name, note) => {
    expect(reasonOf(() => verifyNote(note, [GO.verifierKey]))).toBe('malformed');
  });

  it('does not sign a text that could not be read back', () => {
    for (const text of ['', 'no newline', 'tab\there\n', 'lone \ud800\n']) {
      expect(reasonOf(() => signNote(text, key))).toBe('malformed');
    }
  });
});

describe('note keys', () => {
  it('survive their text forms', () => {
    expect(parseSigningKey(formatSigningKey(key))).toEqual(key);
    expect(parseVerifierKey(verifierKeyOf(key)).name).toBe(key.name);
  });

  it('are refused with a wrong key id, another type, a wrong length or a changed name', () => {
    const [name = '', , material = ''] = GO.verifierKey.split('+');
    const bad = [
      `${name}+c74f20a4+${material}`,
      `${name}x+c74f20a3+${material}`,
      `${name}+c74f20a3+Ah${material.slice(2)}`,
      `${name}+c74f20a3+${material}AAAA`,
      `${name}+C74F20A3+${material}`,
      name,
      '',
    ];
    for (const text of bad)
      expect(
        reasonOf(() => parseVerifierKey(text)),
        text,
      ).toBe('bad-key');
  });

  it('do not leak the secret into the error of a damaged signing key', () => {
    const damaged = GO.signingKey.replace('c74f20a3', 'c74f20a4');
    expect(() => parseSigningKey(damaged)).toThrow(/^the key id does not belong to the key$/);
    expect(reasonOf(() => parseSigningKey(GO.verifierKey))).toBe('bad-key');
  });

  it('have names without blanks, plus signs or control characters', () => {
    expect(['a', 'docket.example/audit', 'Größe'].every(isKeyName)).toBe(true);
    expect(['', 'a b', 'a+b', 'a\u00a0b', 'a\u0085b', 'a\nb', '\ud800'].some(isKeyName)).toBe(false);
    expect(reasonOf(() => newSigningKey('two words'))).toBe('bad-key');
  });
});

describe('checkpoints', () => {
  it('are three lines, and read back as they were written', () => {
    const text = formatCheckpoint({ origin: key.name, size: 8, root });
    expect(text).toBe('docket.example/audit\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n');
    expect(parseCheckpoint(text)).toEqual({ origin: key.name, size: 8, root });
  });

  it('carry extension lines through', () => {
    const checkpoint = { origin: key.name, size: 0, root, extensions: ['time 1', 'more'] };
    expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint);
  });

  it.each([
    ['an empty origin', { origin: '' }],
    ['an origin with a newline', { origin: 'a\n5' }],
    ['a negative size', { size: -1 }],
    ['a fractional size', { size: 1.5 }],
    ['a size beyond safe integers', { size: 2 ** 53 }],
    ['a short root', { root: new Uint8Array(31) }],
    ['an empty extension', { extensions: [''] }],
    ['an extension with a newline', { extensions: ['a\nb'] }],
  ])('cannot be written with %s', (_name, change) => {
    expect(() => formatCheckpoint({ origin: 'log', size: 1, root, ...change })).toThrow(CheckpointError);
  });

  it.each([
    ['two lines', 'log\n8\n'],
    ['a leading zero', 'log\n08\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n'],
    ['a size with a sign', 'log\n+8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n'],
    ['stray bits in the root', 'log\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyh=\n'],
    ['no final newline', 'log\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg='],
  ])('are refused with %s', (_name, text) => {
    expect(() => parseCheckpoint(text)).toThrow(CheckpointError);
  });

  it('open only when the log they name has signed them itself', () => {
    const text = formatCheckpoint({ origin: key.name, size: 8, root });
    const witness = newSigningKey('witness.example');
    const keys = [key, witness].map(verifierKeyOf);
    expect(openCheckpoint(signNote(text, key), keys).size).toBe(8);
    expect(() => openCheckpoint(signNote(text, witness), keys)).toThrow(CheckpointError);
  });
});
