/**
 * Didit spells one check in three ways: in decisions and lists, in workflows and resubmissions, and in warnings;
 * its results sit under a fourth name. One row per check holds them together.
 *
 * Source: Didit docs: Workflows, Decision, Warnings
 */
export const FEATURES = [
  feature('ID_VERIFICATION', 'OCR', 'ID_VERIFICATION', 'id_verifications', ['OCR_BACK']),
  feature('NFC', 'NFC', 'NFC', 'nfc_verifications'),
  feature('LIVENESS', 'LIVENESS', 'LIVENESS', 'liveness_checks', ['FACE']),
  feature('FACE_MATCH', 'FACE_MATCH', 'FACEMATCH', 'face_matches'),
  feature('POA', 'PROOF_OF_ADDRESS', 'PROOF_OF_ADDRESS', 'poa_verifications'),
  feature('PHONE', 'PHONE_VERIFICATION', 'PHONE', 'phone_verifications'),
  feature('EMAIL_VERIFICATION', 'EMAIL_VERIFICATION', 'EMAIL', 'email_verifications'),
  feature('AML', 'AML', 'AML', 'aml_screenings'),
  feature('IP_ANALYSIS', 'IP_ANALYSIS', 'LOCATION', 'ip_analyses'),
  feature('DATABASE_VALIDATION', 'DATABASE_VALIDATION', 'DATABASE_VALIDATION', 'database_validations'),
  feature('QUESTIONNAIRE', 'QUESTIONNAIRE', 'QUESTIONNAIRE', 'questionnaire_responses'),
  feature('AGE_ESTIMATION', 'AGE_ESTIMATION', null, null),
  feature('FACE_SEARCH', 'FACE_SEARCH', null, null),
  feature('DOCUMENT_AI', 'DOCUMENT_AI', 'DOCUMENT_AI', 'document_ai_documents'),
] as const satisfies readonly FeatureSpelling[];

export interface FeatureSpelling {
  decision: string;
  workflow: string;
  warning: string | null;
  block: string | null;
  aliases: readonly string[];
}

/** Names `nodes_to_resubmit` accepts for a step. Source: Didit OpenAPI PATCH /v3/session/{sessionId}/update-status/ */
export const RESUBMITTABLE_FEATURES = [
  'OCR',
  'OCR_BACK',
  'NFC',
  'AML',
  'FACE',
  'LIVENESS',
  'FACE_MATCH',
  'IP_ANALYSIS',
  'AGE_ESTIMATION',
  'PROOF_OF_ADDRESS',
  'PHONE_VERIFICATION',
  'EMAIL_VERIFICATION',
  'FACE_SEARCH',
  'DATABASE_VALIDATION',
  'QUESTIONNAIRE',
  'DOCUMENT_AI',
  'KYB_DOCUMENTS',
] as const;

/** The row of a check under any of its names, or undefined for one Didit added since. */
export function findFeature(name: string): FeatureSpelling | undefined {
  const upper = name.toUpperCase();
  return FEATURES.find(
    (row) => [row.decision, row.workflow, row.warning, ...row.aliases].includes(upper) || row.block === name,
  );
}

/** Any spelling as decisions write it; an unknown name stays as it is. */
export function toDecisionFeature(name: string): string {
  return findFeature(name)?.decision ?? name;
}

/** Any spelling as workflows and `nodes_to_resubmit` write it; an unknown name stays as it is. */
export function toWorkflowFeature(name: string): string {
  // OCR_BACK is one side only: widening it to OCR would ask the person for more than was meant.
  if (name === 'OCR_BACK') return name;
  return findFeature(name)?.workflow ?? name;
}

/** Any spelling as warnings write it; null for checks that have no warnings of their own. */
export function toWarningFeature(name: string): string | null {
  const row = findFeature(name);
  return row === undefined ? name : row.warning;
}

function feature(
  decision: string,
  workflow: string,
  warning: string | null,
  block: string | null,
  aliases: readonly string[] = [],
): FeatureSpelling {
  return { decision, workflow, warning, block, aliases };
}
