import { APPLICATION_ID, PARTNER_APPLICATION_ID } from '../../src/context.ts';
import { idIn, UNKNOWN } from '../probe.ts';
import type { Plan } from './plan.ts';
import { freshSession, someWorkflow } from './plan.ts';

const share: Plan = async (probe) => {
  const path = `/v3/session/${await probe.played('approve')}/share/`;
  const body = { for_application_id: PARTNER_APPLICATION_ID };
  await probe.gates({ path, body });
  await probe.call('shared', 200, { path, body: { ...body, ttl_in_seconds: 600 } });
  await probe.call('for too short', 400, { path, body: { ...body, ttl_in_seconds: 5 } });
  await probe.call('with nobody', 400, { path, body: { for_application_id: UNKNOWN } });
  await probe.call('with oneself', 400, { path, body: { for_application_id: APPLICATION_ID } });
  await probe.call('too early', 400, { path: `/v3/session/${await freshSession(probe)}/share/`, body });
  await probe.call('of nobody', 404, { path: `/v3/session/${UNKNOWN}/share/`, body });
};

const take: Plan = async (probe) => {
  const path = '/v3/session/import-shared/';
  const id = await probe.played('approve');
  const workflow_id = await someWorkflow(probe);
  const offer = async (session_id: string, ttl_in_seconds = 600) =>
    idIn(
      (await probe.prepare('POST', '/_sandbox/shares', { session_id, ttl_in_seconds })).json,
      'share_token',
    );
  const body = { trust_review: false, workflow_id, vendor_data: 'customer-9' };
  const share_token = await offer(id);
  await probe.gates({ path, body: { ...body, share_token } });
  await probe.call('into no workflow', 404, { path, body: { ...body, share_token, workflow_id: UNKNOWN } });
  await probe.call('imported', 201, { path, body: { ...body, share_token } });
  await probe.call('imported twice', 403, { path, body: { ...body, share_token } });
  await probe.call('with a forged token', 400, { path, body: { ...body, share_token: `${share_token}x` } });
  const outgoing = await probe.prepare('POST', `/v3/session/${id}/share/`, {
    for_application_id: PARTNER_APPLICATION_ID,
  });
  const foreign = idIn(outgoing.json, 'share_token');
  await probe.call('with a token for another', 400, { path, body: { ...body, share_token: foreign } });
  const gone = await probe.played('approve');
  const orphan = await offer(gone);
  await probe.prepare('DELETE', `/v3/session/${gone}/delete/`);
  await probe.call('of a deleted session', 400, { path, body: { ...body, share_token: orphan } });
  const late = await offer(id, 60);
  await probe.prepare('POST', '/_sandbox/clock', { advance_seconds: 120 });
  await probe.call('too late', 400, { path, body: { ...body, share_token: late } });
};

export const SHARING_PLANS: Record<string, Plan> = {
  'POST /v3/session/{sessionId}/share/': share,
  'POST /v3/session/import-shared/': take,
};
