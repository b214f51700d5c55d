import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RawFile, rawZip } from '../testing/raw-zip.ts';
import { blobOf, textsOf } from '../testing/sample-bundle.ts';
import { FileReader } from './read-lines.ts';
import { filesIn, openZip, ZipError, zipStream } from './zip.ts';

const A: RawFile = { name: 'a.txt', content: 'alpha\n' };
const B: RawFile = { name: 'b.txt', content: 'beta\n' };

describe('a zip made by hand', () => {
  it('is read when it says nothing but the truth: else the lies below would prove nothing', async () => {
    expect([...(await textsOf(rawZip([A, B])))]).toEqual([
      ['a.txt', 'alpha\n'],
      ['b.txt', 'beta\n'],
    ]);
    expect((await openZip(rawZip([]))).size).toBe(0);
  });

  it('may hold folders, which are no files', async () => {
    const folder = { name: 'audit/', content: '', attributes: 0x10 };
    expect([...(await openZip(rawZip([folder, A]))).keys()]).toEqual(['a.txt']);
  });

  it.each([
    ['calls itself a folder', { ...B, attributes: 0x10 }],
    ['is named like a folder', { ...B, name: 'b.txt/' }],
  ])('hides no file that %s and has content', async (_, file) => {
    expect([...(await openZip(rawZip([A, file]))).keys()]).toContain(file.name);
  });
});

describe('a zip that programs would read differently is refused', () => {
  it.each<[string, Blob]>([
    ['two files of one name', rawZip([A, B, { ...A, content: 'other' }])],
    ['two files of one name, one of them a folder', rawZip([{ ...A, attributes: 0x10, content: '' }, A])],
    ['a name that climbs out of the folder', rawZip([A, { ...B, name: '../b.txt' }])],
    ['a name that climbs out in the middle', rawZip([A, { ...B, name: 'x/../../b.txt' }])],
    ['a name that climbs out by backslashes', rawZip([A, { ...B, name: '..\\b.txt' }])],
    ['a name from the root', rawZip([A, { ...B, name: '/etc/passwd' }])],
    ['a name with a drive', rawZip([A, { ...B, name: 'C:/b.txt' }])],
    ['a name without anything', rawZip([A, { ...B, name: '' }])],
    ['a name with a zero byte', rawZip([A, { ...B, name: 'b.txt\0.png' }])],
    ['something in front of it', rawZip([A], { before: 'MZ a program' })],
    ['something after it', rawZip([A], { after: 'and more' })],
    ['another zip in front of it', new Blob([rawZip([B]), rawZip([A])])],
    ['another zip after it', new Blob([rawZip([A]), rawZip([B]), 'x'])],
    ['more files than it says', rawZip([A, B], { count: 1 })],
    ['fewer files than it says', rawZip([A], { count: 2 })],
  ])('with %s', async (_, blob) => {
    await expect(openZip(blob)).rejects.toThrow(ZipError);
  });

  it('cut off after any byte', async () => {
    const whole = await rawZip([A, B]).arrayBuffer();
    for (let length = 0; length < whole.byteLength; length += 1) {
      const cut = new Blob([whole.slice(0, length)]);
      await expect(openZip(cut), `after ${length} bytes`).rejects.toThrow(ZipError);
    }
  });
});

describe('a file in a zip that is not what its records say is damage, and named', () => {
  const deflated = deflateRawSync('beta\n').toString('latin1');
  it.each<[string, RawFile]>([
    ['another name in front of the content', { ...B, localName: 'c.txt' }],
    ['a wrong sum', { ...B, crc: 1 }],
    ['a size that is too small', { ...B, size: 2 }],
    ['a size of four gigabytes', { ...B, size: 0xffff_fffe }],
    ['a size in the directory alone', { ...B, centralSize: 3 }],
    ['a compression that it has not', { ...B, method: 8 }],
    ['a compression that does not exist', { ...B, method: 99 }],
    ['a password', { ...B, flags: 1 }],
    ['nothing of the size it says when deflated', { ...B, content: deflated, method: 8, size: 1_000_000 }],
  ])('with %s', async (_, file) => {
    const reader = new FileReader(await openZip(rawZip([A, file])));
    expect(await reader.text('a.txt')).toBe('alpha\n');
    expect(await reader.text('b.txt')).toBeNull();
    expect([...reader.damage]).toEqual([['b.txt', 'b.txt is damaged']]);
    expect(reader.digests.has('b.txt')).toBe(false);
  });
});

describe('what is written', () => {
  it('is read back as it was, with the digest that was told, for any names and contents', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}(\/[a-zäöü ]{1,8}\.txt)?$/);
    const content = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array()), { maxLength: 5 });
    const files = fc.uniqueArray(fc.record({ name, content, isHuge: fc.boolean() }), {
      selector: (file) => file.name,
      maxLength: 5,
    });
    return fc.assert(
      fc.asyncProperty(files, async (made) => {
        let told: ReadonlyMap<string, unknown> = new Map();
        const zip = await blobOf(
          zipStream((digests) => {
            told = digests;
            return made;
          }),
        );
        const open = await openZip(zip);
        const reader = new FileReader(open);
        for (const one of open.keys()) await reader.skim(one);
        expect([...open.keys()]).toEqual(made.map((file) => file.name));
        expect(reader.damage.size).toBe(0);
        expect(new Map(reader.digests)).toEqual(new Map(told));
      }),
      { numRuns: 40 },
    );
  });

  it('gives a folder of it by the names in there, and nothing of a folder whose name only begins alike', async () => {
    const names = ['audit/a', 'audit/b/c', 'audit-2/d', 'e'];
    const open = await openZip(rawZip(names.map((name) => ({ name, content: name }))));
    expect([...filesIn(open, 'audit/').keys()]).toEqual(['a', 'b/c']);
  });
});
