import type { Json } from '../../src/json.ts';
import { UNKNOWN } from '../probe.ts';
import type { Plan } from './plan.ts';

const updateStatus: Plan = async (probe) => {
  const id = await probe.played('review_aml_pep_hit');
  const path = `/v3/session/${id}/update-status/`;
  const refused = (title: string, body: Json) => probe.call(title, 400, { path, body });
  await probe.gates({ path, body: { new_status: 'Approved' } });
  await refused('to nothing', {});
  await refused('to no status at all', { new_status: 'Bogus' });
  await refused('to a status that only Didit gives', { new_status: 'Expired' });
  await refused('with mail to nobody', { new_status: 'Approved', send_email: true });
  const node = (feature: string) => ({
    new_status: 'Resubmitted',
    nodes_to_resubmit: [{ node_id: 'feature_ocr_1', feature }],
  });
  await refused('with a business step', node('KYB_REGISTRY'));
  await refused('with an unknown step', node('BOGUS'));
  await probe.call('approved', 200, { path, body: { new_status: 'Approved', comment: 'fine' } });
  await refused('approved twice', { new_status: 'Approved' });
  const flawless = await probe.played('approve');
  await probe.call('sent back without a reason', 400, {
    path: `/v3/session/${flawless}/update-status/`,
    body: { new_status: 'Resubmitted' },
  });
  await probe.call('sent back', 200, { path, body: node('OCR') });
  const busy = await probe.played('in_progress');
  await probe.call('of a customer in the flow', 400, {
    path: `/v3/session/${busy}/update-status/`,
    body: { new_status: 'Approved' },
  });
  await probe.call('of nobody', 404, {
    path: `/v3/session/${UNKNOWN}/update-status/`,
    body: { new_status: 'Approved' },
  });
};

const featureStatus: Plan = async (probe) => {
  const id = await probe.played('review_mrz_check_digit');
  const path = `/v3/session/${id}/features/feature_ocr_1/update-status/`;
  const body = { new_status: 'Approved', comment: 'read by hand' };
  await probe.gates({ path, body });
  await probe.call('approved', 200, { path, body });
  await probe.call('approved twice', 400, { path, body });
  await probe.call('of an unknown step', 404, {
    path: `/v3/session/${id}/features/feature_none_1/update-status/`,
    body,
  });
  await probe.call('of nobody', 404, {
    path: `/v3/session/${UNKNOWN}/features/feature_ocr_1/update-status/`,
    body,
  });
};

export const UPDATE_STATUS_PLANS: Record<string, Plan> = {
  'PATCH /v3/session/{sessionId}/update-status/': updateStatus,
  'PATCH /v3/session/{sessionId}/features/{nodeId}/update-status/': featureStatus,
};
