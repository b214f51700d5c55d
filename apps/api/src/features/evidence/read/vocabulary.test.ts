import { FEATURE_STATUSES, FEATURES } from '@docket/didit';
import { describe, expect, test } from 'vitest';
import { decisionWith } from '../testing/fixture.ts';
import { mediaLabel } from './media-labels.ts';
import { hasBlock, inWords, labelOf, resubmitFeatureOf, stateOf, tabOf } from './vocabulary.ts';

// Every check that Didit knows: what it is called here, where its evidence is, how resubmission names it.
const CHECKS = [
  ['ID_VERIFICATION', 'Identity document', 'document', 'OCR'],
  ['NFC', 'Document chip', 'document', 'NFC'],
  ['LIVENESS', 'Liveness', 'liveness', 'LIVENESS'],
  ['FACE_MATCH', 'Face match', 'face', 'FACE_MATCH'],
  ['POA', 'Proof of address', 'address', 'PROOF_OF_ADDRESS'],
  ['PHONE', 'Phone', 'contact', 'PHONE_VERIFICATION'],
  ['EMAIL_VERIFICATION', 'E-mail', 'contact', 'EMAIL_VERIFICATION'],
  ['AML', 'Sanctions, PEP and adverse media', 'aml', 'AML'],
  ['IP_ANALYSIS', 'Device and location', 'device', 'IP_ANALYSIS'],
  ['DATABASE_VALIDATION', 'Database validation', 'database', 'DATABASE_VALIDATION'],
  ['QUESTIONNAIRE', 'Questionnaire', 'document', 'QUESTIONNAIRE'],
  ['AGE_ESTIMATION', 'Age estimation', 'liveness', 'AGE_ESTIMATION'],
  ['FACE_SEARCH', 'Face search', 'face', 'FACE_SEARCH'],
  ['DOCUMENT_AI', 'Further documents', 'document', 'DOCUMENT_AI'],
] as const;

describe('a check', () => {
  test('of Didit’s list is in the table below, whichever it adds', () => {
    expect(FEATURES.map(({ decision }) => decision)).toEqual(CHECKS.map(([feature]) => feature));
  });

  test.each(CHECKS)(
    '%s is called “%s”, shown under %s and asked for again as %s',
    (name, label, tab, again) => {
      expect([labelOf(name), tabOf(name), resubmitFeatureOf(name)]).toEqual([label, tab, again]);
    },
  );

  test.each([
    ['KYB_REGISTRY', 'database', null],
    ['KYB_KEY_PEOPLE', 'database', null],
    ['KYB_DOCUMENTS', 'document', 'KYB_DOCUMENTS'],
  ])('of a company, %s, is shown under %s and asked for again as %s', (name, tab, again) => {
    expect([tabOf(name), resubmitFeatureOf(name)]).toEqual([tab, again]);
  });

  test('that is new has a name out of its code, a tab, and cannot be asked for again', () => {
    expect([
      labelOf('IRIS_SCAN'),
      tabOf('IRIS_SCAN'),
      hasBlock('IRIS_SCAN'),
      resubmitFeatureOf('IRIS_SCAN'),
    ]).toEqual(['Iris scan', 'document', false, null]);
  });

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('called %s is no trap', (name) => {
    expect(labelOf(name)).toBe(inWords(name));
    expect(stateOf(name)).toBe('unknown');
    expect(resubmitFeatureOf(name)).toBeNull();
  });

  test('without a place in the decision cannot be said not to have run', () => {
    expect(CHECKS.map(([name]) => name).filter((name) => !hasBlock(name))).toEqual(['FACE_SEARCH']);
  });
});

describe('a status', () => {
  test('that Didit lists has a state of its own; only one of them is passed', () => {
    expect(FEATURE_STATUSES.map((status) => [status, stateOf(status)])).toEqual([
      ['Not Finished', 'not-run'],
      ['Approved', 'passed'],
      ['Declined', 'failed'],
      ['In Review', 'warning'],
      ['Resub Requested', 'warning'],
      ['Expired', 'failed'],
    ]);
  });

  test.each([
    'approved',
    'APPROVED',
    'Approved ✓',
    'Auto Approved',
    '',
    null,
    undefined,
    true,
    1,
    ['Approved'],
  ])('like %j is unknown, never passed', (status) => expect(stateOf(status)).toBe('unknown'));
});

test.each([
  ['POSSIBLE_MATCH_FOUND', 'Possible match found'],
  ['aml', 'Aml'],
  ['_ODD__CODE_', 'Odd  code'],
  ['', ''],
  ['éTAT_CIVIL', 'État civil'],
])('the code %j reads %j', (code, words) => expect(inWords(code)).toBe(words));

describe('the name of a picture', () => {
  const decision = decisionWith({
    id_verifications: [
      { document_type: 'Passport' },
      { document_type: 'Passport' },
      { document_type: null },
      { document_type: 'Residence Permit' },
    ],
  });

  test.each([
    ['id_verifications[0].front_image', 'Passport – front'],
    ['id_verifications[1].back_image', 'Passport 2 – back'],
    ['id_verifications[2].front_video', 'Document – front, video'],
    ['id_verifications[3].extra_files[4]', 'Residence Permit – further file'],
    ['id_verifications[9].front_image', 'Document 2 – front'],
    ['id_verifications[0].uv_image', 'Passport – Uv image'],
    ['id_verifications[0].constructor', 'Passport – Constructor'],
    ['id_verifications[0].matches[1].front_image_url', 'Picture from another session'],
    ['liveness_checks[0].matches[0].match_image_url', 'Picture from another session'],
    ['nfc_verifications[0].portrait_image', 'Chip – portrait'],
    ['liveness_checks[0].reference_image', 'Selfie (liveness reference)'],
    ['liveness_checks[1].video_url', 'Liveness video (2)'],
    ['face_matches[2].target_image', 'Face match – selfie (3)'],
    ['poa_verifications[0].extra_files[0]', 'Proof of address – further file'],
    ['document_ai_documents[0].items[0].file_url', 'Further document'],
    ['iris_scans[0].left_image', 'Left image'],
  ])('at %s is “%s”', (path, label) => expect(mediaLabel(path, decision)).toBe(label));
});
