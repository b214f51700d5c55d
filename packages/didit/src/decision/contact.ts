import * as z from 'zod';
import { flag, list, number, open, text } from '../leaves.ts';
import { Warning } from './warning.ts';

/** One step of a code being sent and typed back. `fee` is in US dollars. */
export const ContactEvent = z.looseObject({
  type: text,
  timestamp: text,
  details: open,
  fee: number,
});
export type ContactEvent = z.infer<typeof ContactEvent>;

/** Another session or list entry with the same number or address; at most five. */
export const ContactMatch = z.looseObject({
  session_id: text,
  session_number: number,
  vendor_data: text,
  verification_date: text,
  phone_number: text,
  email: text,
  status: text,
  is_blocklisted: flag,
  api_service: text,
  source: text,
});
export type ContactMatch = z.infer<typeof ContactMatch>;

export const PhoneVerification = z.looseObject({
  node_id: text,
  status: text,
  phone_number_prefix: text,
  phone_number: text,
  full_number: text,
  country_code: text,
  country_name: text,
  carrier: z.looseObject({ name: text, type: text }).nullish(),
  is_disposable: flag,
  is_virtual: flag,
  verification_method: text,
  verification_attempts: number,
  verified_at: text,
  lifecycle: list(ContactEvent),
  warnings: list(Warning),
  matches: list(ContactMatch),
});
export type PhoneVerification = z.infer<typeof PhoneVerification>;

export const EmailVerification = z.looseObject({
  node_id: text,
  status: text,
  email: text,
  is_breached: flag,
  breaches: list(
    z.looseObject({
      name: text,
      domain: text,
      logo_path: text,
      breach_date: text,
      description: text,
      is_verified: flag,
      data_classes: list(z.string()),
      breach_emails_count: number,
    }),
  ),
  is_disposable: flag,
  is_undeliverable: flag,
  verification_attempts: number,
  verified_at: text,
  lifecycle: list(ContactEvent),
  warnings: list(Warning),
  matches: list(ContactMatch),
});
export type EmailVerification = z.infer<typeof EmailVerification>;
