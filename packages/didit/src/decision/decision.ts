import * as z from 'zod';
import { anything, flag, list, number, text } from '../leaves.ts';
import { AmlScreening } from './aml.ts';
import { EmailVerification, PhoneVerification } from './contact.ts';
import { DocumentAiDocument, PoaVerification, QuestionnaireResponse } from './documents.ts';
import { FaceMatch, LivenessCheck } from './face.ts';
import { IdVerification, NfcVerification } from './id-verification.ts';
import { DatabaseValidation, IpAnalysis } from './signals.ts';

/** What the integrator said about the person beforehand; only the keys that were sent come back. */
export const ExpectedDetails = z.looseObject({
  first_name: text,
  last_name: text,
  date_of_birth: text,
  gender: text,
  nationality: text,
  country: text,
  address: text,
  identification_number: text,
  ip_address: text,
  expected_document_types: z.array(z.string()).nullish(),
  id_country: text,
  poa_country: text,
  company_name: text,
  registry_country: text,
  registration_number: text,
});
export type ExpectedDetails = z.infer<typeof ExpectedDetails>;

/** `user` is the reviewer's address, `API Client` for changes made with a key, or `Unknown`. */
export const DecisionReview = z.looseObject({
  user: text,
  new_status: text,
  comment: text,
  created_at: text,
});
export type DecisionReview = z.infer<typeof DecisionReview>;

/**
 * Everything Didit found out about one session of a person, and where it stands.
 *
 * Only `session_id` and `status` are promised. Every check is a list, empty while the workflow has not produced
 * it. A session may be Approved while one of its checks is not, and the other way round. The blocks of company
 * sessions (`session_kind: "business"`) are kept, but not described further.
 *
 * Source: Didit OpenAPI GET /v3/session/{sessionId}/decision/
 */
export const Decision = z.looseObject({
  session_id: z.string(),
  session_kind: text,
  session_number: number,
  session_url: text,
  status: z.string(),
  workflow_id: text,
  features: list(z.string()),
  vendor_data: text,
  metadata: anything,
  expected_details: ExpectedDetails.nullish(),
  contact_details: z
    .looseObject({ email: text, email_lang: text, send_notification_emails: flag, phone: text })
    .nullish(),
  callback: text,
  id_verifications: list(IdVerification),
  nfc_verifications: list(NfcVerification),
  liveness_checks: list(LivenessCheck),
  face_matches: list(FaceMatch),
  phone_verifications: list(PhoneVerification),
  email_verifications: list(EmailVerification),
  poa_verifications: list(PoaVerification),
  document_ai_documents: list(DocumentAiDocument),
  questionnaire_responses: list(QuestionnaireResponse),
  aml_screenings: list(AmlScreening),
  ip_analyses: list(IpAnalysis),
  database_validations: list(DatabaseValidation),
  reviews: list(DecisionReview),
  created_at: text,
  expires_at: text,
  environment: text,
  nfc_skip_reason: text,
  registry_checks: list(z.record(z.string(), z.unknown())),
  key_people_checks: list(z.record(z.string(), z.unknown())),
  document_verifications: list(z.record(z.string(), z.unknown())),
});
export type Decision = z.infer<typeof Decision>;
