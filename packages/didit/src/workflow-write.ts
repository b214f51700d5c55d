export interface WorkflowFeature {
  feature: string;
  config?: Record<string, unknown> | undefined;
  label?: string | undefined;
}

/**
 * The only keys Didit accepts; any other answers 400. `features` in the order they run, replaced as a whole on
 * update. `session_expiration_time` in seconds, 3,600–2,419,200.
 *
 * Source: Didit OpenAPI POST /v3/workflows/
 */
export interface WorkflowWrite {
  workflow_label?: string | undefined;
  is_default?: boolean | undefined;
  status?: 'draft' | 'published' | undefined;
  features?: WorkflowFeature[] | undefined;
  is_white_label_enabled?: boolean | undefined;
  is_desktop_allowed?: boolean | undefined;
  max_retry_attempts?: number | undefined;
  retry_window_days?: number | null | undefined;
  face_liveness_max_attempts?: number | undefined;
  face_match_max_attempts?: number | undefined;
  session_expiration_time?: number | undefined;
}
