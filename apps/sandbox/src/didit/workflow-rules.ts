import { Refusal } from '../http-answers.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject, textOf } from '../json.ts';
import type { Profile } from '../profile.ts';
import type { NodeFeature, WorkflowNode, WorkflowRecord } from '../records.ts';
import { NODE_FEATURES } from '../records.ts';
import { FEATURES } from './features.ts';
import { fromFlatFlags } from './workflow-flat-flags.ts';

/** The only keys the API takes (Didit OpenAPI: create workflow); the older flat flags are refused. */
const WHITELIST = [
  'workflow_label',
  'is_default',
  'status',
  'features',
  'is_white_label_enabled',
  'is_desktop_allowed',
  'max_retry_attempts',
  'retry_window_days',
  'session_expiration_time',
  'face_liveness_max_attempts',
  'face_match_max_attempts',
];
const PASSIVE: readonly NodeFeature[] = ['AML', 'IP_ANALYSIS', 'DATABASE_VALIDATION', 'KYB_KEY_PEOPLE'];

/** What the rules need to know of the application. */
export type WorkflowContext = { dialect: Profile['dialect']; hasQuestionnaire: (uuid: string) => boolean };

export type WorkflowChange = {
  label?: string;
  isDefault?: boolean;
  status?: 'draft' | 'published';
  nodes?: WorkflowNode[];
  workflowType?: string;
  settings: Partial<WorkflowRecord['settings']>;
};

/** @throws Refusal 400 in Didit's words */
export function readWorkflow(sent: JsonObject, creating: boolean, context: WorkflowContext): WorkflowChange {
  const { body, workflowType } = fromFlatFlags(sent, creating, context.dialect);
  const unknown = Object.keys(body).filter((key) => !WHITELIST.includes(key));
  if (unknown.length > 0) {
    const text = `The v3 workflow API only accepts ${WHITELIST.map((key) => `\`${key}\``).join(', ')}.`;
    throw new Refusal(400, Object.fromEntries(unknown.map((key) => [key, [text]])));
  }
  const errors: JsonObject = {};
  const change: WorkflowChange = { settings: readSettings(body, errors) };
  if (workflowType !== null) change.workflowType = workflowType;
  readLabel(body, change, errors);
  readFlags(body, change, errors);
  if (creating || body.features !== undefined) {
    const found = readFeatures(body.features, context);
    if (Array.isArray(found)) change.nodes = found;
    else errors.features = found.problem;
  }
  if (Object.keys(errors).length > 0) throw new Refusal(400, errors);
  return change;
}

function readLabel(body: JsonObject, change: WorkflowChange, errors: JsonObject): void {
  const label = body.workflow_label;
  if (label === undefined) return;
  if (typeof label !== 'string') errors.workflow_label = ['Not a valid string.'];
  else if (label.trim() === '') errors.workflow_label = ['This field may not be blank.'];
  else if (label.length > 50) errors.workflow_label = ['Ensure this field has no more than 50 characters.'];
  else change.label = label;
}

function readFlags(body: JsonObject, change: WorkflowChange, errors: JsonObject): void {
  if (typeof body.is_default === 'boolean') change.isDefault = body.is_default;
  else if (body.is_default !== undefined) errors.is_default = ['Must be a valid boolean.'];
  if (body.status === 'draft' || body.status === 'published') change.status = body.status;
  else if (body.status !== undefined) errors.status = [`"${String(body.status)}" is not a valid choice.`];
}

function readSettings(body: JsonObject, errors: JsonObject): WorkflowChange['settings'] {
  const settings: WorkflowChange['settings'] = {};
  const flag = (key: 'is_white_label_enabled' | 'is_desktop_allowed') => {
    const value = body[key];
    if (typeof value === 'boolean') settings[key] = value;
    else if (value !== undefined) errors[key] = ['Must be a valid boolean.'];
  };
  const whole = (
    key:
      | 'max_retry_attempts'
      | 'face_liveness_max_attempts'
      | 'face_match_max_attempts'
      | 'session_expiration_time',
    from: number,
    to: number,
  ) => {
    const problem = rangeProblem(body[key], from, to);
    if (problem !== null) errors[key] = problem;
    else if (typeof body[key] === 'number') settings[key] = body[key];
  };
  flag('is_white_label_enabled');
  flag('is_desktop_allowed');
  whole('max_retry_attempts', 0, 10);
  whole('face_liveness_max_attempts', 1, 3);
  whole('face_match_max_attempts', 1, 3);
  whole('session_expiration_time', 3600, 2_419_200);
  if (body.retry_window_days === null) settings.retry_window_days = null;
  else {
    const problem = rangeProblem(body.retry_window_days, 1, 365);
    if (problem !== null) errors.retry_window_days = problem;
    else if (typeof body.retry_window_days === 'number') settings.retry_window_days = body.retry_window_days;
  }
  return settings;
}

function rangeProblem(value: Json | undefined, from: number, to: number): Json | null {
  if (value === undefined) return null;
  if (typeof value !== 'number' || !Number.isInteger(value)) return ['A valid integer is required.'];
  if (value < from) return [`Ensure this value is greater than or equal to ${from}.`];
  return value > to ? [`Ensure this value is less than or equal to ${to}.`] : null;
}

/** Either the workflow's nodes in execution order, or what is wrong with the list. */
function readFeatures(value: Json | undefined, context: WorkflowContext): WorkflowNode[] | { problem: Json } {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) {
    return { problem: ['At least one feature is required.'] };
  }
  if (!Array.isArray(value)) return { problem: ['Expected a list of items.'] };
  const nodes: WorkflowNode[] = [];
  for (const entry of value) {
    const name = isObject(entry) ? entry.feature : entry;
    const feature = NODE_FEATURES.find((known) => known === name);
    if (!isObject(entry) || feature === undefined) {
      return {
        problem: [
          `Invalid feature '${String(name)}'. Allowed values: ${[...NODE_FEATURES].sort().join(', ')}.`,
        ],
      };
    }
    const config = isObject(entry.config) ? entry.config : {};
    const position = nodes.filter((node) => node.feature === feature).length + 1;
    nodes.push({
      node_id: `${FEATURES[feature].stem}_${position}`,
      feature,
      config,
      label: textOf(entry.label),
    });
  }
  const problem = orderProblem(nodes) ?? questionnaireProblem(nodes, context);
  return problem === null ? nodes : { problem };
}

function orderProblem(nodes: WorkflowNode[]): Json | null {
  const first = nodes[0];
  if (first !== undefined && PASSIVE.includes(first.feature)) {
    return [`Feature '${first.feature}' cannot be the first feature of a workflow.`];
  }
  const faceMatch = nodes.findIndex((node) => node.feature === 'FACE_MATCH');
  const document = nodes.findIndex((node) => node.feature === 'OCR');
  if (faceMatch !== -1 && (document === -1 || document > faceMatch)) {
    return ["Feature 'FACE_MATCH' must appear after one of: OCR."];
  }
  return null;
}

function questionnaireProblem(nodes: WorkflowNode[], context: WorkflowContext): Json | null {
  const node = nodes.find(
    (candidate) =>
      candidate.feature === 'QUESTIONNAIRE' &&
      !context.hasQuestionnaire(String(candidate.config.questionnaire_uuid ?? '')),
  );
  if (node === undefined) return null;
  const wanted = String(node.config.questionnaire_uuid ?? '');
  return `Questionnaire '${wanted}' was not found for this application. Create the questionnaire first, then use its questionnaire_id.`;
}
