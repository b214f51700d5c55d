import { Evidence } from '@docket/contracts';
import { Decision } from '@docket/didit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectMedia, withoutLinks } from '../media.ts';
import { summarise } from '../summarise.ts';
import { CASE_ID, decisionWith, EXAMPLES, example, rawExample } from '../testing/fixture.ts';
import { readEvidence } from './read-evidence.ts';

function read(parts: Record<string, unknown>): Evidence {
  return readEvidence(CASE_ID, decisionWith(parts));
}

function row(evidence: Evidence, key: string) {
  return evidence.fields.find((field) => field.key === key);
}

describe('evidence of the examples', () => {
  test.each(EXAMPLES)('"%s" has the shape the case page expects', (name) => {
    const evidence = readEvidence(CASE_ID, example(name));
    expect(Evidence.parse(evidence)).toEqual(evidence);
  });

  test('"declined" lists the gravest findings first, each with the tab that shows it', () => {
    const { warnings } = readEvidence(CASE_ID, example('declined'));
    expect(warnings.map(({ severity, risk, tab }) => `${severity} ${risk} ${tab}`)).toEqual([
      'error DOCUMENT_EXPIRED document',
      'error FACE_IN_BLOCKLIST liveness',
      'error LOW_FACE_MATCH_SIMILARITY face',
      'warning PRIVATE_NETWORK_DETECTED device',
      'information COUNTRY_FROM_DOCUMENT_DOES_NOT_MATCH_COUNTRY_FROM_IP device',
    ]);
  });

  test('"declined" names the blocklisted session the face was seen in', () => {
    expect(readEvidence(CASE_ID, example('declined')).related).toMatchObject([
      { kind: 'face', sessionNumber: 771, name: 'Adam Wrona', blocklisted: true, similarityPercent: 98.9 },
    ]);
  });

  test('"approved" finds every field equal or equivalent, and says why', () => {
    const evidence = readEvidence(CASE_ID, example('approved'));
    expect(evidence.fields.filter((field) => field.state === 'different')).toEqual([]);
    expect(row(evidence, 'lastName')).toMatchObject({
      expected: 'Quintela Ríos',
      ocr: 'Quintela Ríos',
      mrz: 'QUINTELA RIOS',
      chip: 'QUINTELA RÍOS',
      state: 'equivalent',
    });
    expect(row(evidence, 'birthDate')).toMatchObject({ state: 'equivalent', mrz: '910418' });
    expect(row(evidence, 'documentNumber')).toMatchObject({ state: 'equal', because: null });
    expect(row(evidence, 'email')).toMatchObject({ group: 'contact', state: 'equal' });
    expect(row(evidence, 'issuedOn')?.state).toBe('single');
  });

  test('"in_review" shows the screening hit with its list and the parts of its score', () => {
    const hit = readEvidence(CASE_ID, example('in_review')).aml[0]?.hits[0];
    expect(hit).toMatchObject({
      caption: "Amélie D'Hondt",
      reviewStatus: 'Unreviewed',
      positions: ['Regional councillor'],
      birthDates: ['1977'],
      lists: [{ name: 'Emulated PEP register', sourceUrl: 'https://lists.didit-emulator.test/pep/1' }],
    });
    expect(hit?.breakdown).toContainEqual({ attribute: 'Date of birth', score: 84, weight: 25 });
  });

  test('"resubmitted" shows the wiped steps as not run, not as missing or failed', () => {
    const { checks } = readEvidence(CASE_ID, example('resubmitted'));
    expect(checks.map(({ feature, state }) => `${feature} ${state}`)).toEqual([
      'ID_VERIFICATION not-run',
      'LIVENESS passed',
      'FACE_MATCH not-run',
      'AML passed',
      'IP_ANALYSIS passed',
    ]);
    expect(checks[0]).toMatchObject({ nodeId: null, resubmitFeature: null });
  });

  test('"not_started" runs nothing and claims nothing', () => {
    const evidence = readEvidence(CASE_ID, example('not_started'));
    expect(evidence.checks.every((check) => check.state === 'not-run')).toBe(true);
    expect([...evidence.documents, ...evidence.warnings, ...evidence.media]).toEqual([]);
  });

  test('"abandoned" says which fields of the photographed document are missing', () => {
    const evidence = readEvidence(CASE_ID, example('abandoned'));
    expect(row(evidence, 'documentNumber')?.state).toBe('missing');
    expect(row(evidence, 'placeOfBirth')).toBeUndefined();
  });

  test('checks every printed digit of the examples themselves', () => {
    const zones = EXAMPLES.flatMap((name) => readEvidence(CASE_ID, example(name)).documents);
    const checks = zones.flatMap((document) => document.mrz?.checks ?? []);
    expect(checks.length).toBeGreaterThan(20);
    expect(checks.filter((check) => !check.ok)).toEqual([]);
  });
});

describe('checks', () => {
  test.each([
    ['Approved', 'passed'],
    ['In Review', 'warning'],
    ['Resub Requested', 'warning'],
    ['Declined', 'failed'],
    ['Expired', 'failed'],
    ['Not Finished', 'not-run'],
    ['Quarantined', 'unknown'],
    ['constructor', 'unknown'],
  ])('with the status %s are %s, and keep the word', (status, state) => {
    const { checks } = read({ features: ['AML'], aml_screenings: [{ node_id: 'n', status }] });
    expect(checks).toMatchObject([{ feature: 'AML', status, state }]);
  });

  test('whose status is withheld are unknown', () => {
    const { checks } = read({ aml_screenings: [{ node_id: 'n', status: null }] });
    expect(checks).toMatchObject([{ state: 'unknown', status: 'Unknown' }]);
  });

  test('name the step the way resubmission does', () => {
    const step = [{ node_id: 'n', status: 'Declined' }];
    const { checks } = read({
      id_verifications: step,
      poa_verifications: step,
      phone_verifications: step,
      registry_checks: step,
    });
    expect(checks.map(({ feature, resubmitFeature }) => [feature, resubmitFeature])).toEqual([
      ['ID_VERIFICATION', 'OCR'],
      ['POA', 'PROOF_OF_ADDRESS'],
      ['PHONE', 'PHONE_VERIFICATION'],
      ['KYB_REGISTRY', null],
    ]);
  });

  test('of one kind at two nodes are two rows', () => {
    const { checks } = read({
      features: ['ID_VERIFICATION'],
      id_verifications: [
        { node_id: 'one', status: 'Approved' },
        { node_id: 'two', status: 'Declined' },
      ],
    });
    expect(checks.map(({ nodeId, state }) => [nodeId, state])).toEqual([
      ['one', 'passed'],
      ['two', 'failed'],
    ]);
  });

  test('Didit adds one day are shown verbatim as unknown', () => {
    const { checks } = read({ features: ['HOLOGRAM_CHECK', 'EMAIL'] });
    expect(checks).toMatchObject([
      { feature: 'HOLOGRAM_CHECK', label: 'Hologram check', state: 'unknown', resubmitFeature: null },
      { feature: 'EMAIL_VERIFICATION', state: 'not-run' },
    ]);
  });
});

describe('fields', () => {
  const passport = { document_type: 'Passport', document_number: 'P1', first_name: 'Ana', last_name: 'Li' };

  test('say between which sources they differ', () => {
    const evidence = read({
      expected_details: { first_name: 'Anna' },
      id_verifications: [{ ...passport, mrz: { name: 'ANA', document_number: 'P1<<<' } }],
    });
    expect(row(evidence, 'firstName')).toMatchObject({
      state: 'different',
      because: 'Expected and OCR: “Anna” against “Ana”; Expected and MRZ: “Anna” against “ANA”',
    });
    expect(row(evidence, 'documentNumber')?.state).toBe('equal');
  });

  test('of a chip stand beside the document with its number', () => {
    const evidence = read({
      id_verifications: [passport, { ...passport, document_type: 'Identity Card', document_number: 'C2' }],
      nfc_verifications: [{ chip_data: { document_number: 'C2', first_name: 'Ana' } }],
    });
    expect(row(evidence, 'documentNumber')?.chip).toBeNull();
    expect(row(evidence, 'documentNumber-2')).toMatchObject({
      label: 'Document number (Identity Card 2)',
      chip: 'C2',
      state: 'equal',
    });
  });

  test('of a chip that fits no document are shown as the difference they are', () => {
    const evidence = read({
      id_verifications: [passport],
      nfc_verifications: [{ chip_data: { document_number: 'OTHER' } }],
    });
    expect(row(evidence, 'documentNumber')?.state).toBe('different');
  });

  test('use the spelling in native script that the document carries', () => {
    const extra_fields = { first_name_non_latin: '安娜' };
    const evidence = read({
      expected_details: { first_name: '安娜' },
      id_verifications: [{ ...passport, extra_fields }],
    });
    expect(row(evidence, 'firstName')?.state).toBe('equivalent');
  });

  test('put an expected identification number where it belongs', () => {
    const asDocument = read({
      expected_details: { identification_number: 'p-1' },
      id_verifications: [{ ...passport, personal_number: '77' }],
    });
    expect(row(asDocument, 'documentNumber')?.expected).toBe('p-1');
    const asPerson = read({
      expected_details: { identification_number: '78' },
      id_verifications: [{ ...passport, personal_number: '77' }],
    });
    expect(row(asPerson, 'personalNumber')?.state).toBe('different');
  });

  test('of what was expected are shown before anything was read', () => {
    const evidence = read({ expected_details: { first_name: 'Ana', date_of_birth: '1990-01-01' } });
    expect(evidence.fields.map(({ key, state }) => [key, state])).toEqual([
      ['firstName', 'single'],
      ['birthDate', 'single'],
    ]);
  });
});

describe('what Didit withholds or adds', () => {
  test('reads null, missing and empty blocks alike', () => {
    const blocks = Object.keys(Decision.shape).filter((key) =>
      /_(verifications|checks|matches|screenings|analyses)$/.test(key),
    );
    const filled = (value: unknown) => read(Object.fromEntries(blocks.map((key) => [key, value])));
    expect(filled(null)).toEqual(read({}));
    expect(filled([])).toEqual(read({}));
  });

  test('drops links that are not web addresses', () => {
    const hit = { id: 'h', pep_matches: [{ source_url: 'javascript:alert(1)' }] };
    expect(read({ aml_screenings: [{ hits: [hit] }] }).aml[0]?.hits[0]?.lists[0]?.sourceUrl).toBeNull();
  });

  test('shows an unknown risk code verbatim and never as harmless', () => {
    const warnings = [{ risk: 'QUANTUM_FACE', log_type: 'catastrophe', feature: 'NEW' }];
    expect(read({ liveness_checks: [{ node_id: 'n', warnings }] }).warnings).toEqual([
      {
        risk: 'QUANTUM_FACE',
        feature: 'LIVENESS',
        severity: 'warning',
        title: 'Quantum face',
        detail: null,
        nodeId: 'n',
        tab: 'liveness',
      },
    ]);
  });

  test('flags a number that another session put on the blocklist', () => {
    const phone = {
      full_number: '+341',
      is_virtual: true,
      matches: [{ session_number: 3, is_blocklisted: true }],
    };
    const evidence = read({ phone_verifications: [phone] });
    expect(evidence.contacts[0]?.flags).toEqual(['virtual', 'blocklisted']);
    expect(evidence.related).toMatchObject([{ kind: 'phone', sessionNumber: 3, blocklisted: true }]);
  });

  test('never breaks evidence, summary or copy, whichever leaves are null and whatever keys are new', () => {
    const examples = EXAMPLES.map(rawExample);
    const cases = fc.tuple(fc.constantFrom(...examples), fc.infiniteStream(fc.nat(9)), fc.nat(9));
    fc.assert(
      fc.property(cases, ([raw, dice, share]) => {
        const decision = Decision.parse(thinned(raw, () => (dice.next().value ?? 0) < share));
        const evidence = readEvidence(CASE_ID, decision);
        expect(Evidence.parse(evidence)).toEqual(evidence);
        expect(summarise(decision).searchText).toBeTypeOf('string');
        const shown = JSON.stringify([evidence, withoutLinks(CASE_ID, decision)]);
        expect(shown).not.toContain('X-Amz');
        expect(collectMedia(CASE_ID, decision).map((item) => item.mediaId)).toEqual(
          evidence.media.map((item) => item.mediaId),
        );
      }),
      { numRuns: 150 },
    );
  });
});

/** Withholds some values and adds unknown keys; list items stay, as Didit never sends a null among texts. */
function thinned(value: unknown, withheld: () => boolean, root = true): unknown {
  if (Array.isArray(value)) return value.map((item) => thinned(item, withheld, false));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    const required = root && (key === 'session_id' || key === 'status');
    return [key, !required && withheld() ? null : thinned(inner, withheld, false)];
  });
  return { ...Object.fromEntries(entries), added_since: { note: ['anything', 1, null] } };
}
