import { describe, expect, test } from 'vitest';
import { withoutLinks } from '../media.ts';
import { CASE_ID, decisionWith } from '../testing/fixture.ts';
import { readChips, readDocuments } from './read-documents.ts';

const link = (name: string) => `https://media.example.test/${name}?X-Amz-Signature=aa`;
const ZONE = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';

/** As the readers get a decision: every link already replaced by its id. */
function safe(parts: Record<string, unknown>) {
  return decisionWith(withoutLinks(CASE_ID, decisionWith(parts)) as Record<string, unknown>); // an object stays one
}

function read(...documents: Record<string, unknown>[]) {
  return readDocuments(safe({ id_verifications: documents }));
}

describe('an identity document', () => {
  test.each([null, undefined, []])('that was not asked for (%s) is none', (block) => {
    expect(readDocuments(decisionWith({ id_verifications: block }))).toEqual([]);
  });

  test('of which everything is withheld is shown as empty, never as passed', () => {
    expect(read({})).toEqual([
      {
        nodeId: null,
        status: 'Unknown',
        type: null,
        number: null,
        issuingState: null,
        issuingStateName: null,
        issuedOn: null,
        expiresOn: null,
        images: [],
        mrz: null,
        qualityScore: null,
      },
    ]);
  });

  test('keeps number and dates exactly as read', () => {
    const [document] = read({
      document_type: "Driver's License",
      document_number: ' 00 71-B ',
      date_of_issue: '2020-02-29',
      expiration_date: '29/02/2030',
    });
    expect(document).toMatchObject({
      type: "Driver's License",
      number: '00 71-B',
      issuedOn: '2020-02-29',
      expiresOn: '29/02/2030',
    });
  });

  test('of one session may be one of several, each with its own status and pictures', () => {
    const documents = read(
      { node_id: 'a', status: 'Approved', document_type: 'Passport', front_image: link('a') },
      { node_id: 'b', status: 'Declined', document_type: 'Identity Card', front_image: link('b') },
      { node_id: 'c', status: 'Expired', document_type: 'Identity Card', front_image: link('c') },
    );
    expect(documents.map(({ nodeId, status }) => `${nodeId} ${status}`)).toEqual([
      'a Approved',
      'b Declined',
      'c Expired',
    ]);
    expect(documents.map(({ images }) => images[0]?.label)).toEqual([
      'Passport – front',
      'Identity Card – front',
      'Identity Card 2 – front',
    ]);
  });
});

describe('its pictures', () => {
  test('come front first, whatever order Didit sends, and further files last', () => {
    const [document] = read({
      extra_files: [link('x1'), link('x2')],
      back_image_camera_front: link('bc'),
      full_back_image: link('fb'),
      portrait_image: link('p'),
      back_image: link('b'),
      front_image: link('f'),
      document_type: 'Identity Card',
    });
    expect(document?.images.map(({ label }) => label.replace('Identity Card – ', ''))).toEqual([
      'front',
      'back',
      'portrait',
      'back, whole picture',
      'back, seen by the selfie camera',
      'further file',
      'further file',
    ]);
  });

  test('that are the same file are shown once', () => {
    const [document] = read({ front_image: link('same'), full_front_image: link('same') });
    expect(document?.images).toHaveLength(1);
  });

  test('are ids only: a link that slipped through is no picture', () => {
    const raw = decisionWith({ id_verifications: [{ front_image: link('f') }] });
    expect(readDocuments(raw)[0]?.images).toEqual([]);
  });

  test('are judged by the worse side', () => {
    const quality = (front: unknown, back: unknown) =>
      read({
        front_image_quality_score: front === undefined ? null : { overall_score: front },
        back_image_quality_score: back === undefined ? null : { overall_score: back },
      })[0]?.qualityScore;
    expect(quality(88, 12)).toBe(12);
    expect(quality(88, null)).toBe(88);
    expect(quality(undefined, 0)).toBe(0);
    expect(quality(undefined, undefined)).toBeNull();
  });
});

describe('its machine-readable zone', () => {
  test('is split into lines with every digit computed anew', () => {
    const [document] = read({ mrz: { mrz_type: 'TD3', mrz_string: ZONE } });
    expect(document?.mrz?.lines).toEqual(ZONE.split('\n'));
    expect(document?.mrz?.checks.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
  });

  test('is held against its own digits, not against what Didit says of it', () => {
    const forged = ZONE.replace('740812', '840812');
    const [document] = read({ mrz: { mrz_string: forged, errors: [], warnings: [] } });
    expect(document?.mrz?.checks.filter(({ ok }) => !ok).map(({ field }) => field)).toEqual([
      'Date of birth',
      'Whole zone',
    ]);
  });

  test('of which only the kind is known claims nothing', () => {
    expect(read({ mrz: { mrz_type: 'TD1', mrz_string: null } })[0]?.mrz).toEqual({
      type: 'TD1',
      lines: [],
      checks: [],
    });
  });

  test.each([null, {}, { mrz_string: '  ', mrz_type: '' }])('is none when it is %j', (mrz) => {
    expect(read({ mrz })[0]?.mrz).toBeNull();
  });
});

describe('a chip', () => {
  const chip = (parts: Record<string, unknown>) => readChips(safe({ nfc_verifications: [parts] }))[0];

  test('answers for its signature and for its data apart', () => {
    expect(chip({ authenticity: { sod_integrity: true, dg_integrity: false } })).toMatchObject({
      sodIntegrity: true,
      dgIntegrity: false,
    });
  });

  test.each([null, undefined, {}, { sod_integrity: null, dg_integrity: null }])(
    'that was not checked (%j) is neither sound nor broken',
    (authenticity) => {
      expect(chip({ authenticity })).toMatchObject({ sodIntegrity: null, dgIntegrity: null });
    },
  );

  test('has a portrait of its own and the state that signed it', () => {
    const read = chip({
      portrait_image: link('chip'),
      certificate_summary: { issuer: 'C=UT, O=State of Utopia' },
    });
    expect(read?.portraitMediaId).toMatch(/^[0-9a-f]{32}$/);
    expect(read?.issuer).toBe('C=UT, O=State of Utopia');
  });
});
