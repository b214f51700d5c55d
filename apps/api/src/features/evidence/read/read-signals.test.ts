import { describe, expect, test } from 'vitest';
import { decisionWith } from '../testing/fixture.ts';
import { phoneNumber, readAddresses, readContacts, readDatabases, readDevices } from './read-signals.ts';

describe('a device', () => {
  const device = (parts: Record<string, unknown>) =>
    readDevices(decisionWith({ ip_analyses: [{ status: 'Approved', ...parts }] }))[0];

  test.each([
    [true, true],
    [false, false],
    [null, null],
    [undefined, null],
  ])('behind a VPN or in a data centre: %s is shown as %s', (is_vpn_or_tor, expected) => {
    expect(device({ is_vpn_or_tor, is_data_center: is_vpn_or_tor })).toMatchObject({
      vpnOrTor: expected,
      dataCentre: expected,
    });
  });

  test('is named by what is known of it', () => {
    expect(device({ device_brand: 'Acme', device_model: 'X1' })?.device).toBe('Acme X1');
    expect(device({ device_brand: null, device_model: 'X1' })?.device).toBe('X1');
    expect(device({})?.device).toBeNull();
    expect(device({ os_family: 'Android', platform: 'mobile' })?.platform).toBe('Android · mobile');
  });

  test('is connected by its provider, or else by whose network it is', () => {
    expect(device({ isp: 'Net SA', organization: 'Host GmbH' })?.isp).toBe('Net SA');
    expect(device({ isp: '', organization: 'Host GmbH' })?.isp).toBe('Host GmbH');
  });

  test.each([
    [{ ip: { distance_from_id_document: 0 }, id_document: { distance_from_ip: 812 } }, 0],
    [{ ip: { distance_from_id_document: null }, id_document: { distance_from_ip: 812 } }, 812],
    [{ ip: null, id_document: null }, null],
  ])('is as far from the document’s address as either side says: %j', (parts, km) => {
    expect(device(parts)?.distanceToDocumentKm).toBe(km);
  });
});

describe('a proof of address', () => {
  const proof = (parts: Record<string, unknown>) =>
    readAddresses(decisionWith({ poa_verifications: [parts] }))[0];

  test.each([
    [98, 41, 41],
    [41, 98, 41],
    [null, 98, 98],
    [0, null, 0],
    [null, null, null],
  ])('with the name scores %s and %s is judged by %s', (byDocument, byExpected, worse) => {
    const scores = {
      name_match_score_id_verification: byDocument,
      name_match_score_expected_details: byExpected,
    };
    expect(proof(scores)?.nameScore).toBe(worse);
  });

  test('shows the address in one line where Didit has it so, else as printed', () => {
    const printed = { poa_address: 'RUA NOVA 3\n27001', expected_details_address: 'Rua Nova 3' };
    expect(proof(printed)).toMatchObject({ address: 'RUA NOVA 3\n27001', expectedAddress: 'Rua Nova 3' });
    const formatted = {
      poa_formatted_address: 'Rúa Nova 3, Lugo',
      expected_details_formatted_address: 'Lugo',
    };
    expect(proof({ ...printed, ...formatted })).toMatchObject({
      address: 'Rúa Nova 3, Lugo',
      expectedAddress: 'Lugo',
    });
  });

  test('is called by its finer kind, else by its kind', () => {
    expect(proof({ document_type: 'UTILITY_BILL', document_subtype: 'WATER' })?.documentType).toBe('WATER');
    expect(proof({ document_type: 'UTILITY_BILL', document_subtype: null })?.documentType).toBe(
      'UTILITY_BILL',
    );
  });

  test('that nobody could read is there with nothing in it', () => {
    expect(proof({ status: 'Declined' })).toMatchObject({ status: 'Declined', name: null, address: null });
  });
});

describe('a phone number', () => {
  const numberOf = (parts: Record<string, unknown>) => {
    const [item] = decisionWith({ phone_verifications: [parts] }).phone_verifications;
    if (item === undefined) throw new Error('one number was given');
    return phoneNumber(item);
  };
  test.each([
    [{ full_number: '+34600111222', phone_number_prefix: '+1', phone_number: '5' }, '+34600111222'],
    [{ phone_number_prefix: '+34', phone_number: '600111222' }, '+34600111222'],
    [{ full_number: ' ', phone_number: '600111222' }, '600111222'],
    [{}, null],
  ])('is read as dialled from %j', (parts, number) => {
    expect(numberOf(parts)).toBe(number);
  });
});

describe('what is known against a contact', () => {
  const phone = (parts: Record<string, unknown>) =>
    readContacts(decisionWith({ phone_verifications: [parts] }))[0]?.flags;
  const email = (parts: Record<string, unknown>) =>
    readContacts(decisionWith({ email_verifications: [parts] }))[0]?.flags;

  test('is each a word of its own', () => {
    expect(phone({ is_disposable: true, is_virtual: true })).toEqual(['disposable', 'virtual']);
    expect(email({ is_disposable: true, is_undeliverable: true, is_breached: true })).toEqual([
      'disposable',
      'undeliverable',
      'breached',
    ]);
  });

  test('is nothing where Didit says no, or nothing', () => {
    expect(phone({ is_disposable: false, is_virtual: null })).toEqual([]);
    expect(email({})).toEqual([]);
  });

  test.each([
    ['PHONE_NUMBER_IN_BLOCKLIST', ['blocklisted']],
    ['EMAIL_IN_BLOCKLIST', ['blocklisted']],
    ['DUPLICATED_PHONE_NUMBER', []],
    [null, []],
  ])('is a place on the blocklist when the finding is %s', (risk, flags) => {
    expect(phone({ warnings: [{ risk: 'VOIP_NUMBER_DETECTED' }, { risk }] })).toEqual(flags);
    expect(email({ warnings: [{ risk }], matches: null })).toEqual(flags);
  });

  test('is a place on the blocklist when any one of the other sessions has it', () => {
    const matches = [{ is_blocklisted: false }, { is_blocklisted: null }, { is_blocklisted: true }];
    expect(email({ matches })).toEqual(['blocklisted']);
    expect(email({ matches: matches.slice(0, 2) })).toEqual([]);
  });

  test('stands beside country, carrier and moment; phones before e-mails', () => {
    const contacts = readContacts(
      decisionWith({
        email_verifications: [{ email: 'ana@customers.test', verified_at: '2026-11-29T23:59:59Z' }],
        phone_verifications: [
          { full_number: '+4791', country_name: null, country_code: 'NO', carrier: { name: 'Tele' } },
        ],
      }),
    );
    expect(contacts).toMatchObject([
      { kind: 'phone', value: '+4791', country: 'NO', carrier: 'Tele', verifiedAt: null },
      { kind: 'email', value: 'ana@customers.test', country: null, verifiedAt: '2026-11-29T23:59:59Z' },
    ]);
  });
});

describe('a comparison with a register', () => {
  const sources = (parts: Record<string, unknown>) =>
    readDatabases(decisionWith({ database_validations: [parts] }))[0]?.sources;

  test('gives each field its answer in words', () => {
    const validation = { full_name: 'full_match', date_of_birth: 'no_match', identification_number: null };
    expect(
      sources({ validations: [{ service_name: 'Register', validation, outcome_code: 'NO_MATCH' }] }),
    ).toEqual([
      {
        name: 'Register',
        outcome: 'NO_MATCH',
        fields: [
          { name: 'Full name', result: 'full_match' },
          { name: 'Date of birth', result: 'no_match' },
          { name: 'Identification number', result: null },
        ],
      },
    ]);
  });

  test('names a source that failed, so that silence is not taken for a match', () => {
    expect(sources({ validations: null, errors: [{ service_id: 'es_tax' }, { service_id: null }] })).toEqual([
      { name: 'es_tax', outcome: 'The source could not be asked', fields: [] },
      { name: 'Unnamed source', outcome: 'The source could not be asked', fields: [] },
    ]);
  });

  test('says what came out with its detail, and survives an answer without fields', () => {
    const found = sources({
      validations: [
        { service_id: 'cl_civil', outcome_code: 'MATCH', outcome_detail: 'Deceased', validation: null },
        { outcome_code: null },
      ],
    });
    expect(found).toEqual([
      { name: 'cl_civil', outcome: 'MATCH – Deceased', fields: [] },
      { name: 'Unnamed source', outcome: null, fields: [] },
    ]);
  });

  test('keeps the match word as Didit says it', () => {
    const read = (match_type: string | null) =>
      readDatabases(decisionWith({ database_validations: [{ match_type, issuing_state: 'BRA' }] }))[0];
    expect(read('no_match')).toMatchObject({ matchType: 'no_match', issuingState: 'BRA', status: 'Unknown' });
    expect(read(null)?.matchType).toBeNull();
  });
});
