import * as z from 'zod';
import { anything, list, number, open, text } from './leaves.ts';

/** Kinds of events Didit documents and delivers for verification. Source: Didit docs: Webhooks */
export const WEBHOOK_TYPES = [
  'status.updated',
  'data.updated',
  'user.status.updated',
  'user.data.updated',
  'business.status.updated',
  'business.data.updated',
] as const;

/**
 * A delivered event. `timestamp` is Unix seconds. Session events carry `session_id`; entity events do not.
 * `event_id` is the key to recognise repeats by, missing on test deliveries. Order is not guaranteed, so an event
 * is a hint that something changed: read the decision rather than believing the one inside.
 */
export const WebhookEvent = z.looseObject({
  event_id: text,
  webhook_type: z.string(),
  timestamp: z.number(),
  created_at: z.union([z.number(), z.string()]).nullish(),
  application_id: text,
  environment: text,
  session_id: text,
  session_kind: text,
  status: text,
  workflow_id: text,
  workflow_version: number,
  vendor_data: text,
  metadata: anything,
  // Left as received: whoever needs the decision reads it from Didit, where it is current.
  decision: anything,
  resubmit_info: z
    .looseObject({
      nodes_to_resubmit: list(z.looseObject({ node_id: text, feature: text })),
      reasons: open,
    })
    .nullish(),
  trigger: text,
  didit_internal_id: text,
  previous_status: text,
  changed_fields: z.array(z.string()).nullish(),
});
export type WebhookEvent = z.infer<typeof WebhookEvent>;
