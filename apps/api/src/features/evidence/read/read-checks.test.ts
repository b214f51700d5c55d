import { describe, expect, test } from 'vitest';
import { decisionWith } from '../testing/fixture.ts';
import { readChecks, readWarnings } from './read-checks.ts';

const checks = (parts: Record<string, unknown>) => readChecks(decisionWith(parts));
const warnings = (parts: Record<string, unknown>) => readWarnings(decisionWith(parts));

describe('the checks of a case', () => {
  test('come in the order of the workflow, then what ran beyond it', () => {
    const read = checks({
      features: ['FACE_MATCH', 'ID_VERIFICATION'],
      id_verifications: [{ status: 'Approved' }],
      aml_screenings: [{ status: 'In Review' }],
    });
    expect(read.map(({ feature, state }) => `${feature} ${state}`)).toEqual([
      'FACE_MATCH not-run',
      'ID_VERIFICATION passed',
      'AML warning',
    ]);
  });

  test('named in any of Didit’s three spellings are the same check, shown once', () => {
    const read = checks({
      features: ['OCR', 'ID_VERIFICATION', 'PROOF_OF_ADDRESS', 'FACEMATCH', 'EMAIL'],
      poa_verifications: [{ status: 'Declined' }],
    });
    expect(read.map(({ feature }) => feature)).toEqual([
      'ID_VERIFICATION',
      'POA',
      'FACE_MATCH',
      'EMAIL_VERIFICATION',
    ]);
  });

  test('that were promised and never ran do not look passed', () => {
    for (const features of [['AML'], ['AML', 'LIVENESS', 'NFC']]) {
      const read = checks({ status: 'Approved', features });
      expect(read.map(({ state }) => state)).toEqual(features.map(() => 'not-run'));
      expect(read.every(({ score, resubmitFeature }) => score === null && resubmitFeature === null)).toBe(
        true,
      );
    }
  });

  test('are judged by their own status, whatever the session says', () => {
    expect(checks({ status: 'Approved', liveness_checks: [{ status: 'Declined' }] })[0]?.state).toBe(
      'failed',
    );
    expect(checks({ status: 'Declined', liveness_checks: [{ status: 'Approved' }] })[0]?.state).toBe(
      'passed',
    );
  });

  test('of an age are rows only where the workflow asks for one', () => {
    const liveness_checks = [{ node_id: 'l', status: 'Approved', age_estimation: 17.2 }];
    expect(checks({ features: ['LIVENESS'], liveness_checks }).map(({ feature }) => feature)).toEqual([
      'LIVENESS',
    ]);
    expect(checks({ features: ['LIVENESS', 'AGE_ESTIMATION'], liveness_checks })).toMatchObject([
      { feature: 'LIVENESS' },
      { feature: 'AGE_ESTIMATION', state: 'passed', tab: 'liveness' },
    ]);
    const without = [{ status: 'Approved', age_estimation: null }];
    expect(checks({ features: ['AGE_ESTIMATION'], liveness_checks: without })).toMatchObject([
      { feature: 'AGE_ESTIMATION', state: 'not-run' },
      { feature: 'LIVENESS' },
    ]);
  });

  test('without a node cannot be asked for again by name', () => {
    expect(checks({ id_verifications: [{ status: 'Declined' }] })[0]?.resubmitFeature).toBeNull();
    expect(checks({ id_verifications: [{ node_id: 'n', status: 'Declined' }] })[0]?.resubmitFeature).toBe(
      'OCR',
    );
  });

  test('keep a score of zero', () => {
    expect(checks({ face_matches: [{ score: 0 }] })[0]?.score).toBe(0);
    expect(checks({ face_matches: [{ score: null }] })[0]?.score).toBeNull();
  });
});

describe('the findings of a case', () => {
  const finding = (risk: string, log_type: unknown) => ({ risk, log_type: log_type as string });

  test('come gravest first; one of unknown weight stands with the warnings', () => {
    const read = warnings({
      id_verifications: [{ warnings: [finding('NOTE', 'information'), finding('NEW', 'fatal')] }],
      liveness_checks: [{ warnings: [finding('FACE_IN_BLOCKLIST', 'error'), finding('DARK', null)] }],
      ip_analyses: [{ warnings: [finding('VPN', 'warning'), finding('SHOUTED', 'ERROR')] }],
    });
    expect(read.map(({ risk, severity }) => `${severity} ${risk}`)).toEqual([
      'error FACE_IN_BLOCKLIST',
      'warning NEW',
      'warning DARK',
      'warning VPN',
      'warning SHOUTED',
      'information NOTE',
    ]);
  });

  test('are read from every block there is', () => {
    const blocks = {
      id_verifications: 'document',
      nfc_verifications: 'document',
      liveness_checks: 'liveness',
      face_matches: 'face',
      aml_screenings: 'aml',
      ip_analyses: 'device',
      poa_verifications: 'address',
      phone_verifications: 'contact',
      email_verifications: 'contact',
      database_validations: 'database',
      document_ai_documents: 'document',
      registry_checks: 'database',
      document_verifications: 'document',
      key_people_checks: 'database',
    };
    for (const [block, tab] of Object.entries(blocks)) {
      const read = warnings({ [block]: [{ warnings: [finding('POSSIBLE_FRAUD', 'error')] }] });
      expect(
        read.map((warning) => [warning.risk, warning.tab]),
        block,
      ).toEqual([['POSSIBLE_FRAUD', tab]]);
    }
  });

  test('of the estimated age are not told twice', () => {
    const liveness_checks = [{ age_estimation: 15, warnings: [finding('AGE_BELOW_MINIMUM', 'error')] }];
    expect(warnings({ features: ['AGE_ESTIMATION'], liveness_checks })).toHaveLength(1);
  });

  test('are called by Didit’s words, else by their code', () => {
    const read = warnings({
      id_verifications: [
        {
          node_id: 'step',
          warnings: [
            {
              risk: 'DOCUMENT_EXPIRED',
              short_description: 'Document expired',
              long_description: 'Since May',
            },
            { risk: 'DOCUMENT_EXPIRED', short_description: ' ', node_id: 'own' },
            { risk: null, short_description: 'Only words' },
            { risk: '', short_description: null, long_description: 'Nothing to call it by' },
          ],
        },
      ],
    });
    expect(read.map(({ risk, title, detail, nodeId }) => [risk, title, detail, nodeId])).toEqual([
      ['DOCUMENT_EXPIRED', 'Document expired', 'Since May', 'step'],
      ['DOCUMENT_EXPIRED', 'Document expired', null, 'own'],
      ['Only words', 'Only words', null, 'step'],
    ]);
  });

  test('that are no list are none, and do not hide those of other steps', () => {
    const key_people_checks = [
      { warnings: 'none' },
      { warnings: null },
      { warnings: [finding('UNCONFIRMED', 'error')] },
    ];
    expect(warnings({ key_people_checks }).map(({ risk }) => risk)).toEqual(['UNCONFIRMED']);
  });

  test('of a hundred steps are all there', () => {
    const ip_analyses = Array.from({ length: 100 }, (_, index) => ({
      warnings: [finding(`RISK_${index}`, index % 2 === 0 ? 'information' : 'error')],
    }));
    const read = warnings({ ip_analyses });
    expect(read).toHaveLength(100);
    expect(read.slice(0, 50).every(({ severity }) => severity === 'error')).toBe(true);
  });
});
