import type { PageQuery } from './page.ts';
import type { SettableStatus } from './statuses.ts';

/**
 * Filters of the session list. Several values go comma-separated in one text; dates are YYYY-MM-DD in UTC.
 *
 * Source: Didit OpenAPI GET /v3/sessions/
 */
export interface SessionListQuery extends PageQuery {
  session_kind?: 'user' | 'business' | 'all';
  status?: string;
  vendor_data?: string;
  search?: string;
  workflow_id?: string;
  /** Alpha-3 document countries. */
  country?: string;
  date_from?: string;
  /** Inclusive. */
  date_to?: string;
  /** Risk codes. */
  warning?: string;
  /** Codes such as `P,ID,DL`; the rows show display names instead. */
  document_type?: string;
  session_type?: string;
}

export interface SessionContactDetails {
  email?: string;
  email_lang?: string;
  send_notification_emails?: boolean;
  phone?: string;
}

/** Country codes are alpha-3; `address` needs `country` or `poa_country`. */
export interface SessionExpectedDetails {
  first_name?: string;
  last_name?: string;
  date_of_birth?: string;
  gender?: 'M' | 'F' | null;
  nationality?: string;
  country?: string;
  id_country?: string;
  poa_country?: string;
  address?: string;
  identification_number?: string;
  ip_address?: string;
  expected_document_types?: ('P' | 'ID' | 'DL' | 'RP' | 'HIC' | 'TC' | 'SSC')[];
}

/** Source: Didit OpenAPI POST /v3/session/ */
export interface SessionCreate {
  workflow_id: string;
  /** Groups sessions into one user; an unfinished session with the same one is answered again. */
  vendor_data?: string;
  callback?: string;
  callback_method?: 'initiator' | 'completer' | 'both';
  metadata?: unknown;
  language?: string;
  contact_details?: SessionContactDetails;
  expected_details?: SessionExpectedDetails;
  /** Base64 JPEG, PNG, WebP or TIFF of at most 2 MB. */
  portrait_image?: string;
  sandbox_scenario?: string;
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
  comment?: string;
  /** Left out with `Resubmitted`, Didit picks every step that failed or is unfinished. */
  nodes_to_resubmit?: ResubmitNode[];
  send_email?: boolean;
  /** Required with `send_email`. */
  email_address?: string;
  email_language?: string;
}
