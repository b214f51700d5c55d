import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { CaseId } from './ids.ts';
import { VENDOR_PROBLEMS } from './problem.ts';

const ShortText = z.string().trim().min(1).max(120);

export const createSession = endpoint({
  method: 'POST',
  url: '/api/sessions',
  permission: 'session:create',
  perMinute: 60,
  summary: 'Invite a customer: create a verification session and get the link',
  body: z.strictObject({
    workflowId: z.uuid().toLowerCase(),
    vendorData: z.string().trim().min(1).max(255).optional().describe('Your own id of the customer'),
    language: z.string().min(2).max(5).optional(),
    callback: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
    metadata: z
      .record(z.string().min(1).max(100), z.union([z.string().max(500), z.number(), z.boolean(), z.null()]))
      .refine((metadata) => Object.keys(metadata).length <= 50, 'must have at most 50 keys')
      .optional()
      .describe('Yours to keep with the session; it comes back in every answer and webhook'),
    email: z.email().max(254).optional(),
    sendEmails: z.boolean().default(false).describe('Didit e-mails status news to the customer'),
    expected: z
      .strictObject({
        firstName: ShortText.optional(),
        lastName: ShortText.optional(),
        birthDate: z.iso.date().optional(),
      })
      .optional()
      .describe('What the customer told you; differences become warnings'),
  }),
  success: { 201: z.object({ caseId: CaseId, url: z.string(), status: z.string() }) },
  problems: VENDOR_PROBLEMS,
});
