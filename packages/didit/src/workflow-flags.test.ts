import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flagsFromWorkflow, WorkflowFlags, workflowFromFlags } from './workflow-flags.ts';

const score = fc.integer({ min: 0, max: 100 });
const anyFlags = fc.record({
  workflow_label: fc.string({ maxLength: 50 }),
  is_default: fc.boolean(),
  is_liveness_enabled: fc.boolean(),
  is_face_match_enabled: fc.boolean(),
  is_aml_enabled: fc.boolean(),
  is_nfc_enabled: fc.boolean(),
  is_poa_enabled: fc.boolean(),
  is_phone_verification_enabled: fc.boolean(),
  is_email_verification_enabled: fc.boolean(),
  is_database_validation_enabled: fc.boolean(),
  is_ip_analysis_enabled: fc.boolean(),
  is_age_restrictions_enabled: fc.boolean(),
  duplicated_user_action: fc.constantFrom('no_action', 'review', 'decline'),
  max_retry_attempts: fc.integer({ min: 0, max: 10 }),
  retry_window_days: fc.option(fc.integer({ min: 1, max: 365 })),
});

describe('workflow switches', () => {
  it('become features in an order Didit accepts', () => {
    const all = Object.fromEntries(
      Object.keys(WorkflowFlags.shape).flatMap((name) => (name.endsWith('_enabled') ? [[name, true]] : [])),
    );
    expect(workflowFromFlags(all).features.map((entry) => entry.feature)).toEqual([
      'OCR',
      'NFC',
      'LIVENESS',
      'AGE_ESTIMATION',
      'FACE_MATCH',
      'PROOF_OF_ADDRESS',
      'PHONE_VERIFICATION',
      'EMAIL_VERIFICATION',
      'DATABASE_VALIDATION',
      'AML',
      'IP_ANALYSIS',
    ]);
  });

  it.each([
    ['kyc', ['OCR', 'AML']],
    ['adaptive_age_verification', ['AGE_ESTIMATION', 'AML']],
    ['biometric_authentication', ['LIVENESS', 'AML']],
    ['address_verification', ['PROOF_OF_ADDRESS', 'AML']],
    ['email_verification', ['EMAIL_VERIFICATION', 'AML']],
    ['phone_verification', ['PHONE_VERIFICATION', 'AML']],
  ] as const)('of the type %s begin with what that type is about', (workflow_type, features) => {
    // literal types
    const body = workflowFromFlags({ workflow_type, is_aml_enabled: true });
    expect(body.features.map((entry) => entry.feature)).toEqual(features);
    expect(body).not.toHaveProperty('workflow_type');
  });

  it('name a step once that both the type and a switch ask for', () => {
    const { features } = workflowFromFlags({ workflow_type: 'address_verification', is_poa_enabled: true });
    expect(features).toEqual([{ feature: 'PROOF_OF_ADDRESS', label: 'Proof of address' }]);
  });

  it('send nothing beside the keys Didit lists', () => {
    expect(Object.keys(workflowFromFlags({})).sort()).toEqual(
      ['features', 'is_default', 'max_retry_attempts', 'retry_window_days', 'workflow_label'].sort(),
    );
  });

  it('give the AML threshold its present name', () => {
    const { features } = workflowFromFlags({ is_aml_enabled: true, aml_decline_threshold: 90 });
    expect(features.find((entry) => entry.feature === 'AML')?.config).toEqual({
      aml_score_review_threshold: 90,
      aml_score_approve_threshold: 80,
    });
  });

  it('come back from the features they became', () => {
    fc.assert(
      fc.property(anyFlags, (input) => {
        expect(flagsFromWorkflow({ ...workflowFromFlags(input) })).toEqual(WorkflowFlags.parse(input));
      }),
    );
  });

  it('come back with their thresholds', () => {
    fc.assert(
      fc.property(score, score, score, score, (liveness, decline, review, aml) => {
        const input = {
          is_liveness_enabled: true,
          face_liveness_score_decline_threshold: liveness,
          is_face_match_enabled: true,
          face_match_score_decline_threshold: decline,
          face_match_score_review_threshold: review,
          is_aml_enabled: true,
          aml_decline_threshold: aml,
        };
        expect(flagsFromWorkflow({ ...workflowFromFlags(input) })).toMatchObject(input);
      }),
    );
  });

  it('are read from the flat answer with its text of features', () => {
    const flags = flagsFromWorkflow({
      workflow_label: 'Standard KYC',
      is_liveness_enabled: true,
      face_liveness_method: 'PASSIVE',
      face_match_score_decline_threshold: 40,
      features: 'OCR + LIVENESS + FACE_MATCH + AML',
      aml_score_review_threshold: 70,
      retry_window_days: null,
    });
    expect(flags).toMatchObject({
      workflow_label: 'Standard KYC',
      is_liveness_enabled: true,
      face_liveness_method: 'passive',
      is_face_match_enabled: true,
      face_match_score_decline_threshold: 40,
      is_aml_enabled: true,
      aml_decline_threshold: 70,
      is_nfc_enabled: false,
      retry_window_days: null,
    });
  });

  it('are read from a graph', () => {
    const nodes = { a: { node_type: 'feature', feature: 'NFC' }, b: { node_type: 'status' }, c: null };
    expect(flagsFromWorkflow({ workflow_graph: { nodes } }).is_nfc_enabled).toBe(true);
  });

  it('fall back to Didit’s defaults where a value makes no sense', () => {
    const flags = flagsFromWorkflow({ max_retry_attempts: 'many', duplicated_user_action: 'shout' });
    expect(flags).toEqual(WorkflowFlags.parse({}));
  });
});
