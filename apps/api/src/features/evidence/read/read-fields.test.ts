import { describe, expect, test } from 'vitest';
import { decisionWith } from '../testing/fixture.ts';
import { readFields } from './read-fields.ts';

function rows(parts: Record<string, unknown>) {
  return readFields(decisionWith(parts));
}

function row(parts: Record<string, unknown>, key: string) {
  return rows(parts).find((one) => one.key === key);
}

const CARD = {
  document_type: 'Identity Card',
  document_number: 'C-100',
  first_name: 'Łucja',
  last_name: 'Øverås',
  date_of_birth: '1990-12-31',
  nationality: 'NOR',
  issuing_state: 'NOR',
  expiration_date: '2026-11-30',
};

describe('the grid of fields', () => {
  test('is empty where nothing was read and nothing expected', () => {
    expect(rows({})).toEqual([]);
    expect(rows({ expected_details: {} })).toEqual([]);
  });

  test('lists what an identity needs as missing when the document gives nothing', () => {
    expect(rows({ id_verifications: [{}] }).map(({ key, state }) => `${key} ${state}`)).toEqual([
      'firstName missing',
      'lastName missing',
      'birthDate missing',
      'nationality missing',
      'documentType missing',
      'documentNumber missing',
      'expiresOn missing',
      'issuingState missing',
    ]);
  });

  test('calls a value of one source single: nothing confirms it', () => {
    const states = rows({ id_verifications: [CARD] }).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['single']));
  });

  test('never holds one card against the zone of another', () => {
    const other = { ...CARD, document_number: 'P-200', mrz: { document_number: 'P200<<<<<' } };
    const parts = { id_verifications: [CARD, other] };
    expect(row(parts, 'documentNumber')).toMatchObject({ ocr: 'C-100', mrz: null, state: 'single' });
    expect(row(parts, 'documentNumber-2')).toMatchObject({
      label: 'Document number (Identity Card 2)',
      mrz: 'P200',
      state: 'equivalent',
    });
  });

  test('finds a date of expiry that ends on another day in the zone', () => {
    const expiry = (expiry_date: string) =>
      row({ id_verifications: [{ ...CARD, mrz: { expiry_date } }] }, 'expiresOn');
    expect(expiry('261130')?.state).toBe('equivalent');
    expect(expiry('261201')).toMatchObject({
      state: 'different',
      because: 'OCR and MRZ: “2026-11-30” against “261201”',
    });
    expect(expiry('<<<<<<')).toMatchObject({ mrz: null, state: 'single' });
  });

  test('holds every source against every other: two that agree do not outvote the third', () => {
    const parts = {
      expected_details: { date_of_birth: '1990-12-31' },
      id_verifications: [{ ...CARD, mrz: { birth_date: '901230' } }],
    };
    expect(row(parts, 'birthDate')).toMatchObject({
      state: 'different',
      because: 'Expected and MRZ: “1990-12-31” against “901230”; OCR and MRZ: “1990-12-31” against “901230”',
    });
  });

  test('reads the spellings of a zone and of national letters as one name', () => {
    const mrz = { name: 'LUCJA<<<', surname: 'OEVERAAS<<' };
    const parts = { id_verifications: [{ ...CARD, mrz }] };
    expect(row(parts, 'lastName')).toMatchObject({ mrz: 'OEVERAAS', state: 'equivalent' });
    expect(row(parts, 'firstName')).toMatchObject({ mrz: 'LUCJA', state: 'equivalent' });
  });

  test('reads a country in any of its codes', () => {
    const parts = {
      expected_details: { nationality: 'NO', id_country: null, country: 'NOR' },
      id_verifications: [{ ...CARD, mrz: { nationality: 'NOR', country: 'D<<' } }],
    };
    expect(row(parts, 'nationality')?.state).toBe('equivalent');
    expect(row(parts, 'issuingState')).toMatchObject({ expected: 'NOR', mrz: 'D', state: 'different' });
  });

  test('takes a zone’s sex that is a filler for the unspecified one', () => {
    const gender = (ocr: string) =>
      row({ id_verifications: [{ ...CARD, gender: ocr, mrz: { sex: '<' } }] }, 'gender')?.state;
    expect(gender('U')).toBe('equivalent');
    expect(gender('F')).toBe('different');
  });

  test('accepts any of the kinds of document that were asked for', () => {
    const kind = (expected_document_types: string[]) =>
      row({ expected_details: { expected_document_types }, id_verifications: [CARD] }, 'documentType');
    expect(kind(['P', 'ID'])).toMatchObject({ expected: 'P, ID', state: 'equivalent' });
    expect(kind(['P', 'DL'])?.state).toBe('different');
  });
});

describe('a chip', () => {
  const chip = (document_number: string | null) => ({ chip_data: { document_number, first_name: 'Łucja' } });

  test('alone is read as a document of its own', () => {
    const parts = { nfc_verifications: [chip('C100')] };
    expect(row(parts, 'documentNumber')).toMatchObject({ chip: 'C100', ocr: null, state: 'single' });
    expect(row(parts, 'lastName')?.state).toBe('missing');
  });

  test('without a number is read beside the first document: there is no other way to see it', () => {
    const parts = { id_verifications: [CARD], nfc_verifications: [chip(null)] };
    expect(row(parts, 'firstName')).toMatchObject({ chip: 'Łucja', state: 'equal' });
  });

  test('that fits no document is a difference, and does not push out the chip that fits', () => {
    const parts = {
      id_verifications: [CARD, { ...CARD, document_number: 'D-300' }],
      nfc_verifications: [chip('STOLEN'), chip('C100')],
    };
    expect(row(parts, 'documentNumber')).toMatchObject({ chip: 'C100', state: 'equivalent' });
    expect(row(parts, 'documentNumber-2')).toMatchObject({ chip: 'STOLEN', state: 'different' });
  });

  test('of which only the status is known has no column', () => {
    const parts = { id_verifications: [CARD], nfc_verifications: [{ status: 'Approved', chip_data: null }] };
    expect(rows(parts).filter((one) => one.chip !== null)).toEqual([]);
  });
});

describe('proofs and contacts', () => {
  test('of address are compared with what was expected, each proof for itself', () => {
    const parts = {
      expected_details: { first_name: 'Łucja', last_name: 'Øverås', address: 'Storgata 1' },
      poa_verifications: [
        { name_on_document: 'ØVERÅS LUCJA', poa_address: 'STORGATA 1' },
        { name_on_document: 'Ola Nordmann', poa_address: 'Havnevegen 9' },
      ],
    };
    expect(row(parts, 'proofName')?.state).toBe('equivalent');
    expect(row(parts, 'proofAddress')?.state).toBe('equivalent');
    expect(row(parts, 'proofName-2')).toMatchObject({
      label: 'Name on the proof (document 2)',
      state: 'different',
    });
    expect(row(parts, 'proofAddress-2')?.state).toBe('different');
  });

  test.each([
    ['ANA@Customers.test', 'ana@customers.test', 'equivalent'],
    ['ana@customers.test', 'ana@customers.test', 'equal'],
    ['ana@customers.test', 'anna@customers.test', 'different'],
  ])('hold the e-mail %s against the proven %s: %s', (given, proven, state) => {
    const parts = { contact_details: { email: given }, email_verifications: [{ email: proven }] };
    expect(row(parts, 'email')?.state).toBe(state);
  });

  test('hold a phone number against the one that answered', () => {
    const phone = (full_number: string) =>
      row({ contact_details: { phone: '+34 600 111 222' }, phone_verifications: [{ full_number }] }, 'phone');
    expect(phone('+34600111222')?.state).toBe('equivalent');
    expect(phone('+34600111223')?.state).toBe('different');
  });
});
