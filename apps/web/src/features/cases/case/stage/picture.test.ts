import { describe, expect, test } from 'vitest';
import { CASE_ID, makeCase, type RawCase } from '../testing/make-case.ts';
import { firstPair, picturesOf } from './picture.ts';

const id = (letter: string) => letter.repeat(32);

const withPictures = (raw: RawCase) => {
  raw.evidence.documents = [
    {
      nodeId: 'feature_ocr_1',
      status: 'Approved',
      type: 'Passport',
      number: 'EMB331907',
      issuingState: 'BEL',
      issuingStateName: 'Belgium',
      issuedOn: null,
      expiresOn: null,
      images: [
        { mediaId: id('a'), label: 'Front' },
        { mediaId: id('b'), label: 'Back' },
      ],
      mrz: null,
      qualityScore: null,
    },
  ];
  raw.evidence.media = [
    { mediaId: id('a'), path: 'x', label: 'Front', kind: 'image' },
    { mediaId: id('c'), path: 'y', label: 'Selfie', kind: 'image' },
    { mediaId: id('d'), path: 'z', label: 'Liveness video', kind: 'video' },
  ];
};

const evidenceOf = (change: (raw: RawCase) => void) => {
  const { evidence } = makeCase(change);
  if (evidence === null) throw new Error('the case has evidence');
  return evidence;
};

describe('the pictures of a case', () => {
  test('are each listed once, documents first, without videos', () => {
    const pictures = picturesOf(CASE_ID, evidenceOf(withPictures));
    expect(pictures.map(({ label }) => label)).toEqual(['Front', 'Back', 'Selfie']);
    expect(pictures[0]).toMatchObject({
      alt: 'Passport, front, number EMB331907',
      src: `/api/cases/${CASE_ID}/media/${id('a')}`,
    });
  });

  test('begin with the front beside the selfie', () => {
    const evidence = evidenceOf((raw) => {
      withPictures(raw);
      raw.evidence.faces = [
        { nodeId: null, status: 'In Review', score: 57, sourceMediaId: null, targetMediaId: id('c') },
      ];
    });
    expect(firstPair(evidence, picturesOf(CASE_ID, evidence))).toEqual([id('a'), id('c')]);
  });

  test('begin with front and back where there is no selfie', () => {
    const evidence = evidenceOf(withPictures);
    expect(firstPair(evidence, picturesOf(CASE_ID, evidence))).toEqual([id('a'), id('b')]);
  });
});
