import * as z from 'zod';
import { flag, list, number, open, text } from '../leaves.ts';
import { LatLng, Warning } from './warning.ts';

/** Scores 0–100. `overall_score` weighs focus 45 %, brightness 30 %, resolution 25 %. */
export const ImageQuality = z
  .looseObject({
    focus_score: number,
    brightness_score: number,
    brightness_issue: text,
    is_document_fully_visible: flag,
    resolution_score: number,
    overall_score: number,
  })
  .nullish();

/** The machine-readable zone, an object (not the two lines); dates are YYMMDD. */
export const Mrz = z
  .looseObject({
    surname: text,
    name: text,
    country: text,
    nationality: text,
    birth_date: text,
    expiry_date: text,
    sex: text,
    document_type: text,
    document_number: text,
    optional_data: text,
    optional_data_2: text,
    birth_date_hash: text,
    expiry_date_hash: text,
    document_number_hash: text,
    final_hash: text,
    personal_number: text,
    warnings: list(z.string()),
    errors: list(z.string()),
    mrz_type: text,
    mrz_string: text,
    mrz_key: text,
  })
  .nullish();

/** An address as Didit's geocoder understood it. */
export const ParsedAddress = z
  .looseObject({
    city: text,
    label: text,
    region: text,
    country: text,
    category: text,
    street_1: text,
    street_2: text,
    is_verified: flag,
    postal_code: text,
    raw_results: open,
    address_type: text,
    document_location: LatLng,
    formatted_address: text,
  })
  .nullish();

/** Another session that shows the same document or person under a different `vendor_data`; at most five. */
export const DocumentMatch = z.looseObject({
  session_id: text,
  session_number: number,
  vendor_data: text,
  verification_date: text,
  user_details: z.looseObject({ name: text, document_type: text, document_number: text }).nullish(),
  status: text,
  is_blocklisted: flag,
  api_service: text,
  front_image_url: text,
});
export type DocumentMatch = z.infer<typeof DocumentMatch>;

/**
 * One identity document as read and checked. Countries are ISO 3166 alpha-3, `gender` is M, F or U, and
 * `document_type` is a display name (`Passport`), not the code the filters use (`P`). Links expire in about an hour.
 *
 * Source: Didit OpenAPI GET /v3/session/{sessionId}/decision/
 */
export const IdVerification = z.looseObject({
  node_id: text,
  status: text,
  document_type: text,
  document_subtype: text,
  document_number: text,
  personal_number: text,
  portrait_image: text,
  front_image: text,
  front_video: text,
  back_image: text,
  back_video: text,
  full_front_image: text,
  full_back_image: text,
  front_image_camera_front: text,
  back_image_camera_front: text,
  date_of_birth: text,
  age: number,
  expiration_date: text,
  date_of_issue: text,
  issuing_state: text,
  issuing_state_name: text,
  first_name: text,
  last_name: text,
  full_name: text,
  gender: text,
  address: text,
  formatted_address: text,
  place_of_birth: text,
  marital_status: text,
  nationality: text,
  extra_fields: open,
  mrz: Mrz,
  parsed_address: ParsedAddress,
  extra_files: list(z.string()),
  front_image_camera_front_face_match_score: number,
  back_image_camera_front_face_match_score: number,
  front_image_quality_score: ImageQuality,
  back_image_quality_score: ImageQuality,
  warnings: list(Warning),
  matches: list(DocumentMatch),
});
export type IdVerification = z.infer<typeof IdVerification>;

/** What the chip of the document says, and whether its signatures hold. */
export const NfcVerification = z.looseObject({
  node_id: text,
  status: text,
  portrait_image: text,
  signature_image: text,
  chip_data: z
    .looseObject({
      document_type: text,
      issuing_country: text,
      document_number: text,
      expiration_date: text,
      first_name: text,
      last_name: text,
      birth_date: text,
      gender: text,
      nationality: text,
      address: text,
      place_of_birth: text,
    })
    .nullish(),
  authenticity: z.looseObject({ sod_integrity: flag, dg_integrity: flag }).nullish(),
  certificate_summary: z
    .looseObject({
      issuer: text,
      subject: text,
      serial_number: text,
      not_valid_after: text,
      not_valid_before: text,
    })
    .nullish(),
  is_nfc_skipped: flag,
  skip_reason: text,
  warnings: list(Warning),
});
export type NfcVerification = z.infer<typeof NfcVerification>;
