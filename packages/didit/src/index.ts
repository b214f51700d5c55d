export * from './billing.ts';
export * from './blocklist.ts';
export type { CallOptions, DiditOptions } from './call.ts';
export { canonicalise } from './canonical-json.ts';
export { createDidit, type Didit } from './client.ts';
export * from './decision/aml.ts';
export * from './decision/contact.ts';
export * from './decision/decision.ts';
export * from './decision/documents.ts';
export * from './decision/face.ts';
export * from './decision/id-verification.ts';
export * from './decision/signals.ts';
export * from './decision/warning.ts';
export { DiditError, type DiditErrorInit, type DiditErrorKind, ERROR_KINDS } from './errors.ts';
export * from './features.ts';
export type { Media, MediaLimits } from './media.ts';
export type { Page, PageQuery } from './page.ts';
export { Review, type ReviewCreate, type ReviewListQuery } from './reviews.ts';
export * from './risk-codes.ts';
export type * from './session-requests.ts';
export * from './session-rows.ts';
export { signWebhook, verifyWebhook, type WebhookDelivery, type WebhookVerdict } from './signature.ts';
export * from './statuses.ts';
export {
  Destination,
  type DestinationCreate,
  DestinationRow,
  type DestinationWrite,
} from './webhook-destinations.ts';
export * from './webhook-event.ts';
export {
  flagsFromWorkflow,
  WorkflowFlags,
  type WorkflowFlagsInput,
  workflowFromFlags,
} from './workflow-flags.ts';
export { Workflow, type WorkflowFeature, WorkflowRow, type WorkflowWrite } from './workflows.ts';
