import { describe, expect, test } from 'vitest';
import { withoutLinks } from '../media.ts';
import { CASE_ID, decisionWith } from '../testing/fixture.ts';
import { readFaces, readLiveness, readRelated } from './read-faces.ts';

const link = (name: string) => `https://media.example.test/${name}?X-Amz-Signature=aa`;

function safe(parts: Record<string, unknown>) {
  return decisionWith(withoutLinks(CASE_ID, decisionWith(parts)) as Record<string, unknown>); // an object stays one
}

describe('a comparison of faces', () => {
  test.each([null, undefined, []])('that has not run (%s) is none', (block) => {
    expect(readFaces(decisionWith({ face_matches: block }))).toEqual([]);
  });

  test.each([
    [0, 0],
    [39.99, 39.99],
    [100, 100],
    [null, null],
    [undefined, null],
  ])('with the score %s has the score %s', (score, expected) => {
    expect(readFaces(decisionWith({ face_matches: [{ score }] }))[0]?.score).toBe(expected);
  });

  test('without a picture has none, and keeps the other', () => {
    const [face] = readFaces(safe({ face_matches: [{ source_image: null, target_image: link('selfie') }] }));
    expect(face?.sourceMediaId).toBeNull();
    expect(face?.targetMediaId).toMatch(/^[0-9a-f]{32}$/);
  });

  test('uses the very picture that the liveness check took', () => {
    const decision = safe({
      liveness_checks: [{ reference_image: link('selfie') }],
      face_matches: [{ target_image: link('selfie') }],
    });
    expect(readFaces(decision)[0]?.targetMediaId).toBe(readLiveness(decision)[0]?.referenceMediaId);
  });

  test('of two documents is two, in order', () => {
    const decision = decisionWith({
      face_matches: [
        { node_id: 'a', status: 'Approved', score: 97 },
        { node_id: 'b', status: 'Declined', score: 31 },
      ],
    });
    expect(readFaces(decision).map(({ nodeId, status, score }) => [nodeId, status, score])).toEqual([
      ['a', 'Approved', 97],
      ['b', 'Declined', 31],
    ]);
  });
});

describe('a liveness check', () => {
  test('of which everything is withheld says nothing', () => {
    expect(readLiveness(decisionWith({ liveness_checks: [{}] }))).toEqual([
      {
        nodeId: null,
        status: 'Unknown',
        method: null,
        score: null,
        ageEstimate: null,
        referenceMediaId: null,
        videoMediaId: null,
        faceQuality: null,
      },
    ]);
  });

  test('keeps a score of zero, an age between two years and the video', () => {
    const [check] = readLiveness(
      safe({
        liveness_checks: [{ score: 0, age_estimation: 17.6, face_quality: 0, video_url: link('v.mp4') }],
      }),
    );
    expect(check).toMatchObject({ score: 0, ageEstimate: 17.6, faceQuality: 0 });
    expect(check?.videoMediaId).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('related sessions', () => {
  test('are found in every check that knows others, blocklisted ones first', () => {
    const match = (session_number: number, is_blocklisted: boolean | null) => ({
      session_number,
      is_blocklisted,
    });
    const related = readRelated(
      decisionWith({
        id_verifications: [{ matches: [match(1, false)] }],
        liveness_checks: [{ matches: [match(2, null), match(3, true)] }],
        ip_analyses: [{ matches: [match(4, false)] }],
        phone_verifications: [{ matches: [match(5, false)] }, { matches: null }],
        email_verifications: [{ matches: [match(6, true)] }],
      }),
    );
    expect(related.map(({ kind, sessionNumber }) => `${kind} ${sessionNumber}`)).toEqual([
      'face 3',
      'email 6',
      'document 1',
      'face 2',
      'device 4',
      'phone 5',
    ]);
  });

  test.each([null, undefined, false, 'true', 1])('marked %s are not called blocklisted', (is_blocklisted) => {
    // Other words than yes and no are refused when the answer is read, so they are put in past that.
    const decision = decisionWith({ liveness_checks: [{ matches: [{}] }] });
    const [match] = decision.liveness_checks[0]?.matches ?? [];
    Object.assign(match ?? {}, { is_blocklisted });
    expect(readRelated(decision)[0]?.blocklisted).toBe(false);
  });

  test('name the person by the document’s or the face’s record, and only there', () => {
    const related = readRelated(
      decisionWith({
        id_verifications: [{ matches: [{ user_details: { name: 'Iria Souto' } }] }],
        liveness_checks: [
          { matches: [{ user_details: { full_name: 'Iría Souto' } }, { user_details: null }] },
        ],
        ip_analyses: [{ matches: [{ user_details: { name: 'Nobody' } }] }],
      }),
    );
    expect(related.map(({ name }) => name)).toEqual(['Iria Souto', 'Iría Souto', null, null]);
  });

  test('that are an entry of a list have no session and are shown all the same', () => {
    const [entry] = readRelated(
      safe({
        liveness_checks: [
          {
            matches: [
              {
                session_id: null,
                session_number: null,
                similarity_percentage: 99.2,
                is_blocklisted: true,
                source: 'list_entry',
                match_image_url: link('list-face'),
              },
            ],
          },
        ],
      }),
    );
    expect(entry).toMatchObject({
      kind: 'face',
      sessionId: null,
      sessionNumber: null,
      similarityPercent: 99.2,
      blocklisted: true,
      mediaId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  test('of a device carry no name, picture or likeness', () => {
    const [device] = readRelated(
      decisionWith({ ip_analyses: [{ matches: [{ vendor_data: ' c-9 ', status: 'Declined' }] }] }),
    );
    expect(device).toEqual({
      kind: 'device',
      sessionId: null,
      sessionNumber: null,
      name: null,
      vendorData: 'c-9',
      status: 'Declined',
      similarityPercent: null,
      blocklisted: false,
      mediaId: null,
    });
  });
});
