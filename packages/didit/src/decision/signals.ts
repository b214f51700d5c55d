import * as z from 'zod';
import { flag, list, number, open, text } from '../leaves.ts';
import { LatLng, Warning } from './warning.ts';

/** Another session from the same device or address. `confidence` 0–1; 0 is a shared address and nothing more. */
export const IpMatch = z.looseObject({
  session_id: text,
  session_number: number,
  vendor_data: text,
  verification_date: text,
  match_type: text,
  match_source: text,
  matched_value: text,
  status: text,
  is_blocklisted: flag,
  api_service: text,
  source: text,
  device_info: open,
  location_info: open,
  confidence: number,
  match_mode: text,
  recovery_similarity: number,
  tls_ja4_corroborated: flag,
  recovery_gate_reason: text,
});
export type IpMatch = z.infer<typeof IpMatch>;

/** Where the person's device was and what it is. Country codes are alpha-2, distances whole kilometres. */
export const IpAnalysis = z.looseObject({
  node_id: text,
  status: text,
  device_brand: text,
  device_model: text,
  browser_family: text,
  os_family: text,
  platform: text,
  device_fingerprint: text,
  ip_country: text,
  ip_country_code: text,
  ip_state: text,
  ip_city: text,
  latitude: number,
  longitude: number,
  ip_address: text,
  isp: text,
  organization: text,
  is_vpn_or_tor: flag,
  is_data_center: flag,
  time_zone: text,
  time_zone_offset: text,
  ip: z
    .looseObject({
      location: LatLng,
      distance_from_id_document: number,
      distance_from_poa_document: number,
    })
    .nullish(),
  id_document: z
    .looseObject({ location: LatLng, distance_from_ip: number, distance_from_poa_document: number })
    .nullish(),
  poa_document: z
    .looseObject({ location: LatLng, distance_from_ip: number, distance_from_id_document: number })
    .nullish(),
  warnings: list(Warning),
  matches: list(IpMatch),
});
export type IpAnalysis = z.infer<typeof IpAnalysis>;

/** The person's data compared with government or bureau records; `match_type` no_match, partial_match or full_match. */
export const DatabaseValidation = z.looseObject({
  node_id: text,
  issuing_state: text,
  validation_type: text,
  screened_data: open,
  validations: list(
    z.looseObject({
      service_id: text,
      service_name: text,
      validation: open,
      outcome_code: text,
      outcome_detail: text,
      source_data: open,
    }),
  ),
  errors: list(z.looseObject({ service_id: text })),
  match_type: text,
  status: text,
  warnings: list(Warning),
});
export type DatabaseValidation = z.infer<typeof DatabaseValidation>;
