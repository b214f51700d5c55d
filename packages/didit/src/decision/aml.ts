import * as z from 'zod';
import { anything, flag, list, number, open, text, textOrTexts } from '../leaves.ts';
import { Warning } from './warning.ts';

const RiskPart = z
  .looseObject({ score: number, weightage: number, risk_level: text, risk_scores: open })
  .nullish();

/** How the identity confidence came about; weights are percentages, scores reach from -100 to 100. */
export const AmlScoreBreakdown = z
  .looseObject({
    name_score: number,
    name_weight: number,
    name_weight_normalized: number,
    name_contribution: number,
    dob_score: number,
    dob_weight: number,
    dob_weight_normalized: number,
    dob_contribution: number,
    country_score: number,
    country_weight: number,
    country_weight_normalized: number,
    country_contribution: number,
    document_number_match_type: text,
    document_number_effect: text,
    total_score: number,
  })
  .nullish();

export const PepMatch = z.looseObject({
  aliases: list(z.string()),
  education: list(z.string()),
  list_name: text,
  publisher: text,
  source_url: text,
  description: text,
  matched_name: text,
  pep_position: text,
  date_of_birth: text,
  other_sources: list(z.string()),
  place_of_birth: text,
});
export type PepMatch = z.infer<typeof PepMatch>;

export const SanctionMatch = z.looseObject({
  list_name: textOrTexts,
  matched_name: text,
  description: text,
  reason: text,
  source_url: text,
  other_sources: list(z.string()),
  details: textOrTexts,
  legal_basis: textOrTexts,
  listed_on: textOrTexts,
  sanction_list: textOrTexts,
  sanction_program: textOrTexts,
  sanctioning_authority: textOrTexts,
  updated_on: textOrTexts,
  additional_data: anything,
});
export type SanctionMatch = z.infer<typeof SanctionMatch>;

export const AdverseMediaMatch = z.looseObject({
  country: text,
  summary: text,
  headline: text,
  sentiment: text,
  thumbnail: text,
  source_url: text,
  author_name: text,
  other_sources: list(z.string()),
  adverse_keywords: anything,
  sentiment_score: number,
  publication_date: text,
});
export type AdverseMediaMatch = z.infer<typeof AdverseMediaMatch>;

export const WarningMatch = z.looseObject({
  list_name: text,
  matched_name: text,
  description: text,
  publisher: text,
  source_url: text,
  other_sources: list(z.string()),
  countries: textOrTexts,
  created_at: text,
  updated_at: text,
  additional_data: anything,
});
export type WarningMatch = z.infer<typeof WarningMatch>;

/**
 * One entry of a watch list that resembles the person. `match_score` (0–100) says how surely it is the same
 * person, `risk_score` (0–100) how bad that would be; `score` is the deprecated 0–1 form.
 * `review_status`: Unreviewed, Confirmed Match, False Positive or Inconclusive.
 *
 * Source: Didit OpenAPI GET /v3/session/{sessionId}/decision/ and POST /v3/aml/
 */
export const AmlHit = z.looseObject({
  id: text,
  url: text,
  match: flag,
  score: number,
  target: flag,
  caption: text,
  datasets: list(z.string()),
  features: open,
  rca_name: text,
  first_seen: text,
  last_seen: text,
  risk_view: z
    .looseObject({ crimes: RiskPart, countries: RiskPart, categories: RiskPart, custom_list: open })
    .nullish(),
  // The provider's own record: keys and their being a list or not vary from one data set to the next.
  properties: open,
  match_score: number,
  risk_score: number,
  review_status: text,
  score_breakdown: AmlScoreBreakdown,
  pep_matches: list(PepMatch),
  linked_entities: list(
    z.looseObject({
      name: textOrTexts,
      active: textOrTexts,
      status: textOrTexts,
      details: textOrTexts,
      relation: textOrTexts,
    }),
  ),
  warning_matches: list(WarningMatch),
  sanction_matches: list(SanctionMatch),
  adverse_media_details: z
    .looseObject({ sentiment: text, entity_type: text, sentiment_score: number, adverse_keywords: open })
    .nullish(),
  adverse_media_matches: list(AdverseMediaMatch),
  additional_information: open,
});
export type AmlHit = z.infer<typeof AmlHit>;

/** A screening; `score` is the highest `risk_score` among hits not marked False Positive. */
export const AmlScreening = z.looseObject({
  node_id: text,
  status: text,
  total_hits: number,
  entity_type: text,
  hits: list(AmlHit),
  score: number,
  screened_data: z
    .looseObject({ full_name: text, nationality: text, date_of_birth: text, document_number: text })
    .nullish(),
  is_ongoing_monitoring_enabled: flag,
  next_ongoing_monitoring_bill_date: text,
  warnings: list(Warning),
});
export type AmlScreening = z.infer<typeof AmlScreening>;
