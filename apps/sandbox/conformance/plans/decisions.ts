import { ALL_SLUGS } from '../../src/scenarios/slugs.ts';
import { idIn, UNKNOWN } from '../probe.ts';
import type { Plan } from './plan.ts';
import { freshSession, READ_LIMIT, someWorkflow } from './plan.ts';

/** Every scenario's decision, so that every block, warning and status is held against the description. */
const decision: Plan = async (probe) => {
  for (const slug of ALL_SLUGS) {
    const id = await probe.played(slug, { vendor_data: `customer-${slug}`, metadata: { plan: 'basic' } });
    await probe.call(`of ${slug}`, 200, { path: `/v3/session/${id}/decision/` });
  }
  const id = await probe.played('approve');
  await probe.call('with events', 200, { path: `/v3/session/${id}/decision/?include=events` });
  await probe.call('of nobody', 404, { path: `/v3/session/${UNKNOWN}/decision/` });
  const gone = await probe.played('approve');
  await probe.prepare('DELETE', `/v3/session/${gone}/delete/`);
  await probe.call('of a deleted session', 404, { path: `/v3/session/${gone}/decision/` });
  await probe.gates({ path: `/v3/session/${id}/decision/` }, READ_LIMIT);
};

const pdf: Plan = async (probe) => {
  const id = await probe.played('kyc_expired');
  const path = `/v3/session/${id}/generate-pdf/`;
  await probe.call('drawn', 200, { path });
  await probe.call('of an unfinished session', 403, {
    path: `/v3/session/${await freshSession(probe)}/generate-pdf/`,
  });
  await probe.call('of nobody', 404, { path: `/v3/session/${UNKNOWN}/generate-pdf/` });
  const gone = await probe.played('approve');
  await probe.prepare('DELETE', `/v3/session/${gone}/delete/`);
  await probe.call('of a deleted session', 404, { path: `/v3/session/${gone}/generate-pdf/` });
  await probe.gates({ path }, ['generate-pdf']);
};

const arm: Plan = async (probe) => {
  const created = await probe.prepare('POST', '/v3/session/', { workflow_id: await someWorkflow(probe) });
  const path = `/v3/session/${idIn(created.json, 'session_id')}/sandbox/arm/`;
  const headers = { 'session-token': idIn(created.json, 'session_token') };
  const body = { scenario: 'decline_aml_hit' };
  await probe.call('armed', 200, { path, headers, body, key: null });
  await probe.call('with an unknown scenario', 400, { path, headers, body: { scenario: 'x' }, key: null });
  await probe.call("with another session's token", 404, {
    path,
    headers: { 'session-token': 'abcdefghijkl' },
    body,
    key: null,
  });
  const id = idIn(created.json, 'session_id');
  await probe.prepare('POST', `/_sandbox/sessions/${id}/status`, { status: 'In Progress' });
  await probe.call('after the start', 400, { path, headers, body, key: null });
};

const health: Plan = async (probe) => {
  await probe.call('asked', 200, { path: '/system/healthcheck', key: null });
};

export const DECISION_PLANS: Record<string, Plan> = {
  'GET /v3/session/{sessionId}/decision/': decision,
  'GET /v3/session/{sessionId}/generate-pdf/': pdf,
  'POST /v3/session/{sessionId}/sandbox/arm/': arm,
  'GET /system/healthcheck': health,
};
