import { UNKNOWN } from '../probe.ts';
import type { Plan } from './plan.ts';
import { READ_LIMIT, someWorkflow, WRITE_LIMIT } from './plan.ts';

const create: Plan = async (probe) => {
  const path = '/v3/session/';
  const workflow_id = await someWorkflow(probe);
  await probe.call('created with everything', 201, {
    path,
    body: {
      workflow_id,
      vendor_data: 'customer-1',
      callback: 'https://app.example.com/done',
      metadata: { plan: 'basic' },
      language: 'es',
      contact_details: { email: 'someone@mail.example', phone: '+34600111222' },
      expected_details: { first_name: 'Marta', country: 'ESP', gender: null },
      sandbox_scenario: 'approve',
    },
  });
  await probe.call('created with the least', 201, { path, body: { workflow_id } });
  await probe.call('given back while unfinished', 201, {
    path,
    body: { workflow_id, vendor_data: 'customer-1' },
  });
  await probe.call('without a workflow', 400, { path, body: {} });
  await probe.call('with a workflow of nobody', 400, { path, body: { workflow_id: UNKNOWN } });
  await probe.call('with a large portrait', 400, {
    path,
    body: { workflow_id, portrait_image: 'A'.repeat(3_000_000) },
  });
  await probe.prepare('POST', '/v3/users/create/', { vendor_data: 'blocked-1' });
  await probe.prepare('PATCH', '/v3/users/blocked-1/update-status/', { status: 'BLOCKED' });
  await probe.call('for a blocked user', 400, { path, body: { workflow_id, vendor_data: 'blocked-1' } });
  await probe.prepare('PUT', '/_sandbox/profile', { dialect: 'both' });
  const biometric = await probe.prepare('POST', '/v3/workflows/', {
    workflow_type: 'biometric_authentication',
    is_liveness_enabled: true,
    is_face_match_enabled: true,
  });
  const again = { workflow_id: uuidOf(biometric.json) };
  await probe.call('for a face nobody knows', 400, { path, body: { ...again, vendor_data: 'new-1' } });
  await probe.call('for a face of nobody', 400, { path, body: again });
  await probe.prepare('PUT', '/_sandbox/billing', { balance: '0.0000', enforced: true });
  await probe.call('without credit', 400, { path, body: { workflow_id } });
  await probe.gates({ path, body: { workflow_id } }, ['session-v2-create', 'sandbox-quota']);
};

function uuidOf(json: unknown): string {
  const isRecord = typeof json === 'object' && json !== null && 'uuid' in json;
  return isRecord ? String(json.uuid) : '';
}

const list: Plan = async (probe) => {
  const path = '/v3/sessions/';
  for (const scenario of [
    'approve',
    'review_aml_pep_hit',
    'decline_document_expired',
    'not_started',
    'resubmitted',
  ]) {
    await probe.played(scenario, { vendor_data: `customer-${scenario}` });
  }
  await probe.played('review_poa_partial_match');
  await probe.played('decline_database_no_match');
  const filters = [
    '',
    'session_kind=all',
    'session_kind=business',
    'status=Approved,In%20Review',
    'limit=2&offset=1',
    'document_type=P,ID&country=ESP',
    'warning=POSSIBLE_MATCH_FOUND',
    'search=customer-approve',
    'date_from=2020-01-01&date_to=2099-12-31',
    'status_initialized_as_in_review=true',
    'is_kyc_to_be_reviewed=true',
    'session_type=ALL',
    'region=CA&document_name=Spain',
  ];
  for (const filter of filters)
    await probe.call(`listed by ${filter || 'nothing'}`, 200, { path: `${path}?${filter}` });
  await probe.call('without its slash', 301, { path: '/v3/sessions' });
  await probe.call('of an unknown kind', 400, { path: `${path}?session_kind=pets` });
  await probe.call('from no day', 400, { path: `${path}?date_from=yesterday` });
  await probe.call('of a malformed owner', 400, { path: `${path}?didit_internal_id=7` });
  await probe.call('of an unknown service', 400, { path: `${path}?api_service=FOO` });
  await probe.gates({ path });
};

const remove: Plan = async (probe) => {
  const id = await probe.played('approve');
  const path = `/v3/session/${id}/delete/`;
  await probe.gates({ path }, WRITE_LIMIT);
  await probe.call('deleted', 204, { path });
  await probe.call('of nobody', 404, { path: `/v3/session/${UNKNOWN}/delete/` });
};

const removeMany: Plan = async (probe) => {
  const path = '/v3/sessions/delete/';
  await probe.played('approve');
  await probe.call('by number', 204, { path, body: { session_numbers: [1001, '99999'] } });
  await probe.call('without numbers', 400, { path, body: {} });
  await probe.call('with no number', 400, { path, body: { session_numbers: [] } });
  await probe.call('with a word', 400, { path, body: { session_numbers: ['one'] } });
  await probe.gates({ path, body: { session_numbers: [1] } }, WRITE_LIMIT);
};

const reviews: Plan = async (probe) => {
  const id = await probe.played('review_aml_pep_hit');
  const path = `/v3/sessions/${id}/reviews/`;
  await probe.call('without any', 200, { path });
  await probe.prepare('PATCH', `/v3/session/${id}/update-status/`, {
    new_status: 'Approved',
    comment: 'fine',
  });
  await probe.prepare('POST', path, { comment: 'a note' });
  await probe.prepare('PATCH', `/v3/session/${id}/update-data/`, { first_name: 'Ana' });
  await probe.call('newest first', 200, { path });
  await probe.call('oldest first, one by one', 200, { path: `${path}?ordering=created_at&limit=1&offset=1` });
  await probe.call('of nobody', 404, { path: `/v3/sessions/${UNKNOWN}/reviews/` });
  await probe.gates({ path }, READ_LIMIT);
};

const addReview: Plan = async (probe) => {
  const path = `/v3/sessions/${await probe.played('approve')}/reviews/`;
  await probe.call('a label', 201, { path, body: { new_status: 'In Review', comment: 'look again' } });
  await probe.call('a note', 201, { path, body: { comment: 'called back' } });
  await probe.call('nothing at all', 201, { path });
  await probe.call('an unknown label', 400, { path, body: { new_status: 'approved' } });
  await probe.call('on nobody', 404, { path: `/v3/sessions/${UNKNOWN}/reviews/`, body: {} });
  await probe.gates({ path, body: {} }, WRITE_LIMIT);
};

export const SESSION_PLANS: Record<string, Plan> = {
  'POST /v3/session/': create,
  'GET /v3/sessions/': list,
  'DELETE /v3/session/{sessionId}/delete/': remove,
  'POST /v3/sessions/delete/': removeMany,
  'GET /v3/sessions/{session_id}/reviews/': reviews,
  'POST /v3/sessions/{session_id}/reviews/': addReview,
};
