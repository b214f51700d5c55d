import type { PageQuery } from './page.ts';
import type { SettableStatus } from './statuses.ts';

/** Standalone checks a session can stand for, instead of a hosted flow. */
export type ApiService =
  | 'ID_VERIFICATION'
  | 'FACE_MATCH'
  | 'AGE_ESTIMATION'
  | 'FACE_SEARCH'
  | 'POA'
  | 'AML'
  | 'KYB_REGISTRY'
  | 'PASSIVE_LIVENESS'
  | 'DATABASE_VALIDATION'
  | 'PHONE_VERIFICATION'
  | 'EMAIL_VERIFICATION';

/**
 * Filters of the session list: a session must fit them all, and any value of each. Several values go
 * comma-separated in one text; dates are YYYY-MM-DD in UTC. All but the first group apply to persons only.
 *
 * Source: Didit OpenAPI GET /v3/sessions/
 */
export interface SessionListQuery extends PageQuery {
  /** `all` answers up to `limit` rows of each kind. */
  session_kind?: 'user' | 'business' | 'all' | undefined;
  /** Spelled as in SESSION_STATUSES; unknown ones fit nothing. */
  status?: string | undefined;
  vendor_data?: string | undefined;
  /** An id, the beginning of a number, phone or e-mail address, or a name. */
  search?: string | undefined;
  /** Ids of workflows through all their versions. */
  workflow_id?: string | undefined;
  /** Alpha-3 document countries. */
  country?: string | undefined;
  date_from?: string | undefined;
  /** Inclusive. */
  date_to?: string | undefined;
  /** Risk codes. */
  warning?: string | undefined;
  organization_name?: string | undefined;

  /** Codes such as `P,ID,DL`; the rows show display names instead. */
  document_type?: string | undefined;
  /** In words, `Spain - Id Card (2021)`. */
  document_name?: string | undefined;
  /** Of the document, `CA,TX`. */
  region?: string | undefined;
  /** Of the user, not of the session. */
  didit_internal_id?: string | undefined;
  euuid?: string | undefined;
  /** `API`, `HOSTED`, `MIGRATED`, or `ALL`. */
  session_type?: string | undefined;
  api_service?: ApiService | undefined;
  /** The name that was screened, in AML and database checks. */
  screened_full_name?: string | undefined;
  status_initialized_as_in_review?: boolean | undefined;
  is_kyc_to_be_reviewed?: boolean | undefined;
}

export interface SessionContactDetails {
  email?: string | undefined;
  email_lang?: string | undefined;
  send_notification_emails?: boolean | undefined;
  phone?: string | undefined;
}

/** Country codes are alpha-3; `address` needs `country` or `poa_country`. */
export interface SessionExpectedDetails {
  first_name?: string | undefined;
  last_name?: string | undefined;
  date_of_birth?: string | undefined;
  gender?: 'M' | 'F' | null | undefined;
  nationality?: string | undefined;
  country?: string | undefined;
  id_country?: string | undefined;
  poa_country?: string | undefined;
  address?: string | undefined;
  identification_number?: string | undefined;
  ip_address?: string | undefined;
  expected_document_types?: ('P' | 'ID' | 'DL' | 'RP' | 'HIC' | 'TC' | 'SSC')[];
}

/** Source: Didit OpenAPI POST /v3/session/ */
export interface SessionCreate {
  workflow_id: string;
  /** Groups sessions into one user; an unfinished session with the same one is answered again. */
  vendor_data?: string | undefined;
  callback?: string | undefined;
  callback_method?: 'initiator' | 'completer' | 'both' | undefined;
  metadata?: unknown | undefined;
  language?: string | undefined;
  contact_details?: SessionContactDetails | undefined;
  expected_details?: SessionExpectedDetails | undefined;
  /** Base64 JPEG, PNG, WebP or TIFF of at most 2 MB. */
  portrait_image?: string | undefined;
  sandbox_scenario?: string | undefined;
}

export interface ResubmitNode {
  /** Opaque: take it from the decision. */
  node_id: string;
  /** In the workflow spelling (`OCR`, `LIVENESS`), see RESUBMITTABLE_FEATURES. */
  feature: string;
}

/** Source: Didit OpenAPI PATCH /v3/session/{sessionId}/update-status/ */
export interface StatusUpdate {
  new_status: SettableStatus;
  comment?: string | undefined;
  /** Left out with `Resubmitted`, Didit picks every step that failed or is unfinished. */
  nodes_to_resubmit?: ResubmitNode[] | undefined;
  send_email?: boolean | undefined;
  /** Required with `send_email`. */
  email_address?: string | undefined;
  email_language?: string | undefined;
}
