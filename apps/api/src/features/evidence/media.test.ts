import { describe, expect, test } from 'vitest';
import { collectMedia, mediaIdOf, withoutLinks } from './media.ts';
import { readEvidence } from './read/read-evidence.ts';
import { CASE_ID, decisionWith, EXAMPLES, example } from './testing/fixture.ts';

const LINK = 'https://media.example.test/s/front.jpg?X-Amz-Date=20261102T101500Z&X-Amz-Signature=aa';
const FRESH = 'https://media.example.test/s/front.jpg?X-Amz-Date=20261103T101500Z&X-Amz-Signature=bb';

describe('media ids', () => {
  test('are made from the case and the place, so a fresh link keeps its id', () => {
    const [before] = collectMedia(CASE_ID, decisionWith({ id_verifications: [{ front_image: LINK }] }));
    const [after] = collectMedia(CASE_ID, decisionWith({ id_verifications: [{ front_image: FRESH }] }));
    expect(before?.mediaId).toMatch(/^[a-f0-9]{32}$/);
    expect(after?.mediaId).toBe(before?.mediaId);
    expect(after?.url).toBe(FRESH);
  });

  test.each(EXAMPLES)('of the example "%s" survive new signatures on all links', (name) => {
    const decision = example(name);
    const text = JSON.stringify(decision).replaceAll('X-Amz-Date=20261102', 'X-Amz-Date=20261103');
    const ids = (from: typeof decision) => collectMedia(CASE_ID, from).map((item) => item.mediaId);
    expect(ids(JSON.parse(text))).toEqual(ids(decision));
  });

  test('differ between cases', () => {
    const decision = decisionWith({ id_verifications: [{ front_image: LINK }] });
    expect(collectMedia('other', decision)[0]?.mediaId).not.toBe(collectMedia(CASE_ID, decision)[0]?.mediaId);
  });

  test('do not depend on the order of keys in the answer', () => {
    const links = { a: { front_image: LINK, portrait_image: FRESH.replace('front', 'portrait') } };
    const one = decisionWith({ face_matches: [{ source_image: LINK }], id_verifications: [links.a] });
    const reversed = Object.fromEntries(Object.entries(one).reverse());
    expect(collectMedia(CASE_ID, { ...one, ...reversed })).toEqual(collectMedia(CASE_ID, one));
  });

  test('are shared by two places that link the same file, named after the document', () => {
    const evidence = readEvidence(CASE_ID, example('approved'));
    const portrait = evidence.media.find((item) => item.mediaId === evidence.faces[0]?.sourceMediaId);
    expect(portrait?.label).toBe('Passport – portrait');
    expect(evidence.faces[0]?.targetMediaId).toBe(evidence.liveness[0]?.referenceMediaId);
    expect(new Set(evidence.media.map((item) => item.mediaId)).size).toBe(evidence.media.length);
  });

  test('are not shared by links that differ only in an unsigned query', () => {
    const decision = decisionWith({
      id_verifications: [
        { front_image: 'https://m.example.test/get?id=1', back_image: 'https://m.example.test/get?id=2' },
      ],
    });
    expect(new Set(collectMedia(CASE_ID, decision).map((item) => item.mediaId)).size).toBe(2);
  });
});

describe('collecting media', () => {
  test('labels and sorts everything the approved example links', () => {
    const found = collectMedia(CASE_ID, example('approved')).map(({ label, kind }) => `${label} (${kind})`);
    expect(found).toEqual([
      'Passport – front (image)',
      'Passport – front, video (video)',
      'Passport – front, whole picture (image)',
      'Passport – portrait (image)',
      'Chip – portrait (image)',
      'Selfie (liveness reference) (image)',
      'Liveness video (video)',
      'Proof of address (file)',
      'Questionnaire – attached file (file)',
    ]);
  });

  test('tells two documents of one kind apart', () => {
    const picture = (name: string) => LINK.replace('front', name);
    const decision = decisionWith({
      id_verifications: [
        { document_type: 'Identity Card', front_image: picture('a'), extra_files: [picture('b')] },
        { document_type: 'Identity Card', front_image: picture('c') },
      ],
    });
    expect(collectMedia(CASE_ID, decision).map((item) => item.label)).toEqual([
      'Identity Card – further file',
      'Identity Card – front',
      'Identity Card 2 – front',
    ]);
  });

  test('finds pictures of other sessions and links under keys nobody announced', () => {
    const decision = decisionWith({
      id_verifications: [{ matches: [{ front_image_url: LINK }] }],
      future_block: [{ hologram_capture: LINK.replace('front', 'hologram') }],
    });
    expect(collectMedia(CASE_ID, decision).map((item) => item.label)).toEqual([
      'Picture from another session',
      'Hologram capture',
    ]);
  });

  test('leaves public links alone', () => {
    const hit = {
      id: 'h',
      url: 'https://lists.example.test/1',
      pep_matches: [{ source_url: 'https://lists.example.test/1' }],
    };
    const decision = decisionWith({
      aml_screenings: [{ hits: [hit] }],
      callback: 'https://app.example.test/done',
    });
    expect(collectMedia(CASE_ID, decision)).toEqual([]);
  });

  test('takes the paths of questionnaire files, which are relative', () => {
    const answer = { files: ['/media/questionnaire/payslip.pdf'] };
    const decision = decisionWith({ questionnaire_responses: [{ sections: [{ items: [{ answer }] }] }] });
    expect(collectMedia(CASE_ID, decision)).toMatchObject([
      { url: '/media/questionnaire/payslip.pdf', kind: 'file' },
    ]);
  });
});

describe('a decision without links', () => {
  test.each(EXAMPLES)('keeps no signed link and no session link of the example "%s"', (name) => {
    const decision = example(name);
    const shown =
      JSON.stringify(withoutLinks(CASE_ID, decision)) + JSON.stringify(readEvidence(CASE_ID, decision));
    expect(shown).not.toContain('X-Amz');
    expect(shown).not.toContain('verify.didit.me');
  });

  test('names each picture by the id the evidence uses', () => {
    const decision = example('in_review');
    const copy = withoutLinks(CASE_ID, decision);
    const first = collectMedia(CASE_ID, decision)[0];
    expect(copy).toMatchObject({ id_verifications: [{ front_image: `media:${first?.mediaId}` }] });
  });

  test('keeps out tokens, codes typed by the customer and links hidden in prose', () => {
    const decision = decisionWith({
      session_url: 'https://verify.didit.me/session/abc',
      session_token: 'abc',
      key_people_checks: [
        { registry: { officers: [{ kyc_session_url: 'https://verify.didit.me/session/def' }] } },
      ],
      phone_verifications: [{ lifecycle: [{ details: { code_tried: '123456' } }] }],
      reviews: [{ comment: `see ${LINK} please` }],
    });
    const shown = JSON.stringify(withoutLinks(CASE_ID, decision));
    expect(shown).not.toMatch(/abc|def|123456|X-Amz/);
    expect(shown).toContain('see link withheld please');
  });

  test('is a copy: the decision itself is left as it was', () => {
    const decision = example('approved');
    const before = JSON.stringify(decision);
    withoutLinks(CASE_ID, decision);
    expect(JSON.stringify(decision)).toBe(before);
  });

  test('only takes its own ids for ids', () => {
    expect(mediaIdOf('media:../../etc/passwd')).toBeNull();
    expect(mediaIdOf(LINK)).toBeNull();
    expect(mediaIdOf(null)).toBeNull();
  });
});
