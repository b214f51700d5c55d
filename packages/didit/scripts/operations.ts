import type { Didit } from '../src/client.ts';
import type { SessionListQuery } from '../src/session-requests.ts';

const ID = '5a1d6b0e-3c1f-4f77-9b0a-7d2c61f0a001';

/** All filters at once, so that a filter Didit lists and this client cannot send is noticed. */
const EVERY_FILTER: Required<SessionListQuery> = {
  limit: 10,
  offset: 20,
  session_kind: 'user',
  status: 'In Review,Declined',
  vendor_data: 'user-1',
  search: 'Quintela',
  workflow_id: ID,
  country: 'ESP,PRT',
  date_from: '2026-01-01',
  date_to: '2026-12-31',
  warning: 'DOCUMENT_EXPIRED',
  organization_name: 'Tinta',
  document_type: 'P,ID',
  document_name: 'Spain - Id Card (2021)',
  region: 'CA,TX',
  didit_internal_id: ID,
  euuid: ID,
  session_type: 'HOSTED',
  api_service: 'AML',
  screened_full_name: 'Marta Quintela',
  status_initialized_as_in_review: true,
  is_kyc_to_be_reviewed: false,
};

const element = { element_type: 'short_text', label: { en: 'What is your occupation?' } };
const questions = { title: 'Onboarding', languages: ['en'], form_elements: [element] };
const destination = {
  label: 'desk',
  url: 'https://desk.example.com/',
  subscribed_events: ['status.updated'],
};

/** Every operation of Didit's OpenAPI that this client has, and a call that makes use of it. */
export const OPERATIONS: Record<string, (didit: Didit) => Promise<unknown>> = {
  'GET /v3/sessions/': (didit) => didit.sessions.list(EVERY_FILTER),
  'POST /v3/session/': (didit) => didit.sessions.create({ workflow_id: ID, vendor_data: 'user-1' }),
  'GET /v3/session/{sessionId}/decision/': (didit) => didit.sessions.retrieveDecision(ID),
  'DELETE /v3/session/{sessionId}/delete/': (didit) => didit.sessions.delete(ID),
  'POST /v3/sessions/delete/': (didit) => didit.sessions.batchDelete([1, 2]),
  'GET /v3/session/{sessionId}/generate-pdf/': (didit) => didit.sessions.generatePdf(ID),
  'PATCH /v3/session/{sessionId}/update-status/': (didit) =>
    didit.sessions.updateStatus(ID, { new_status: 'Approved', comment: 'checked' }),
  'PATCH /v3/session/{sessionId}/features/{nodeId}/update-status/': (didit) =>
    didit.sessions.updateFeatureStatus(ID, 'feature_ocr_1', { new_status: 'Approved', comment: 'checked' }),
  'PATCH /v3/session/{sessionId}/update-data/': (didit) =>
    didit.sessions.updateData(ID, { first_name: 'Marta', gender: 'F' }, { node_id: 'feature_ocr_1' }),
  'PATCH /v3/session/{sessionId}/update-poa-data/': (didit) =>
    didit.sessions.updatePoaData(ID, { issuer: 'Banco' }, { node_id: 'feature_poa_1' }),
  'PATCH /v3/session/{sessionId}/update-aml-hit-status/': (didit) =>
    didit.sessions.updateAmlHitStatus(ID, { hit_id: 'abc', review_status: 'False Positive', node_id: 'a' }),
  'PATCH /v3/session/{sessionId}/bulk-update-aml-hit-status/': (didit) =>
    didit.sessions.bulkUpdateAmlHitStatus(ID, {
      hit_updates: [{ hit_id: 'abc', review_status: 'Confirmed Match' }],
    }),
  'GET /v3/sessions/{session_id}/reviews/': (didit) => didit.sessions.reviews.list(ID),
  'POST /v3/sessions/{session_id}/reviews/': (didit) => didit.sessions.reviews.create(ID, { comment: 'c' }),
  'POST /v3/session/{sessionId}/share/': (didit) =>
    didit.sessions.share(ID, { for_application_id: ID, ttl_in_seconds: 60 }),
  'POST /v3/session/import-shared/': (didit) =>
    didit.sessions.importShared({ share_token: 'token', trust_review: true, workflow_id: ID }),
  'POST /v3/session/{sessionId}/sandbox/arm/': (didit) =>
    didit.sandbox.scenarios.arm({ session_id: ID, session_token: 'device', scenario: 'approve' }),
  'GET /v3/workflows/': (didit) => didit.workflows.list(),
  'POST /v3/workflows/': (didit) => didit.workflows.createFromFlags({ is_aml_enabled: true }),
  'GET /v3/workflows/{settings_uuid}/': (didit) => didit.workflows.retrieve(ID),
  'PATCH /v3/workflows/{settings_uuid}/': (didit) => didit.workflows.update(ID, { workflow_label: 'New' }),
  'DELETE /v3/workflows/{settings_uuid}/': (didit) => didit.workflows.delete(ID),
  'GET /v3/questionnaires/': (didit) => didit.questionnaires.list(),
  'POST /v3/questionnaires/': (didit) => didit.questionnaires.create(questions),
  'GET /v3/questionnaires/{questionnaire_uuid}/': (didit) => didit.questionnaires.retrieve(ID),
  'PATCH /v3/questionnaires/{questionnaire_uuid}/': (didit) => didit.questionnaires.update(ID, questions),
  'DELETE /v3/questionnaires/{questionnaire_uuid}/': (didit) => didit.questionnaires.delete(ID),
  'GET /v3/users/': (didit) => didit.users.list(),
  'POST /v3/users/create/': (didit) => didit.users.create({ vendor_data: 'user-1', full_name: 'Marta' }),
  'POST /v3/users/delete/': (didit) => didit.users.batchDelete(['user-1']),
  'GET /v3/users/{vendor_data}/': (didit) => didit.users.retrieve('user-1'),
  'PATCH /v3/users/{vendor_data}/': (didit) => didit.users.update('user-1', { display_name: 'M.' }),
  'PATCH /v3/users/{vendor_data}/update-status/': (didit) =>
    didit.users.updateStatus('user-1', { status: 'FLAGGED' }),
  'GET /v3/webhook/destinations/': (didit) => didit.webhooks.destinations.list(),
  'POST /v3/webhook/destinations/': (didit) => didit.webhooks.destinations.create(destination),
  'GET /v3/webhook/destinations/{destination_uuid}/': (didit) => didit.webhooks.destinations.retrieve(ID),
  'PATCH /v3/webhook/destinations/{destination_uuid}/': (didit) =>
    didit.webhooks.destinations.update(ID, { enabled: false }),
  'DELETE /v3/webhook/destinations/{destination_uuid}/': (didit) => didit.webhooks.destinations.delete(ID),
  'GET /v3/billing/balance/': (didit) => didit.billing.retrieveBalance(),
  'POST /v3/billing/top-up/': (didit) => didit.billing.topUp({ amount_in_dollars: 50 }),
};
