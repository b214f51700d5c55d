import * as z from 'zod';
import { flag, list, number, text } from '../leaves.ts';
import { Warning } from './warning.ts';

/** A face seen before: in another session, an import, or a list entry. `similarity_percentage` is 0–100. */
export const FaceOccurrence = z.looseObject({
  session_id: text,
  session_number: number,
  similarity_percentage: number,
  vendor_data: text,
  verification_date: text,
  user_details: z.looseObject({ full_name: text, document_type: text, document_number: text }).nullish(),
  match_image_url: text,
  status: text,
  is_blocklisted: flag,
  is_allowlisted: flag,
  api_service: text,
  source: text,
});
export type FaceOccurrence = z.infer<typeof FaceOccurrence>;

/** Is a living person in front of the camera. `score` 0–100; `method` PASSIVE, ACTIVE_3D or FLASHING. */
export const LivenessCheck = z.looseObject({
  node_id: text,
  status: text,
  method: text,
  score: number,
  reference_image: text,
  video_url: text,
  age_estimation: number,
  face_quality: number,
  face_luminance: number,
  matches: list(FaceOccurrence),
  warnings: list(Warning),
});
export type LivenessCheck = z.infer<typeof LivenessCheck>;

/** Does the selfie show the person of the document. `score` 0–100; the thresholds belong to the workflow. */
export const FaceMatch = z.looseObject({
  node_id: text,
  status: text,
  score: number,
  source_image_session_id: text,
  source_image: text,
  target_image: text,
  warnings: list(Warning),
});
export type FaceMatch = z.infer<typeof FaceMatch>;
