import type { WorkflowDetail, WorkflowSettings, WorkflowSummary } from '@docket/contracts';
import {
  flagsFromWorkflow,
  stepsOfWorkflow,
  type Workflow,
  type WorkflowFeature,
  type WorkflowRow,
  workflowFromFlags,
} from '@docket/didit';

type Flags = Parameters<typeof workflowFromFlags>[0];

/** Steps our form edits; all others of a workflow are carried over untouched. */
const EDITED = new Set([
  'OCR',
  'NFC',
  'LIVENESS',
  'FACE_MATCH',
  'PROOF_OF_ADDRESS',
  'PHONE_VERIFICATION',
  'EMAIL_VERIFICATION',
  'DATABASE_VALIDATION',
  'AML',
  'IP_ANALYSIS',
]);

/** The names of a workflow's steps, whichever of its two spellings Didit used. */
export function featureNames(features: WorkflowRow['features']): string[] {
  if (features == null) return [];
  if (typeof features !== 'string') return features.map(({ feature }) => feature);
  return features.split('+').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
}

export function flagsOf(settings: WorkflowSettings): Flags {
  return {
    workflow_label: settings.label,
    is_liveness_enabled: settings.liveness,
    face_liveness_method: settings.livenessMethod,
    is_face_match_enabled: settings.faceMatch,
    face_match_score_decline_threshold: settings.faceMatchDeclineBelow,
    face_match_score_review_threshold: settings.faceMatchReviewBelow,
    is_aml_enabled: settings.aml,
    aml_score_approve_threshold: settings.amlReviewAbove,
    aml_decline_threshold: settings.amlDeclineAbove,
    is_phone_verification_enabled: settings.phone,
    is_email_verification_enabled: settings.email,
    is_nfc_enabled: settings.nfc,
    is_poa_enabled: settings.proofOfAddress,
    is_ip_analysis_enabled: settings.ipAnalysis,
    is_database_validation_enabled: settings.databaseValidation,
    max_retry_attempts: settings.maxRetryAttempts,
    retry_window_days: settings.retryWindowDays,
  };
}

export function settingsOf(workflow: Workflow): WorkflowSettings {
  const flags = flagsFromWorkflow(workflow);
  return {
    label: flags.workflow_label,
    liveness: flags.is_liveness_enabled,
    livenessMethod: flags.face_liveness_method,
    faceMatch: flags.is_face_match_enabled,
    faceMatchDeclineBelow: flags.face_match_score_decline_threshold,
    faceMatchReviewBelow: flags.face_match_score_review_threshold,
    aml: flags.is_aml_enabled,
    amlReviewAbove: flags.aml_score_approve_threshold,
    amlDeclineAbove: flags.aml_decline_threshold,
    phone: flags.is_phone_verification_enabled,
    email: flags.is_email_verification_enabled,
    nfc: flags.is_nfc_enabled,
    proofOfAddress: flags.is_poa_enabled,
    ipAnalysis: flags.is_ip_analysis_enabled,
    databaseValidation: flags.is_database_validation_enabled,
    maxRetryAttempts: flags.max_retry_attempts,
    retryWindowDays: flags.retry_window_days,
  };
}

/**
 * What Didit is told. A new workflow gets its steps in the usual order. A changed one keeps the steps it has, in
 * their order and with their other settings, twice where they are twice; only what our form edits changes.
 */
export function bodyOf(settings: WorkflowSettings, before?: Workflow) {
  const body = workflowFromFlags(flagsOf(settings));
  if (before === undefined) return body;
  const wanted = new Map(body.features.map((step) => [step.feature, step]));
  const kept = stepsOfWorkflow(before).flatMap((step): WorkflowFeature[] => {
    const now = wanted.get(step.feature);
    if (now !== undefined) return [{ ...step, config: { ...step.config, ...now.config } }];
    return EDITED.has(step.feature) ? [] : [step];
  });
  return { ...body, is_default: before.is_default ?? false, features: withAdded(kept, body.features) };
}

/** Steps that were switched on just now go where a new workflow would have them: behind their predecessor. */
function withAdded(kept: readonly WorkflowFeature[], usual: readonly WorkflowFeature[]): WorkflowFeature[] {
  const features = [...kept];
  usual.forEach((step, index) => {
    if (features.some(({ feature }) => feature === step.feature)) return;
    const earlier = new Set(usual.slice(0, index).map(({ feature }) => feature));
    features.splice(features.findLastIndex(({ feature }) => earlier.has(feature)) + 1, 0, step);
  });
  return features;
}

export function otherFeatures(workflow: Workflow): string[] {
  return stepsOfWorkflow(workflow).flatMap(({ feature }) => (EDITED.has(feature) ? [] : [feature]));
}

export function presentSummary(row: WorkflowRow | Workflow, isLatest: boolean): WorkflowSummary {
  return {
    uuid: row.uuid,
    workflowId: row.workflow_id ?? row.uuid,
    label: row.workflow_label ?? 'Unnamed workflow',
    features: featureNames(row.features),
    status: row.status ?? 'unknown',
    version: row.version ?? 1,
    isDefault: row.is_default ?? false,
    isLatest,
    priceUsd: row.total_price ?? null,
    updatedAt: row.updated_at ?? null,
  };
}

export function presentDetail(workflow: Workflow, current: number | null): WorkflowDetail {
  return {
    ...presentSummary(workflow, current !== null && (workflow.version ?? 0) === current),
    settings: settingsOf(workflow),
    otherFeatures: otherFeatures(workflow),
    etag: etagOf(workflow, current),
  };
}

/**
 * Didit has no version check on workflows; its time of change serves as one. The version in use is part of it,
 * because a change by somebody else becomes a new version and leaves the one that is open as it was.
 */
export function etagOf(workflow: Workflow, current: number | null): string {
  return `${workflow.version ?? 1}:${current ?? ''}:${workflow.updated_at ?? ''}`;
}
