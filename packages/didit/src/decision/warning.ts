import * as z from 'zod';
import { flag, number, open, text } from '../leaves.ts';

/**
 * One finding of a check. `log_type` is `error` where the workflow declines for it, `warning` where it asks for
 * a review, `information` otherwise. `risk` is an open code, see RISK_CODES for the known ones.
 *
 * Source: Didit docs: Warnings (one page per feature)
 */
export const Warning = z.looseObject({
  feature: text,
  risk: text,
  additional_data: open,
  log_type: text,
  short_description: text,
  long_description: text,
  node_id: text,
});
export type Warning = z.infer<typeof Warning>;

export const LatLng = z.looseObject({ latitude: number, longitude: number }).nullish();

/** Traces of editing in an uploaded file: who wrote it, with what, and regions laid over it. */
export const DocumentMetadata = z
  .looseObject({
    file_size: number,
    content_type: text,
    creation_date: text,
    modified_date: text,
    creator: text,
    producer: text,
    software: text,
    encryption: text,
    is_signed: flag,
    is_tampered: flag,
    signature_info: open,
    exif_original_date: text,
    exif_digitized_date: text,
    processed_by_known_editor: flag,
    has_different_creation_mod_date: flag,
    overlay_manipulation: z
      .looseObject({ detected: flag, analyzed: flag, signals: z.array(z.string()).nullish() })
      .nullish(),
  })
  .nullish();
