import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { ALL_WORDS } from '../src/media/document/labels.ts';
import { familyFor, fontFile } from '../src/media/fonts.ts';
import {
  type DocumentSpec,
  type FaceSpec,
  type Flaw,
  renderChipPortrait,
  renderDocument,
  renderPortrait,
  renderProofOfAddress,
  renderSelfie,
} from '../src/media/index.ts';

const face: FaceSpec = { seed: 11, sex: 'F', ageYears: 34, skinTone: 1 };
const card: DocumentSpec = {
  kind: 'id_card',
  issuingState: 'UKR',
  surname: 'Kovalenko',
  givenNames: 'Oksana',
  surnameNative: 'Коваленко',
  givenNamesNative: 'Оксана',
  documentNumber: '002134887',
  birthDate: '1990-02-11',
  sex: 'F',
  nationality: 'UKR',
  placeOfBirth: 'Львів',
  issueDate: '2022-05-03',
  expiryDate: '2032-05-03',
  authority: '4601',
  face,
  flaws: [],
  seed: 3,
};

/** Mean difference per channel of two pictures, seen at thumbnail size; 0 is equal, 255 black against white. */
async function difference(a: Buffer, b: Buffer): Promise<number> {
  const small = (image: Buffer) =>
    sharp(image).resize(160, 160, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  const [left, right] = await Promise.all([small(a), small(b)]);
  return left.reduce((sum, value, i) => sum + Math.abs(value - (right[i] ?? 0)), 0) / left.length;
}

async function expectPhoto(image: Buffer, longSide: number): Promise<void> {
  const { format, width, height } = await sharp(image).metadata();
  expect(format).toBe('jpeg');
  expect(Math.max(width, height)).toBeGreaterThanOrEqual(longSide);
  expect(image.length).toBeGreaterThan(150_000);
  expect(image.length).toBeLessThan(600_000);
}

/** The characters a TrueType file has glyphs for, from its cmap subtables of formats 4 and 12. */
function characters(file: string): Set<number> {
  const font = readFileSync(file);
  const found = new Set<number>();
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + i * 16);
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0;
  const cmap = font.readUInt32BE(entry + 8);
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    if (font.readUInt16BE(table) === 12) addGroups(font, table, found);
    if (font.readUInt16BE(table) === 4) addSegments(font, table, found);
  }
  return found;
}

function addGroups(font: Buffer, table: number, found: Set<number>): void {
  for (let g = 0; g < font.readUInt32BE(table + 12); g++) {
    const at = table + 16 + g * 12;
    for (let code = font.readUInt32BE(at); code <= font.readUInt32BE(at + 4); code++) found.add(code);
  }
}

function addSegments(font: Buffer, table: number, found: Set<number>): void {
  const double = font.readUInt16BE(table + 6);
  for (let at = 0; at < double; at += 2) {
    const end = font.readUInt16BE(table + 14 + at);
    const start = font.readUInt16BE(table + 16 + double + at);
    const delta = font.readUInt16BE(table + 16 + 2 * double + at);
    const rangeAt = table + 16 + 3 * double + at;
    const range = font.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const glyph =
        range === 0 ? (code + delta) & 0xffff : font.readUInt16BE(rangeAt + range + (code - start) * 2);
      if (glyph !== 0) found.add(code);
    }
  }
}

describe('fonts', () => {
  const names = [
    'Łukasz Żółć',
    'Șerban Țîrlea',
    'Ğülşen İçöz',
    'Ørsted',
    'Коваленко Ґудзь Їжак',
    'Қазақстан',
  ];
  const scripts = ['محمد الخطيب', 'فاطمة الزهراء', '李晓明', '王秀英', '张伟', '陈', '欧阳娜娜'];

  it('have a glyph for every letter of every label and of names in four scripts', () => {
    const known = new Map<string, Set<number>>();
    const missing = [...ALL_WORDS, ...names, ...scripts].flatMap((text) => {
      const family = familyFor(text);
      const set = known.get(family) ?? characters(fontFile(family));
      known.set(family, set);
      return [...text]
        .filter((char) => !set.has(char.codePointAt(0) ?? 0))
        .map((char) => `${char} in ${text}`);
    });
    expect(missing).toEqual([]);
  });
});

describe('documents', () => {
  let plain: Buffer;
  beforeAll(async () => {
    plain = await renderDocument(card, 'front');
  });

  it('are the same bytes for the same spec', async () => {
    expect((await renderDocument({ ...card }, 'front')).equals(plain)).toBe(true);
  });

  it.each(['passport', 'id_card', 'driving_licence', 'residence_permit'] as const)(
    'show a %s on both sides as photographs of a believable size',
    async (kind) => {
      for (const side of ['front', 'back'] as const) {
        await expectPhoto(await renderDocument({ ...card, kind }, side), 1400);
      }
    },
  );

  it.each<Flaw>(['glare', 'blur', 'photocopy', 'screen_capture', 'cropped', 'portrait_swapped', 'low_light'])(
    'look different with the flaw %s',
    async (flaw) => {
      const flawed = await renderDocument({ ...card, flaws: [flaw] }, 'front');
      await expectPhoto(flawed, 1400);
      expect(await difference(plain, flawed)).toBeGreaterThan(0.8);
    },
  );

  it('print a wrong check digit on the back when asked to', async () => {
    const right = await renderDocument(card, 'back');
    const wrong = await renderDocument({ ...card, flaws: ['mrz_digit_wrong'] }, 'back');
    expect(wrong.equals(right)).toBe(false);
  });

  it('survive markup, emptiness and great length in their fields', async () => {
    const odd: DocumentSpec = {
      ...card,
      surname: `<b>&"${'Ab'.repeat(60)}`,
      givenNames: '',
      placeOfBirth: '',
    };
    await expectPhoto(await renderDocument(odd, 'front'), 1400);
    await expectPhoto(await renderDocument({ ...odd, documentNumber: '' }, 'back'), 1400);
  });
});

describe('faces', () => {
  it('are the same bytes for the same spec and large enough', async () => {
    const selfie = { face, agedYears: 4, seed: 9, flaws: [] };
    const first = await renderSelfie(selfie);
    await expectPhoto(first, 1000);
    expect((await renderSelfie(selfie)).equals(first)).toBe(true);
  });

  it.each(['blur', 'low_light', 'screen_replay', 'mask'] as const)(
    'show the selfie flaw %s',
    async (flaw) => {
      const plain = await renderSelfie({ face, agedYears: 4, seed: 9, flaws: [] });
      const flawed = await renderSelfie({ face, agedYears: 4, seed: 9, flaws: [flaw] });
      expect(await difference(plain, flawed)).toBeGreaterThan(0.8);
    },
  );

  it('belong to different people when their seeds differ', async () => {
    const one = await renderChipPortrait(face);
    const other = await renderChipPortrait({ ...face, seed: 12 });
    expect(await difference(one, other)).toBeGreaterThan(3);
  });

  it('are cut out of the document as a portrait of full size', async () => {
    await expectPhoto(await renderPortrait(card), 1000);
  });
});

describe('proofs of address', () => {
  it.each(['UTILITY_BILL', 'BANK_STATEMENT'] as const)('show a %s', async (documentType) => {
    const letter = await renderProofOfAddress({
      issuer: 'Nordheim Works',
      documentType,
      fullName: 'Oksana Kovalenko',
      addressLines: ['Lindenallee 4', '50667 Köln'],
      issueDate: '2026-09-14',
      accountNumber: 'K-4411 902',
      seed: 2,
    });
    await expectPhoto(letter, 1400);
  });
});
