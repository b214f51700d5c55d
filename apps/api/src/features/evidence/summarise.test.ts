import { describe, expect, test } from 'vitest';
import { fold } from './fold.ts';
import { summarise } from './summarise.ts';
import { decisionWith, EXAMPLES, example } from './testing/fixture.ts';

describe('the summary of a decision', () => {
  test.each(EXAMPLES)('exists for the example "%s"', (name) => {
    expect(summarise(example(name)).searchText).toBe(summarise(example(name)).searchText.toLowerCase());
  });

  test('of the approved example is what a row of the queue needs', () => {
    expect(summarise(example('approved'))).toEqual({
      fullName: 'Marta Quintela Ríos',
      country: 'ESP',
      documentType: 'Passport',
      documentNumber: 'XDC000418',
      birthDate: '1991-04-18',
      email: 'marta.q@customers.test',
      phone: '+34600111222',
      warnings: [
        { risk: 'BREACHED_EMAIL_DETECTED', title: 'Breached email detected', severity: 'information' },
      ],
      searchText: ' marta quintela rios xdc000418 cust-7f31 marta.q@customers.test',
    });
  });

  test('still knows the name after the document was wiped for another try', () => {
    const summary = summarise(example('resubmitted'));
    expect(summary.fullName).toBe('Jonas Bergström');
    expect(summary.searchText).toContain('jonas bergstrom');
    expect(summary.documentNumber).toBeNull();
  });

  test('takes the name from document, screening, database, proof and expectation in that order', () => {
    const sources: Record<string, unknown>[] = [
      { id_verifications: [{ full_name: 'Ocr' }] },
      { aml_screenings: [{ screened_data: { full_name: 'Aml' } }] },
      { database_validations: [{ screened_data: { first_name: 'Data', last_name: 'Base' } }] },
      { poa_verifications: [{ name_on_document: 'Poa' }] },
      { expected_details: { first_name: 'Exp', last_name: 'Ected' } },
    ];
    const names = sources.map(
      (_, from) => summarise(decisionWith(Object.assign({}, ...sources.slice(from)))).fullName,
    );
    expect(names).toEqual(['Ocr', 'Aml', 'Data Base', 'Poa', 'Exp Ected']);
    expect(summarise(decisionWith({})).fullName).toBeNull();
  });

  test('reads the issuing state in any code, and shows one nobody knows as it is', () => {
    expect(summarise(decisionWith({ poa_verifications: [{ issuing_state: 'AR' }] })).country).toBe('ARG');
    expect(summarise(decisionWith({ id_verifications: [{ issuing_state: 'ZZQ' }] })).country).toBe('ZZQ');
  });

  test('has each risk once, the gravest first', () => {
    const warning = (risk: string, log_type: string) => ({ risk, log_type, short_description: null });
    const summary = summarise(
      decisionWith({
        id_verifications: [{ warnings: [warning('A_NOTE', 'information'), warning('TWICE', 'warning')] }],
        liveness_checks: [{ warnings: [warning('TWICE', 'error'), warning('BRAND_NEW', 'fatal')] }],
      }),
    );
    expect(summary.warnings).toEqual([
      { risk: 'TWICE', title: 'Twice', severity: 'error' },
      { risk: 'BRAND_NEW', title: 'Brand new', severity: 'warning' },
      { risk: 'A_NOTE', title: 'A note', severity: 'information' },
    ]);
  });

  test('is found by the name in its own script and by the one in Latin letters', () => {
    const extra_fields = { full_name_non_latin: 'Юлия Щербакова', first_name_latin: 'Iuliia' };
    const { searchText } = summarise(
      decisionWith({ id_verifications: [{ full_name: 'Yulia S.', extra_fields }] }),
    );
    expect(searchText).toContain(fold('Юлия Щербакова'));
    expect(searchText).toContain('iuliia shcherbakova');
    expect(searchText).toContain('yulia s.');
  });

  test('finds a name with an apostrophe typed without it', () => {
    expect(summarise(example('in_review')).searchText).toContain("amelie d'hondt amelie dhondt");
  });

  test('takes the first document something was read from', () => {
    const summary = summarise(
      decisionWith({
        id_verifications: [{ status: 'Not Finished' }, { document_number: 'N1', document_type: 'Passport' }],
      }),
    );
    expect(summary.documentNumber).toBe('N1');
  });
});

describe('text folded for search', () => {
  test.each([
    ['Tomasz Wrona-Łęcki', 'tomasz wrona-lecki'],
    ['  Jürgen   MÜLLER ', 'jurgen muller'],
    ['李小龍', 'u674eu5c0fu9f8d'],
    ['Юлия Щербакова', 'iuliia shcherbakova'],
    ['김철수', 'uae40ucca0uc218'],
    ['Ｍａｒｔａ', 'marta'],
    ['D’Hondt', "d'hondt"],
    ['Groß', 'gross'],
    ['GROẞ', 'gross'],
    ['Þórður Ægir Ørsted', 'thordur aegir orsted'],
    ['Işıl IŞIL', 'isil isil'],
    ['ΚΩΣ', fold('Κως')],
    ['Κώς', fold('κωσ')],
    ['ﬁn Nguyễn', 'fin nguyen'],
  ])('%s becomes %s', (written, folded) => {
    expect(fold(written)).toBe(folded);
  });
});
