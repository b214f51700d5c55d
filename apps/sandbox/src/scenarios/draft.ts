import { FEATURES, itemOfNode } from '../didit/features.ts';
import type { QuestionnaireRecord } from '../entity-records.ts';
import type { JsonObject } from '../json.ts';
import type { DocumentSpec, ProofOfAddressSpec, SelfieSpec } from '../media/spec.ts';
import type {
  Blocks,
  FeatureItem,
  MediaEntry,
  NodeFeature,
  Persona,
  SessionRecord,
  Warning,
  WorkflowNode,
} from '../records.ts';
import { WARNING_TEXTS } from './warning-texts.ts';

/**
 * One customer's visit while it is being made up: first everything as a flawless visit would leave it, then a
 * scenario changes what it is about. Only drafts are changed in place.
 */
export type Draft = {
  session: Pick<SessionRecord, 'id' | 'number' | 'vendorData' | 'token'>;
  nodes: WorkflowNode[];
  persona: Persona;
  /** The document of each OCR step; the first is the persona's. */
  documents: DocumentSpec[];
  selfie: SelfieSpec;
  proofOfAddress: ProofOfAddressSpec;
  expectedDetails: JsonObject | null;
  /** When the customer was there. */
  at: Date;
  blocks: Blocks;
  media: Record<string, MediaEntry>;
  /** Finished sessions of other people, for duplicate checks to point at. */
  others: SessionRecord[];
  questionnaireOf: (uuid: string) => QuestionnaireRecord | null;
};

type Checks = Pick<Draft, 'nodes' | 'blocks'>;

export function itemOf(draft: Checks, feature: NodeFeature, position = 0): FeatureItem | null {
  const node = draft.nodes.filter((candidate) => candidate.feature === feature)[position];
  return node === undefined ? null : itemOfNode(draft.blocks, node);
}

/**
 * Adds a warning where Didit puts it and sets the step's status by it: an error declines, a warning asks for
 * review. Without such a step in the workflow nothing happens.
 */
export function flag(
  draft: Checks,
  feature: NodeFeature,
  risk: string,
  severity: Warning['log_type'],
  additional: JsonObject | null = null,
  position = 0,
): void {
  const item = itemOf(draft, feature, position);
  if (item === null) return;
  item.warnings = [...(item.warnings ?? []), makeWarning(feature, item.node_id, risk, severity, additional)];
  if (severity === 'error') item.status = 'Declined';
  else if (severity === 'warning' && item.status !== 'Declined') item.status = 'In Review';
}

export function makeWarning(
  feature: NodeFeature,
  nodeId: string,
  risk: string,
  severity: Warning['log_type'],
  additional: JsonObject | null,
): Warning {
  const [short, long] = WARNING_TEXTS[risk] ?? [risk, risk];
  return {
    feature: FEATURES[feature].warning,
    risk,
    additional_data: additional,
    log_type: severity,
    short_description: short,
    long_description: long,
    node_id: nodeId,
  };
}
