/** Didit's own sandbox scenarios (Didit docs: sandbox testing). */
export const DIDIT_SLUGS = [
  'approve',
  'decline_document_expired',
  'decline_could_not_recognize_document',
  'decline_mrz_validation',
  'decline_minimum_age',
  'decline_face_match_low_similarity',
  'decline_liveness_attack',
  'decline_aml_hit',
  'decline_ip_blocklist',
  'decline_poa_address_mismatch',
  'decline_nfc_chip_not_verified',
  'decline_database_no_match',
  'review_aml_possible_match',
  'review_face_match_borderline',
  'review_poa_partial_match',
  'decline_kyb_registry_mismatch',
] as const;

/** Ours: what a reviewer meets in a queue. */
export const REVIEW_SLUGS = [
  'review_possible_duplicate',
  'review_name_mismatch',
  'review_document_expired',
  'review_mrz_check_digit',
  'review_aml_pep_hit',
  'review_aml_sanctions_hit',
  'review_aml_adverse_media',
  'review_aml_many_hits',
  'review_poa_address_mismatch',
  'review_ip_country_mismatch',
  'review_vpn_detected',
  'review_nfc_chip_failed',
  'review_liveness_borderline',
  'review_database_no_match',
  'review_blocklisted_face',
  'review_minor',
  'review_multi_document',
  'review_duplicated_device',
  'review_screen_capture',
] as const;

/** Ours: states that no outcome leads to. */
export const STATE_SLUGS = [
  'not_started',
  'in_progress',
  'awaiting_user',
  'resubmitted',
  'expired',
  'abandoned',
  'kyc_expired',
] as const;

export type ScenarioSlug =
  | (typeof DIDIT_SLUGS)[number]
  | (typeof REVIEW_SLUGS)[number]
  | (typeof STATE_SLUGS)[number];

export const ALL_SLUGS: readonly ScenarioSlug[] = [...DIDIT_SLUGS, ...REVIEW_SLUGS, ...STATE_SLUGS];

export function isScenarioSlug(text: string): text is ScenarioSlug {
  return ALL_SLUGS.some((slug) => slug === text);
}
