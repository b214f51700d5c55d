import * as z from 'zod';
import type { WorkflowFeature, WorkflowWrite } from './workflow-write.ts';

/**
 * What a workflow begins with. Questionnaires alone are not among them: they need more than a switch to be named.
 */
export const WORKFLOW_TYPES = [
  'kyc',
  'adaptive_age_verification',
  'biometric_authentication',
  'address_verification',
  'email_verification',
  'phone_verification',
] as const;

const FEATURE_OF_TYPE: Record<(typeof WORKFLOW_TYPES)[number], string> = {
  kyc: 'OCR',
  adaptive_age_verification: 'AGE_ESTIMATION',
  biometric_authentication: 'LIVENESS',
  address_verification: 'PROOF_OF_ADDRESS',
  email_verification: 'EMAIL_VERIFICATION',
  phone_verification: 'PHONE_VERIFICATION',
};

/**
 * A workflow as a set of switches: the way Didit's older API described one, and still answers it. Writing takes
 * the feature list instead, so people can keep thinking in switches while we send features.
 *
 * Scores are 0–100. `aml_decline_threshold`: above it a person is declined; between
 * `aml_score_approve_threshold` and it the session goes to review. Defaults are Didit's.
 * Source: Didit docs: Workflows; Didit OpenAPI GET /v3/workflows/{settings_uuid}/
 */
export const WorkflowFlags = z.object({
  workflow_type: z.enum(WORKFLOW_TYPES).default('kyc'),
  workflow_label: z.string().max(50).default('ID Verification'),
  is_default: z.boolean().default(false),
  is_liveness_enabled: z.boolean().default(false),
  face_liveness_method: z.enum(['passive', 'active_3d', 'flashing']).default('passive'),
  face_liveness_score_decline_threshold: z.number().min(0).max(100).default(50),
  face_liveness_score_review_threshold: z.number().min(0).max(100).default(70),
  is_face_match_enabled: z.boolean().default(false),
  face_match_score_decline_threshold: z.number().min(0).max(100).default(50),
  face_match_score_review_threshold: z.number().min(0).max(100).default(70),
  is_aml_enabled: z.boolean().default(false),
  aml_decline_threshold: z.number().min(0).max(100).default(100),
  aml_score_approve_threshold: z.number().min(0).max(100).default(80),
  is_phone_verification_enabled: z.boolean().default(false),
  is_email_verification_enabled: z.boolean().default(false),
  is_database_validation_enabled: z.boolean().default(false),
  is_ip_analysis_enabled: z.boolean().default(false),
  is_nfc_enabled: z.boolean().default(false),
  is_poa_enabled: z.boolean().default(false),
  is_age_restrictions_enabled: z.boolean().default(false),
  documents_allowed: z.record(z.string(), z.unknown()).default({}),
  duplicated_user_action: z.enum(['no_action', 'review', 'decline']).default('no_action'),
  max_retry_attempts: z.number().int().min(0).max(10).default(3),
  retry_window_days: z.number().int().min(1).max(365).nullable().default(7),
});
export type WorkflowFlags = z.infer<typeof WorkflowFlags>;
export type WorkflowFlagsInput = z.input<typeof WorkflowFlags>;

/**
 * The body that creates or updates a workflow with these switches. Features come in an order Didit accepts: the
 * document first, face match after what it compares, checks that need no person last.
 */
export function workflowFromFlags(
  input: WorkflowFlagsInput,
): WorkflowWrite & { workflow_label: string; features: WorkflowFeature[] } {
  const flags = WorkflowFlags.parse(input);
  return {
    workflow_label: flags.workflow_label,
    is_default: flags.is_default,
    max_retry_attempts: flags.max_retry_attempts,
    retry_window_days: flags.retry_window_days,
    features: SWITCHES.filter((entry) => isOn(entry, flags)).map(({ feature, label, keys }) => {
      const config = Object.fromEntries(keys.map(([key, flagName]) => [key, flags[flagName]]));
      return Object.keys(config).length === 0 ? { feature, label } : { feature, label, config };
    }),
  };
}

function isOn({ feature, flag }: Switch, flags: WorkflowFlags): boolean {
  return FEATURE_OF_TYPE[flags.workflow_type] === feature || (flag !== null && flags[flag] === true);
}

interface Switch {
  feature: string;
  label: string;
  /** Null for the document itself, which only the type switches on. */
  flag: keyof WorkflowFlags | null;
  /** Config key of the feature, and the switch its value comes from. */
  keys: (readonly [string, keyof WorkflowFlags])[];
}

const SWITCHES: readonly Switch[] = [
  {
    feature: 'OCR',
    label: 'ID document',
    flag: null,
    keys: [
      ['duplicated_user_action', 'duplicated_user_action'],
      ['documents_allowed', 'documents_allowed'],
    ],
  },
  { feature: 'NFC', label: 'NFC chip', flag: 'is_nfc_enabled', keys: [] },
  {
    feature: 'LIVENESS',
    label: 'Liveness',
    flag: 'is_liveness_enabled',
    keys: [
      ['face_liveness_method', 'face_liveness_method'],
      ['face_liveness_score_decline_threshold', 'face_liveness_score_decline_threshold'],
      ['face_liveness_score_review_threshold', 'face_liveness_score_review_threshold'],
    ],
  },
  { feature: 'AGE_ESTIMATION', label: 'Age estimation', flag: 'is_age_restrictions_enabled', keys: [] },
  {
    feature: 'FACE_MATCH',
    label: 'Face match',
    flag: 'is_face_match_enabled',
    keys: [
      ['face_match_score_decline_threshold', 'face_match_score_decline_threshold'],
      ['face_match_score_review_threshold', 'face_match_score_review_threshold'],
    ],
  },
  { feature: 'PROOF_OF_ADDRESS', label: 'Proof of address', flag: 'is_poa_enabled', keys: [] },
  { feature: 'PHONE_VERIFICATION', label: 'Phone', flag: 'is_phone_verification_enabled', keys: [] },
  { feature: 'EMAIL_VERIFICATION', label: 'E-mail', flag: 'is_email_verification_enabled', keys: [] },
  {
    feature: 'DATABASE_VALIDATION',
    label: 'Database validation',
    flag: 'is_database_validation_enabled',
    keys: [],
  },
  {
    feature: 'AML',
    label: 'AML screening',
    flag: 'is_aml_enabled',
    keys: [
      ['aml_score_review_threshold', 'aml_decline_threshold'],
      ['aml_score_approve_threshold', 'aml_score_approve_threshold'],
    ],
  },
  { feature: 'IP_ANALYSIS', label: 'IP and device', flag: 'is_ip_analysis_enabled', keys: [] },
];

/**
 * The switches of a workflow as Didit answers it: from its flat flags, its feature list (with configuration) or
 * the text naming its features, whichever are there. A value that does not fit falls back to Didit's default.
 */
export function flagsFromWorkflow(config: Record<string, unknown>): WorkflowFlags {
  const found: Record<string, unknown> = { ...config };
  if ('aml_score_review_threshold' in config) found.aml_decline_threshold = config.aml_score_review_threshold;
  for (const { feature, config: own } of featuresOf(config)) {
    const known = SWITCHES.find((entry) => entry.feature === feature);
    if (known?.flag) found[known.flag] = true;
    for (const [key, flagName] of known?.keys ?? []) {
      if (own[key] !== undefined) found[flagName] = own[key];
    }
  }
  if (typeof found.face_liveness_method === 'string') {
    found.face_liveness_method = found.face_liveness_method.toLowerCase();
  }
  const fitting = Object.entries(WorkflowFlags.shape).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(found[name] ?? (name === 'retry_window_days' ? found[name] : undefined));
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return WorkflowFlags.parse(Object.fromEntries(fitting));
}

interface FoundFeature {
  feature: string;
  config: Record<string, unknown>;
}

function featuresOf(workflow: Record<string, unknown>): FoundFeature[] {
  const { features } = workflow;
  const graph = asRecord(asRecord(workflow.workflow_graph).nodes);
  const listed = Array.isArray(features) ? features.map(asRecord) : [];
  const named = typeof features === 'string' ? features.split('+').map((feature) => ({ feature })) : [];
  // Didit's text names every feature; the graph and the list add how they are set.
  return [...named, ...listed, ...Object.values(graph).map(asRecord)].flatMap((entry) => {
    const { feature, config } = entry as Record<string, unknown>; // each entry was made a record above
    return typeof feature === 'string'
      ? [{ feature: feature.trim().toUpperCase(), config: asRecord(config) }]
      : [];
  });
}

function asRecord(value: unknown): Record<string, unknown> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : {}; // an object that is no list, by the check
}
