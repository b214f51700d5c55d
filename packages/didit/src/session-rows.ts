import * as z from 'zod';
import { anything, flag, list, number, text } from './leaves.ts';
import { page } from './page.ts';

const Features = list(z.looseObject({ feature: text, status: text }));

/**
 * One row of the session list, of a person or a company. It has no workflow, no change date, no reviewer and no
 * warnings for persons; those come with the decision. `country` is alpha-3.
 *
 * Source: Didit OpenAPI GET /v3/sessions/
 */
export const SessionRow = z.looseObject({
  session_id: z.string(),
  session_kind: text,
  session_number: number,
  session_url: text,
  portrait_image: text,
  document_type: text,
  full_name: text,
  country: text,
  status: z.string(),
  vendor_data: text,
  didit_internal_id: text,
  created_at: text,
  features: Features,
  phone_number: z.looseObject({ number: text, is_verified: flag }).nullish(),
  email_address: z.looseObject({ email: text, is_verified: flag }).nullish(),
  additional_details: z.record(z.string(), z.unknown()).nullish(),
  workflow_id: text,
  workflow_type: text,
  workflow_label: text,
  company_name: text,
  registration_number: text,
});
export type SessionRow = z.infer<typeof SessionRow>;

export const SessionPage = page(SessionRow);
export type SessionPage = z.infer<typeof SessionPage>;

/** Answer to creating a session; `session_token` and `url` are null for a key without write access. */
export const SessionCreated = z.looseObject({
  session_id: z.string(),
  session_number: number,
  session_token: text,
  url: text,
  vendor_data: text,
  metadata: anything,
  status: z.string(),
  callback: text,
  workflow_id: text,
  workflow_version: number,
});
export type SessionCreated = z.infer<typeof SessionCreated>;
