import { addSeconds, isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { Refusal } from '../http-answers.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import type { Blocks, FeatureItem, ResubmitNode, SessionRecord, WorkflowNode } from '../records.ts';
import { BLOCK_NAMES } from '../records.ts';
import { changeStatus, SYSTEM } from '../session-changes.ts';
import type { SessionStatus } from '../state-machine.ts';
import { FEATURES, itemOfNode } from './features.ts';

/** Didit OpenAPI: update session status, `nodes_to_resubmit`. In the order of its error text. */
const CHOICES = [
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
  'KYB_REGISTRY',
  'KYB_DOCUMENTS',
  'KYB_KEY_PEOPLE',
  'ID_VERIFICATION',
  'POA',
  'PHONE',
  'EMAIL',
  'KYB',
];
const ALIASES: Record<string, string> = {
  ID_VERIFICATION: 'OCR',
  POA: 'PROOF_OF_ADDRESS',
  PHONE: 'PHONE_VERIFICATION',
  EMAIL: 'EMAIL_VERIFICATION',
};
const NEVER_DIRECTLY = ['KYB_REGISTRY', 'KYB_KEY_PEOPLE', 'KYB'];
const TO_REDO = ['Declined', 'In Review', 'Not Finished', 'Expired'];

/** Field errors of `nodes_to_resubmit`, checked for every new status although only Resubmitted uses it. */
export function nodeErrors(value: Json | undefined): Json | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value)) return [`Expected a list of items but got type "${pythonType(value)}".`];
  const errors = value.map(entryErrors);
  return errors.some((error) => Object.keys(error).length > 0) ? errors : null;
}

function entryErrors(entry: Json): JsonObject {
  if (!isObject(entry)) {
    return { non_field_errors: [`Invalid data. Expected a dictionary, but got ${pythonType(entry)}.`] };
  }
  const errors: JsonObject = {};
  if (entry.node_id === undefined) errors.node_id = ['This field is required.'];
  else if (typeof entry.node_id !== 'string') errors.node_id = ['Not a valid string.'];
  else if (entry.node_id === '') errors.node_id = ['This field may not be blank.'];
  if (entry.feature === undefined) errors.feature = ['This field is required.'];
  else if (!CHOICES.some((choice) => choice === entry.feature)) {
    errors.feature = [
      `"${String(entry.feature)}" is not a valid choice. Valid choices are: ${CHOICES.join(', ')}`,
    ];
  }
  return errors;
}

function pythonType(value: Json): string {
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  return isObject(value) ? 'dict' : 'int';
}

/** @returns null when no steps were named */
export function readNodes(value: Json | undefined): ResubmitNode[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  return value.filter(isObject).map((entry) => {
    const feature = String(entry.feature);
    return { node_id: String(entry.node_id), feature: ALIASES[feature] ?? feature };
  });
}

/**
 * The steps to redo, in workflow order.
 * @throws Refusal 400 for business checks, unknown steps, or when nothing needs to be redone
 */
export function chooseNodes(session: SessionRecord, named: ResubmitNode[] | null): ResubmitNode[] {
  if (named === null) return autoSelect(session);
  const forbidden = named.filter((node) => NEVER_DIRECTLY.includes(node.feature)).map((node) => node.feature);
  if (forbidden.length > 0) {
    const list = [...new Set(forbidden)].join(', ');
    throw new Refusal(400, {
      nodes_to_resubmit: `The following features cannot be resubmitted directly: ${list}. Resubmit the relevant child KYC sessions instead; the parent will recompute automatically.`,
    });
  }
  const stranger = named.find((node) => !session.nodes.some((own) => isStep(own, node)));
  if (stranger !== undefined) {
    throw new Refusal(400, {
      nodes_to_resubmit: `Node '${stranger.node_id}' with feature ${stranger.feature} does not exist in this session's workflow.`,
    });
  }
  const chosen = session.nodes.filter((own) => named.some((node) => isStep(own, node)));
  return chosen.map((node) => ({ node_id: node.node_id, feature: node.feature }));
}

function isStep(own: WorkflowNode, named: ResubmitNode): boolean {
  if (own.node_id !== named.node_id) return false;
  if (named.feature === 'OCR_BACK') return own.feature === 'OCR';
  if (named.feature === 'FACE') return own.feature === 'LIVENESS';
  return own.feature === named.feature;
}

function autoSelect(session: SessionRecord): ResubmitNode[] {
  const chosen = session.nodes.filter((node) => {
    const item = itemOfNode(session.blocks, node);
    return FEATURES[node.feature].autoResubmit && item !== null && TO_REDO.includes(item.status);
  });
  if (chosen.length === 0) {
    throw new Refusal(400, {
      nodes_to_resubmit: 'No features found that need resubmission. All features are already approved.',
    });
  }
  return chosen.map((node) => ({ node_id: node.node_id, feature: node.feature }));
}

/** Deletes what the chosen steps captured and gives the same link a new life. Does not change the status. */
export function reopen(
  sandbox: Sandbox,
  session: SessionRecord,
  nodes: ResubmitNode[],
  comment: string | null,
): SessionRecord {
  const ids = new Set(nodes.map((node) => node.node_id));
  const lifeSeconds =
    sandbox.store.workflows.get(session.workflowUuid)?.settings.session_expiration_time ?? 604_800;
  return {
    ...session,
    blocks: withoutNodes(session.blocks, ids),
    media: Object.fromEntries(Object.entries(session.media).filter(([, entry]) => !ids.has(entry.node_id))),
    resubmit: { nodes, reasons: reasonsFor(session, nodes, comment) },
    expiresAt: isoMicros(addSeconds(sandbox.clock.now(), lifeSeconds)),
    flow: {},
  };
}

function withoutNodes(blocks: Blocks, ids: Set<string>): Blocks {
  const kept = { ...blocks };
  for (const name of BLOCK_NAMES) {
    const items = (blocks[name] ?? []).filter((item) => !ids.has(item.node_id));
    kept[name] = items.length === 0 ? null : items;
  }
  return kept;
}

function reasonsFor(
  session: SessionRecord,
  nodes: ResubmitNode[],
  comment: string | null,
): Record<string, string> {
  const reasons: Record<string, string> = {};
  for (const chosen of nodes) {
    const node = session.nodes.find((own) => own.node_id === chosen.node_id);
    const item = node === undefined ? null : itemOfNode(session.blocks, node);
    reasons[chosen.node_id] = comment ?? item?.warnings?.[0]?.short_description ?? 'Please repeat this step.';
  }
  return reasons;
}

/**
 * Steps that need no customer run at once when they are next. With the same data they find the same things, so
 * their results come back; when no other step is left, the session is final again before the answer is sent.
 */
export function finishBackendSteps(
  sandbox: Sandbox,
  before: SessionRecord,
  reopened: SessionRecord,
): SessionRecord {
  const open = reopened.resubmit?.nodes ?? [];
  const firstForCustomer = open.findIndex((node) => !isBackendOnly(before, node));
  const ready = firstForCustomer === -1 ? open : open.slice(0, firstForCustomer);
  if (ready.length === 0) return reopened;
  const left = open.slice(ready.length);
  const rerun: SessionRecord = {
    ...reopened,
    blocks: restore(before.blocks, reopened.blocks, new Set(ready.map((node) => node.node_id))),
    resubmit: left.length === 0 ? null : { nodes: left, reasons: reopened.resubmit?.reasons ?? {} },
  };
  if (left.length > 0) {
    sandbox.store.sessions.put(rerun);
    return rerun;
  }
  const to = outcomeOf(rerun.blocks);
  return changeStatus(sandbox, rerun, { to, actor: SYSTEM, recordActivity: false, webhook: true });
}

export function isBackendOnly(session: SessionRecord, chosen: ResubmitNode): boolean {
  const node = session.nodes.find((own) => own.node_id === chosen.node_id);
  return node !== undefined && FEATURES[node.feature].backendOnly;
}

function restore(from: Blocks, into: Blocks, ids: Set<string>): Blocks {
  const merged = { ...into };
  for (const name of BLOCK_NAMES) {
    const back: FeatureItem[] = (from[name] ?? []).filter((item) => ids.has(item.node_id));
    if (back.length > 0) merged[name] = [...(into[name] ?? []), ...back];
  }
  return merged;
}

/** The worst item decides. */
export function outcomeOf(blocks: Blocks): SessionStatus {
  const statuses = BLOCK_NAMES.flatMap((name) => (blocks[name] ?? []).map((item) => item.status));
  if (statuses.includes('Declined')) return 'Declined';
  return statuses.some((status) => status !== 'Approved') ? 'In Review' : 'Approved';
}
