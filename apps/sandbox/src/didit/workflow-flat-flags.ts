import { Refusal } from '../http-answers.ts';
import type { Json, JsonObject } from '../json.ts';
import { textOf } from '../json.ts';
import type { Profile } from '../profile.ts';

/** The older way of writing a workflow: one switch per check and thresholds beside it. */
const SWITCHES: [flag: string, feature: string, config: Record<string, string>][] = [
  ['is_nfc_enabled', 'NFC', {}],
  [
    'is_liveness_enabled',
    'LIVENESS',
    {
      face_liveness_method: 'face_liveness_method',
      face_liveness_score_decline_threshold: 'face_liveness_score_decline_threshold',
      face_liveness_score_review_threshold: 'face_liveness_score_review_threshold',
    },
  ],
  ['is_age_restrictions_enabled', 'AGE_ESTIMATION', {}],
  [
    'is_face_match_enabled',
    'FACE_MATCH',
    {
      face_match_score_decline_threshold: 'face_match_score_decline_threshold',
      face_match_score_review_threshold: 'face_match_score_review_threshold',
    },
  ],
  ['is_poa_enabled', 'PROOF_OF_ADDRESS', {}],
  ['is_phone_verification_enabled', 'PHONE_VERIFICATION', {}],
  ['is_email_verification_enabled', 'EMAIL_VERIFICATION', {}],
  ['is_database_validation_enabled', 'DATABASE_VALIDATION', {}],
  [
    'is_aml_enabled',
    'AML',
    {
      aml_decline_threshold: 'aml_score_review_threshold',
      aml_score_approve_threshold: 'aml_score_approve_threshold',
      aml_score_review_threshold: 'aml_score_review_threshold',
    },
  ],
  ['is_ip_analysis_enabled', 'IP_ANALYSIS', {}],
];
const OCR_CONFIG = ['duplicated_user_action', 'documents_allowed'];
const PLAIN = ['workflow_type', ...OCR_CONFIG];
const TYPES = [
  'kyc',
  'adaptive_age_verification',
  'biometric_authentication',
  'address_verification',
  'questionnaire_verification',
  'email_verification',
  'phone_verification',
];

const FLAT_KEYS = [...PLAIN, ...SWITCHES.flatMap(([flag, , config]) => [flag, ...Object.keys(config)])];

export type Translated = { body: JsonObject; workflowType: string | null };

/**
 * Turns flat flags into the list of features they stood for; a body without any stays as it is. Didit itself
 * refuses them today, so only the profile's dialect lets them in.
 * @throws Refusal 400
 */
export function fromFlatFlags(body: JsonObject, creating: boolean, dialect: Profile['dialect']): Translated {
  const flat = Object.keys(body).filter((key) => FLAT_KEYS.includes(key));
  if (dialect === 'seed' && body.features !== undefined) {
    throw new Refusal(400, { features: ['This field is not part of the flat workflow form.'] });
  }
  // Whoever lists features speaks today's form, and is held to it whatever else is let in.
  const isToday = dialect === 'current' || body.features !== undefined;
  if (isToday || (flat.length === 0 && !(dialect === 'seed' && creating)))
    return { body, workflowType: null };
  const workflowType = textOf(body.workflow_type);
  if (workflowType !== null && !TYPES.includes(workflowType)) {
    throw new Refusal(400, { workflow_type: [`"${workflowType}" is not a valid choice.`] });
  }
  const wrong = SWITCHES.map(([flag]) => flag).find(
    (flag) => body[flag] !== undefined && typeof body[flag] !== 'boolean',
  );
  if (wrong !== undefined) throw new Refusal(400, { [wrong]: ['Must be a valid boolean.'] });
  const rest = Object.fromEntries(Object.entries(body).filter(([key]) => !FLAT_KEYS.includes(key)));
  return {
    body: { ...rest, features: featuresOf(body) },
    workflowType: workflowType ?? 'kyc',
  };
}

function featuresOf(body: JsonObject): Json[] {
  const document = {
    feature: 'OCR',
    config: copied(body, Object.fromEntries(OCR_CONFIG.map((key) => [key, key]))),
  };
  const chosen = SWITCHES.filter(([flag]) => body[flag] === true).map(([, feature, config]) => ({
    feature,
    config: copied(body, config),
  }));
  return [document, ...chosen];
}

function copied(body: JsonObject, names: Record<string, string>): JsonObject {
  const config: JsonObject = {};
  for (const [from, to] of Object.entries(names)) {
    const value = body[from];
    if (value !== undefined) config[to] = value;
  }
  return config;
}
