import type { CheckState, EvidenceTab } from '@docket/contracts';
import { type Decision, RESUBMITTABLE_FEATURES, toWorkflowFeature } from '@docket/didit';
import { items, record, text } from '../leaves.ts';

/** One item of any check's block, whatever its kind. */
export type Step = Record<string, unknown>;

type Block = { feature: string; tab: EvidenceTab; steps: (decision: Decision) => readonly unknown[] };

// In the order a case is read: who is it, is it them, what else is known.
const BLOCKS: readonly Block[] = [
  { feature: 'ID_VERIFICATION', tab: 'document', steps: (decision) => items(decision.id_verifications) },
  { feature: 'NFC', tab: 'document', steps: (decision) => items(decision.nfc_verifications) },
  { feature: 'LIVENESS', tab: 'liveness', steps: (decision) => items(decision.liveness_checks) },
  { feature: 'FACE_MATCH', tab: 'face', steps: (decision) => items(decision.face_matches) },
  { feature: 'AML', tab: 'aml', steps: (decision) => items(decision.aml_screenings) },
  { feature: 'IP_ANALYSIS', tab: 'device', steps: (decision) => items(decision.ip_analyses) },
  { feature: 'POA', tab: 'address', steps: (decision) => items(decision.poa_verifications) },
  { feature: 'PHONE', tab: 'contact', steps: (decision) => items(decision.phone_verifications) },
  { feature: 'EMAIL_VERIFICATION', tab: 'contact', steps: (decision) => items(decision.email_verifications) },
  {
    feature: 'DATABASE_VALIDATION',
    tab: 'database',
    steps: (decision) => items(decision.database_validations),
  },
  { feature: 'QUESTIONNAIRE', tab: 'document', steps: (decision) => items(decision.questionnaire_responses) },
  { feature: 'DOCUMENT_AI', tab: 'document', steps: (decision) => items(decision.document_ai_documents) },
  { feature: 'AGE_ESTIMATION', tab: 'liveness', steps: estimatedAges },
  { feature: 'KYB_REGISTRY', tab: 'database', steps: (decision) => items(decision.registry_checks) },
  { feature: 'KYB_DOCUMENTS', tab: 'document', steps: (decision) => items(decision.document_verifications) },
  { feature: 'KYB_KEY_PEOPLE', tab: 'database', steps: (decision) => items(decision.key_people_checks) },
];

/** Age estimation has no block: its result is a number inside the liveness check. */
function estimatedAges(decision: Decision): unknown[] {
  return items(decision.liveness_checks)
    .filter((check) => typeof check.age_estimation === 'number')
    .map((check) => ({ status: check.status, node_id: check.node_id }));
}

/** Every step Didit produced, by check. Checks without steps have an empty list. */
export function stepsByFeature(decision: Decision): { feature: string; tab: EvidenceTab; steps: Step[] }[] {
  return BLOCKS.map(({ feature, tab, steps }) => ({ feature, tab, steps: steps(decision).map(record) }));
}

/** Where a check's evidence is; a check Didit adds tomorrow is shown with the documents. */
export function tabOf(feature: string): EvidenceTab {
  if (feature === 'FACE_SEARCH') return 'face';
  return BLOCKS.find((block) => block.feature === feature)?.tab ?? 'document';
}

/** Whether the decision has a place for this check's result, so that an empty place means it did not run. */
export function hasBlock(feature: string): boolean {
  return BLOCKS.some((block) => block.feature === feature);
}

/** How `nodes_to_resubmit` names a check; null for those it refuses. */
export function resubmitFeatureOf(feature: string): string | null {
  const name = toWorkflowFeature(feature);
  return RESUBMITTABLE_FEATURES.find((known) => known === name) ?? null;
}

// Maps, because Didit's words are looked up in them and an object also answers to "constructor".
const LABELS = new Map(
  Object.entries({
    ID_VERIFICATION: 'Identity document',
    NFC: 'Document chip',
    LIVENESS: 'Liveness',
    FACE_MATCH: 'Face match',
    AML: 'Sanctions, PEP and adverse media',
    IP_ANALYSIS: 'Device and location',
    POA: 'Proof of address',
    PHONE: 'Phone',
    EMAIL_VERIFICATION: 'E-mail',
    DATABASE_VALIDATION: 'Database validation',
    QUESTIONNAIRE: 'Questionnaire',
    DOCUMENT_AI: 'Further documents',
    AGE_ESTIMATION: 'Age estimation',
    FACE_SEARCH: 'Face search',
    KYB_REGISTRY: 'Company registry',
    KYB_DOCUMENTS: 'Company documents',
    KYB_KEY_PEOPLE: 'Key people',
  }),
);

export function labelOf(feature: string): string {
  return LABELS.get(feature) ?? inWords(feature);
}

/** A code as a sentence part: `POSSIBLE_MATCH_FOUND` → "Possible match found". */
export function inWords(code: string): string {
  const spaced = code.replaceAll('_', ' ').trim().toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const STATES = new Map<string, CheckState>(
  Object.entries({
    Approved: 'passed',
    'In Review': 'warning',
    'Resub Requested': 'warning',
    Declined: 'failed',
    Expired: 'failed',
    'Not Finished': 'not-run',
  } as const),
);

/** Didit's status of a step as one of our five states. A status it adds later is unknown, never passed. */
export function stateOf(status: unknown): CheckState {
  return STATES.get(text(status) ?? '') ?? 'unknown';
}
