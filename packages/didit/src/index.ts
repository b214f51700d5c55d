export {
  ACCOUNT_BASE_URL,
  type AccountCodeRequest,
  type AccountCredentials,
  AccountRegistered,
  AccountTokens,
  type AccountVerification,
  AccountVerified,
  createDiditAccount,
} from './account.ts';
export * from './aml-hits.ts';
export * from './billing.ts';
export * from './blocklist.ts';
export type { CallOptions, DiditOptions, WorkflowDialect } from './call.ts';
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
export * from './list-entries.ts';
export * from './lists.ts';
export type { Media, MediaLimits } from './media.ts';
export type { Page, PageQuery } from './page.ts';
export * from './questionnaires.ts';
export { Review, type ReviewCreate, type ReviewListQuery } from './reviews.ts';
export * from './risk-codes.ts';
export * from './sandbox-scenarios.ts';
export * from './session-corrections.ts';
export { SessionDeleted } from './session-deletion.ts';
export type * from './session-requests.ts';
export * from './session-rows.ts';
export * from './session-sharing.ts';
export { signWebhook, verifyWebhook, type WebhookDelivery, type WebhookVerdict } from './signature.ts';
export * from './statuses.ts';
export * from './users.ts';
export {
  Destination,
  type DestinationCreate,
  DestinationRow,
  type DestinationWrite,
} from './webhook-destinations.ts';
export * from './webhook-event.ts';
export {
  flagsFromWorkflow,
  WORKFLOW_TYPES,
  WorkflowFlags,
  type WorkflowFlagsInput,
  workflowFromFlags,
} from './workflow-flags.ts';
export { stepsOfWorkflow } from './workflow-steps.ts';
export type * from './workflow-write.ts';
export { Workflow, WorkflowRow } from './workflows.ts';
