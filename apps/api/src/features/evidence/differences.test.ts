import { describe, expect, test } from 'vitest';
import { diffDecisions } from './diff-decisions.ts';
import { digestDecision, judgedText } from './digest-decision.ts';
import { CASE_ID, decisionWith, EXAMPLES, example } from './testing/fixture.ts';

const document = (parts: Record<string, unknown>) => decisionWith({ id_verifications: [parts] });
const review = { user: 'API Client', new_status: 'Approved', comment: 'Looked at', created_at: '2026-11-01' };

describe('the difference of two readings', () => {
  test.each(EXAMPLES)('of "%s" with itself is none', (name) => {
    expect(diffDecisions(example(name), example(name))).toEqual([]);
  });

  test('names the leaf, what it was and what it is', () => {
    const found = diffDecisions(document({ last_name: 'Óskarsson' }), document({ last_name: 'Oskarsson' }));
    expect(found).toEqual([
      { path: 'id_verifications[0].last_name', before: 'Óskarsson', after: 'Oskarsson' },
    ]);
  });

  test('tells what came from what went, and what came first in the newer order', () => {
    const before = { a: 1, gone: 'x', list: ['p', 'q'] };
    const after = { list: ['p'], a: 2, fresh: true };
    expect(diffDecisions(before, after)).toEqual([
      { path: 'a', before: '1', after: '2' },
      { path: 'fresh', before: null, after: 'true' },
      { path: 'gone', before: 'x', after: null },
      { path: 'list[1]', before: 'q', after: null },
    ]);
  });

  test('does not take a missing value for a change to nothing', () => {
    expect(diffDecisions({ a: null, b: 1 }, { b: 1, c: null, d: undefined })).toEqual([]);
  });

  test('sees a warning that was added, and one that was dropped', () => {
    const calm = document({ warnings: [] });
    const warned = document({ warnings: [{ risk: 'POSSIBLE_FRAUD' }] });
    const path = 'id_verifications[0].warnings[0].risk';
    expect(diffDecisions(calm, warned)).toEqual([{ path, before: null, after: 'POSSIBLE_FRAUD' }]);
    expect(diffDecisions(warned, calm)).toEqual([{ path, before: 'POSSIBLE_FRAUD', after: null }]);
  });

  test('leaves the trail out, and nothing else that is called so', () => {
    const parts = { metadata: { reviews: ['one'] } };
    const found = diffDecisions(
      decisionWith({ ...parts, reviews: [] }),
      decisionWith({ metadata: { reviews: ['two'] }, reviews: [review] }),
    );
    expect(found.map(({ path }) => path)).toEqual(['metadata.reviews[0]']);
  });

  test('of a case that had no reading yet is everything', () => {
    expect(diffDecisions(null, { status: 'Approved' })).toContainEqual({
      path: 'status',
      before: null,
      after: 'Approved',
    });
  });
});

describe('the digest of a reading', () => {
  const digest = (parts: Record<string, unknown>) => digestDecision(CASE_ID, decisionWith(parts)).sha256;

  test('is over the very text that is kept', () => {
    const { text, sha256 } = digestDecision(CASE_ID, document({ first_name: 'Zoë' }));
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(text)).toMatchObject({ id_verifications: [{ first_name: 'Zoë' }] });
    expect(judgedText(text)).toBe(text);
  });

  test('moves with a status, a score, a finding and a single letter', () => {
    const digests = [
      digest({}),
      digest({ status: 'Approved' }),
      digest({ face_matches: [{ score: 71 }] }),
      digest({ face_matches: [{ score: 71.1 }] }),
      digest({ id_verifications: [{ last_name: 'Lee' }] }),
      digest({ id_verifications: [{ last_name: 'Leе' }] }), // the last letter is Cyrillic
      digest({ id_verifications: [{ warnings: [{ risk: 'DOCUMENT_EXPIRED' }] }] }),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  test('does not move with the trail, which repeats what we write there ourselves', () => {
    expect(digest({ reviews: [review] })).toBe(digest({ reviews: [] }));
    expect(digest({ reviews: null })).toBe(digest({}));
  });

  test('does not move with a fresh signature on the same file', () => {
    const link = (signature: string) => ({
      id_verifications: [{ front_image: `https://m.example.test/f.jpg?X-Amz-Signature=${signature}` }],
    });
    expect(digest(link('aa'))).toBe(digest(link('bb')));
    expect(digestDecision(CASE_ID, decisionWith(link('aa'))).text).not.toContain('X-Amz');
  });

  test('keeps the trail in the text all the same', () => {
    const { text } = digestDecision(CASE_ID, decisionWith({ reviews: [review] }));
    expect(text).toContain('Looked at');
    expect(judgedText(text)).not.toContain('Looked at');
  });
});
