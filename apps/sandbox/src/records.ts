import type { JsonObject } from './json.ts';
import type { DocumentSide, DocumentSpec, FaceSpec, ProofOfAddressSpec, SelfieSpec } from './media/spec.ts';
import type { FeatureStatus, SessionStatus } from './state-machine.ts';

/** Everything the sandbox remembers. Records are replaced as a whole, never changed in place. */

export const BLOCK_NAMES = [
  'id_verifications',
  'nfc_verifications',
  'liveness_checks',
  'face_matches',
  'phone_verifications',
  'email_verifications',
  'poa_verifications',
  'document_ai_documents',
  'questionnaire_responses',
  'aml_screenings',
  'ip_analyses',
  'database_validations',
] as const;
export type BlockName = (typeof BLOCK_NAMES)[number];

export type Warning = {
  feature: string;
  risk: string;
  additional_data: JsonObject | null;
  log_type: 'information' | 'warning' | 'error';
  short_description: string;
  long_description: string;
  node_id: string;
};

/** One feature's result inside a decision. Pictures are references (`media:front.jpg`) until they are read. */
export type FeatureItem = JsonObject & { node_id: string; status: FeatureStatus; warnings?: Warning[] };
export type Blocks = Record<BlockName, FeatureItem[] | null>;

export const NODE_FEATURES = [
  'OCR',
  'NFC',
  'LIVENESS',
  'FACE_MATCH',
  'PROOF_OF_ADDRESS',
  'QUESTIONNAIRE',
  'DOCUMENT_AI',
  'PHONE_VERIFICATION',
  'EMAIL_VERIFICATION',
  'DATABASE_VALIDATION',
  'AML',
  'IP_ANALYSIS',
  'AGE_ESTIMATION',
  'KYB_REGISTRY',
  'KYB_DOCUMENTS',
  'KYB_KEY_PEOPLE',
] as const;
export type NodeFeature = (typeof NODE_FEATURES)[number];
export type WorkflowNode = {
  node_id: string;
  feature: NodeFeature;
  config: JsonObject;
  label: string | null;
};

export type MediaSource =
  | { kind: 'document'; spec: DocumentSpec; side: DocumentSide }
  | { kind: 'portrait'; spec: DocumentSpec }
  | { kind: 'chip_portrait'; face: FaceSpec }
  | { kind: 'selfie'; spec: SelfieSpec }
  | { kind: 'proof_of_address'; spec: ProofOfAddressSpec }
  | { kind: 'upload'; uploadId: string };
export type MediaEntry = { node_id: string; source: MediaSource };

export type ReviewItem = {
  uuid: string;
  activity_type: string;
  actor_display: string;
  actor_email: string | null;
  actor_type: 'API_KEY' | 'CONSOLE_USER' | 'SYSTEM';
  new_status: SessionStatus | null;
  previous_status: SessionStatus | null;
  comment: string | null;
  mentioned_emails: string[];
  previous_value: JsonObject | null;
  new_value: JsonObject | null;
  changed_fields: string[];
  metadata: JsonObject | null;
  created_at: string;
};

export type TimelineEvent = {
  type: string;
  timestamp: string;
  node_id: string | null;
  details: JsonObject | null;
};
export type ResubmitNode = { node_id: string; feature: string };

/** An invented person as the checks saw him; what blocklisting and duplicate checks compare. */
export type Persona = {
  key: string;
  givenNames: string;
  surname: string;
  givenNamesNative: string | null;
  surnameNative: string | null;
  sex: 'F' | 'M';
  birthDate: string;
  /** ISO 3166-1 alpha-3; also the state that issued the document. */
  nationality: string;
  placeOfBirth: string;
  street: string;
  postalCode: string;
  city: string;
  latitude: number;
  longitude: number;
  phone: string;
  email: string;
  document: DocumentSpec;
};

export type SessionRecord = {
  id: string;
  number: number;
  token: string;
  status: SessionStatus;
  workflowId: string;
  workflowUuid: string;
  workflowVersion: number;
  nodes: WorkflowNode[];
  vendorData: string | null;
  diditInternalId: string;
  metadata: JsonObject[string];
  callback: string | null;
  language: string | null;
  expectedDetails: JsonObject | null;
  contactDetails: JsonObject | null;
  createdAt: string;
  expiresAt: string | null;
  deletedAt: string | null;
  blocks: Blocks;
  media: Record<string, MediaEntry>;
  reviews: ReviewItem[];
  events: TimelineEvent[];
  resubmit: { nodes: ResubmitNode[]; reasons: Record<string, string> } | null;
  persona: Persona | null;
  scenario: string | null;
  /** Where the customer is on the hosted page, and what he chose there. */
  flow: Record<string, string>;
};

export type BlocklistType = 'face' | 'document' | 'phone' | 'email';
export type BlocklistRecord = {
  id: string;
  type: BlocklistType;
  sessionId: string;
  sessionNumber: number;
  /** What later sessions are compared with: a face identity, a document number, a phone, an e-mail. */
  value: string;
  faceImage: string | null;
  documentType: string | null;
  blocklistedAt: string;
};

export type WorkflowRecord = {
  uuid: string;
  workflowId: string;
  label: string;
  version: number;
  status: 'draft' | 'published';
  isDefault: boolean;
  nodes: WorkflowNode[];
  settings: {
    is_white_label_enabled: boolean;
    is_desktop_allowed: boolean;
    max_retry_attempts: number;
    retry_window_days: number | null;
    face_liveness_max_attempts: number;
    face_match_max_attempts: number;
    session_expiration_time: number;
  };
  /** Only workflows written with the older flat flags have a type. */
  workflowType?: string | null;
  callback: string | null;
  createdBy: JsonObject | null;
  createdAt: string;
  updatedAt: string;
  publishedAt: string | null;
  number: number;
};

export type DestinationRecord = {
  uuid: string;
  number: number;
  label: string;
  url: string;
  enabled: boolean;
  webhookVersion: string;
  secret: string;
  subscribedEvents: string[];
  createdAt: string;
  updatedAt: string;
};

/**
 * Ways to spoil a delivery: another body than was signed, a signature with another secret, a timestamp long past,
 * the same JSON written differently, or a try-out as the console sends it.
 */
export const TAMPERS = ['body', 'signature', 'stale', 'reencoded', 'test'] as const;
export type Tamper = (typeof TAMPERS)[number];

export type DeliveryAttempt = {
  at: string;
  status: number | null;
  error: string | null;
  duration_ms: number;
};
export type DeliveryRecord = {
  id: string;
  number: number;
  destinationUuid: string;
  eventId: string;
  webhookType: string;
  sessionId: string;
  sessionStatus: string;
  timestamp: number;
  /** Spoils the delivery on purpose, as the control API asked. */
  tamper?: Tamper;
  /** The exact bytes that are sent and signed, as ASCII text. */
  body: string;
  /** `held` waits until somebody releases it through the control API. */
  state: 'pending' | 'held' | 'delivered' | 'failed';
  attempts: DeliveryAttempt[];
  /** Unix milliseconds of the machine's clock; never the injected one, or a stopped clock would stop deliveries. */
  nextAttemptAt: number | null;
};

/** One effect that was really applied. Tests count these to prove that nothing happened twice. */
export type LedgerEntry = {
  seq: number;
  at: string;
  kind:
    | 'status'
    | 'blocklist_add'
    | 'blocklist_remove'
    | 'review'
    | 'session_created'
    | 'session_deleted'
    | 'workflow'
    | 'feature'
    | 'aml_hit'
    | 'data'
    | 'user'
    | 'list'
    | 'questionnaire'
    | 'share';
  session_id: string | null;
  from: string | null;
  to: string | null;
  comment: string | null;
  actor: string;
};

export type UploadRecord = { id: string; sessionId: string; base64: string };
export type SettingRecord = { id: string; value: string };

export function emptyBlocks(): Blocks {
  return {
    id_verifications: null,
    nfc_verifications: null,
    liveness_checks: null,
    face_matches: null,
    phone_verifications: null,
    email_verifications: null,
    poa_verifications: null,
    document_ai_documents: null,
    questionnaire_responses: null,
    aml_screenings: null,
    ip_analyses: null,
    database_validations: null,
  };
}

export function warningsOf(blocks: Blocks): Warning[] {
  return BLOCK_NAMES.flatMap((name) => (blocks[name] ?? []).flatMap((item) => item.warnings ?? []));
}
