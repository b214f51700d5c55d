import { createHash } from 'node:crypto';
import type { Sandbox } from '../context.ts';
import type { Json, JsonObject } from '../json.ts';
import type { NodeFeature, WorkflowNode, WorkflowRecord } from '../records.ts';
import { versionsOf } from './workflow-versions.ts';

/** List prices in USD; database and phone checks are billed by provider and never counted (Didit OpenAPI). */
const PRICES: Partial<Record<NodeFeature, number>> = {
  OCR: 0.1,
  NFC: 0.05,
  LIVENESS: 0.05,
  FACE_MATCH: 0.05,
  PROOF_OF_ADDRESS: 0.2,
  AML: 0.2,
  IP_ANALYSIS: 0.02,
  EMAIL_VERIFICATION: 0.03,
  AGE_ESTIMATION: 0.05,
};

/** A row of the workflow list: one per version. */
export function workflowRow(sandbox: Sandbox, record: WorkflowRecord): JsonObject {
  const cents = record.nodes.reduce((sum, node) => sum + Math.round((PRICES[node.feature] ?? 0) * 100), 0);
  const { settings } = record;
  return {
    uuid: record.uuid,
    workflow_id: record.workflowId,
    workflow_label: record.label,
    workflow_type: record.workflowType ?? null,
    is_default: record.isDefault,
    is_archived: false,
    is_white_label_enabled: settings.is_white_label_enabled,
    total_price: cents / 100,
    min_price: cents / 100,
    max_price: cents / 100,
    features: record.nodes.map((node) => node.feature).join(' + '),
    is_simple_workflow: false,
    is_editable: record.status === 'draft',
    workflow_url: `${sandbox.origin()}/u/${createHash('sha256').update(record.uuid).digest('base64url').slice(0, 22)}`,
    max_retry_attempts: settings.max_retry_attempts,
    retry_window_days: settings.retry_window_days,
    session_expiration_time: settings.session_expiration_time,
    version: record.version,
    status: record.status,
    has_draft: versionsOf(sandbox, record.workflowId).some((version) => version.status === 'draft'),
    created_by: record.createdBy,
    updated_at: record.updatedAt,
  };
}

/** The full configuration: the row, the graph, and the flat flags that older clients still read. */
export function workflowView(sandbox: Sandbox, record: WorkflowRecord): JsonObject {
  return {
    ...workflowRow(sandbox, record),
    is_desktop_allowed: record.settings.is_desktop_allowed,
    face_liveness_max_attempts: record.settings.face_liveness_max_attempts,
    face_match_max_attempts: record.settings.face_match_max_attempts,
    workflow_graph: graphOf(record.nodes),
    documents_allowed: {},
    ...flatFlags(record.nodes),
    published_at: record.publishedAt,
    created_at: record.createdAt,
  };
}

function graphOf(nodes: WorkflowNode[]): JsonObject {
  const graph: JsonObject = {};
  nodes.forEach((node, index) => {
    graph[node.node_id] = {
      node_type: 'feature',
      feature: node.feature,
      label: node.label,
      config: node.config,
      next: nodes[index + 1]?.node_id ?? 'status_1',
    };
  });
  graph.status_1 = { node_type: 'status', session_status: 'Determine' };
  return { start_node: nodes[0]?.node_id ?? 'status_1', nodes: graph };
}

const FLAG_DEFAULTS: [key: string, feature: NodeFeature, fallback: Json][] = [
  ['face_liveness_method', 'LIVENESS', 'passive'],
  ['face_liveness_score_decline_threshold', 'LIVENESS', 50],
  ['face_liveness_score_review_threshold', 'LIVENESS', 70],
  ['face_match_score_decline_threshold', 'FACE_MATCH', 40],
  ['face_match_score_review_threshold', 'FACE_MATCH', 60],
  ['aml_score_approve_threshold', 'AML', 80],
  ['aml_score_review_threshold', 'AML', 100],
  ['aml_match_score_threshold', 'AML', 93],
  ['duplicated_user_action', 'OCR', 'no_action'],
  ['phone_max_check_attempts', 'PHONE_VERIFICATION', 2],
  ['phone_max_retries', 'PHONE_VERIFICATION', 2],
];

function flatFlags(nodes: WorkflowNode[]): JsonObject {
  const node = (feature: NodeFeature) => nodes.find((candidate) => candidate.feature === feature);
  const flags: JsonObject = {};
  for (const [key, feature, fallback] of FLAG_DEFAULTS) flags[key] = node(feature)?.config[key] ?? fallback;
  return {
    ...flags,
    is_liveness_enabled: node('LIVENESS') !== undefined,
    is_face_match_enabled: node('FACE_MATCH') !== undefined,
    is_aml_enabled: node('AML') !== undefined,
    is_phone_verification_enabled: node('PHONE_VERIFICATION') !== undefined,
    is_email_verification_enabled: node('EMAIL_VERIFICATION') !== undefined,
    is_database_validation_enabled: node('DATABASE_VALIDATION') !== undefined,
    is_ip_analysis_enabled: node('IP_ANALYSIS') !== undefined,
    is_nfc_enabled: node('NFC') !== undefined,
    is_age_restrictions_enabled: node('AGE_ESTIMATION') !== undefined,
  };
}
