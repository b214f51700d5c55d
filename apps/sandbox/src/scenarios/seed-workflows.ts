import type { Sandbox } from '../context.ts';
import { readWorkflow } from '../didit/workflow-rules.ts';
import { createWorkflow } from '../didit/workflows.ts';
import { uuidFrom } from '../ids.ts';
import type { Json, JsonObject } from '../json.ts';
import type { NodeFeature, WorkflowRecord } from '../records.ts';
import type { Scenario } from './scenario.ts';
import { QUESTIONNAIRE_UUID, seedQuestionnaire } from './seed-questionnaire.ts';

const step = (feature: NodeFeature, config: JsonObject = {}): Json => ({ feature, config });

const DOCUMENT = step('OCR', { duplicated_user_action: 'review', invalid_mrz_action: 'review' });
const LIVENESS = step('LIVENESS', {
  face_liveness_method: 'passive',
  face_liveness_score_decline_threshold: 50,
  face_liveness_score_review_threshold: 70,
});
const FACE_MATCH = step('FACE_MATCH', {
  face_match_score_decline_threshold: 40,
  face_match_score_review_threshold: 60,
});
const AML = step('AML', {
  aml_score_approve_threshold: 80,
  aml_score_review_threshold: 100,
  is_ongoing_monitoring_enabled: true,
});

/** In the order in which they are tried when a scenario needs a workflow. */
const WORKFLOWS: { key: string; label: string; isDefault: boolean; features: Json[] }[] = [
  {
    key: 'standard',
    label: 'Onboarding – standard',
    isDefault: true,
    features: [
      DOCUMENT,
      LIVENESS,
      FACE_MATCH,
      step('PHONE_VERIFICATION'),
      step('EMAIL_VERIFICATION'),
      step('IP_ANALYSIS'),
    ],
  },
  {
    key: 'enhanced',
    label: 'Onboarding – enhanced (AML, POA)',
    isDefault: false,
    features: [
      DOCUMENT,
      LIVENESS,
      FACE_MATCH,
      step('PROOF_OF_ADDRESS', { poa_address_mismatch_action: 'review', poa_name_mismatch_action: 'review' }),
      step('QUESTIONNAIRE', { questionnaire_uuid: QUESTIONNAIRE_UUID }),
      step('EMAIL_VERIFICATION'),
      step('DATABASE_VALIDATION', { no_match_action: 'review' }),
      AML,
      step('IP_ANALYSIS'),
    ],
  },
  {
    key: 'nfc',
    label: 'NFC passport',
    isDefault: false,
    features: [DOCUMENT, step('NFC'), LIVENESS, FACE_MATCH, AML, step('IP_ANALYSIS')],
  },
  {
    key: 'age',
    label: 'Age check',
    isDefault: false,
    features: [
      DOCUMENT,
      LIVENESS,
      step('AGE_ESTIMATION', { age_estimation_decline_threshold: 16 }),
      FACE_MATCH,
    ],
  },
  {
    key: 'two_documents',
    label: 'Two documents',
    isDefault: false,
    features: [DOCUMENT, step('OCR'), LIVENESS, FACE_MATCH, step('IP_ANALYSIS')],
  },
];

export function seedWorkflows(sandbox: Sandbox): void {
  seedQuestionnaire(sandbox);
  for (const { key, label, isDefault, features } of WORKFLOWS) {
    const body = { workflow_label: label, is_default: isDefault, features };
    const rules = { dialect: 'current', hasQuestionnaire: () => true } as const; // the literal dialect
    createWorkflow(sandbox, readWorkflow(body, true, rules), uuidFrom('workflow', key));
  }
}

export function seededWorkflowId(key: string): string {
  return uuidFrom('workflow', key);
}

/** Whether the workflow has every step the story is about, as often as the story needs it. */
export function suits(workflow: Pick<WorkflowRecord, 'nodes'>, scenario: Scenario): boolean {
  const left = workflow.nodes.map((node) => node.feature);
  return scenario.needs.every((feature) => {
    const place = left.indexOf(feature);
    if (place !== -1) left.splice(place, 1);
    return place !== -1;
  });
}
