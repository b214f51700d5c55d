import type { BlockName, Blocks, FeatureItem, NodeFeature, SessionRecord } from '../records.ts';

/**
 * One feature has three names at Didit: in decisions, in workflows and in warnings
 * (Didit OpenAPI: decision, workflows, warnings).
 */
type FeatureNames = {
  display: string;
  warning: string;
  block: BlockName | null;
  /** Node ids are this stem and a number. */
  stem: string;
  /** Runs without the customer, so a resubmission of it finishes at once. */
  backendOnly: boolean;
  /** Picked when a resubmission names no steps (Didit OpenAPI: update session status). */
  autoResubmit: boolean;
};

function names(
  display: string,
  warning: string,
  block: BlockName | null,
  stem: string,
  more: Partial<FeatureNames> = {},
): FeatureNames {
  return {
    display,
    warning,
    block,
    stem: `feature_${stem}`,
    backendOnly: false,
    autoResubmit: false,
    ...more,
  };
}

const auto = { autoResubmit: true };
const silent = { autoResubmit: true, backendOnly: true };

export const FEATURES: Record<NodeFeature, FeatureNames> = {
  OCR: names('ID_VERIFICATION', 'ID_VERIFICATION', 'id_verifications', 'ocr', auto),
  NFC: names('NFC', 'NFC', 'nfc_verifications', 'nfc'),
  LIVENESS: names('LIVENESS', 'LIVENESS', 'liveness_checks', 'liveness', auto),
  FACE_MATCH: names('FACE_MATCH', 'FACEMATCH', 'face_matches', 'face_match', auto),
  PROOF_OF_ADDRESS: names('POA', 'PROOF_OF_ADDRESS', 'poa_verifications', 'poa', auto),
  QUESTIONNAIRE: names('QUESTIONNAIRE', 'QUESTIONNAIRE', 'questionnaire_responses', 'questionnaire', auto),
  DOCUMENT_AI: names('DOCUMENT_AI', 'DOCUMENT_AI', 'document_ai_documents', 'document_ai'),
  PHONE_VERIFICATION: names('PHONE', 'PHONE', 'phone_verifications', 'phone', auto),
  EMAIL_VERIFICATION: names('EMAIL_VERIFICATION', 'EMAIL', 'email_verifications', 'email', auto),
  DATABASE_VALIDATION: names(
    'DATABASE_VALIDATION',
    'DATABASE_VALIDATION',
    'database_validations',
    'db_validation',
    silent,
  ),
  AML: names('AML', 'AML', 'aml_screenings', 'aml', silent),
  IP_ANALYSIS: names('IP_ANALYSIS', 'LOCATION', 'ip_analyses', 'ip', { backendOnly: true }),
  AGE_ESTIMATION: names('AGE_ESTIMATION', 'LIVENESS', 'liveness_checks', 'age_estimation'),
  KYB_REGISTRY: names('KYB_REGISTRY', 'KYB_REGISTRY', null, 'kyb_registry'),
  KYB_DOCUMENTS: names('KYB_DOCUMENTS', 'KYB_DOCUMENTS', null, 'kyb_documents'),
  KYB_KEY_PEOPLE: names('KYB_KEY_PEOPLE', 'KYB_KEY_PEOPLE', null, 'kyb_key_people'),
};

/** The result of one workflow step, or null when it has not run. */
export function itemOfNode(
  blocks: Blocks,
  node: { node_id: string; feature: NodeFeature },
): FeatureItem | null {
  const { block } = FEATURES[node.feature];
  if (block === null) return null;
  const items = blocks[block] ?? [];
  // Age estimation has no block of its own: it is a part of the liveness check.
  if (node.feature === 'AGE_ESTIMATION') return items[0] ?? null;
  return items.find((item) => item.node_id === node.node_id) ?? null;
}

export function statusOfNode(session: SessionRecord, node: SessionRecord['nodes'][number]): string {
  if (session.resubmit?.nodes.some((chosen) => chosen.node_id === node.node_id)) return 'Resub Requested';
  return itemOfNode(session.blocks, node)?.status ?? 'Not Finished';
}
