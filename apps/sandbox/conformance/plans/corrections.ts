import type { Json } from '../../src/json.ts';
import { isObject } from '../../src/json.ts';
import type { Probe } from '../probe.ts';
import { idIn, UNKNOWN } from '../probe.ts';
import type { Plan } from './plan.ts';
import { freshSession, someWorkflow } from './plan.ts';

async function hitIds(probe: Probe, id: string): Promise<string[]> {
  const { json } = await probe.prepare('GET', `/v3/session/${id}/decision/`);
  const [screening] = isObject(json) && Array.isArray(json.aml_screenings) ? json.aml_screenings : [];
  const hits = isObject(screening) && Array.isArray(screening.hits) ? screening.hits : [];
  return hits.map((_hit, index) => idIn(json, 'aml_screenings', 0, 'hits', index, 'id'));
}

const amlHit: Plan = async (probe) => {
  const id = await probe.played('review_aml_pep_hit');
  const [hit_id = ''] = await hitIds(probe, id);
  const path = `/v3/session/${id}/update-aml-hit-status/`;
  const body = { hit_id, review_status: 'False Positive' };
  await probe.gates({ path, body });
  await probe.call('reviewed', 200, { path, body });
  await probe.call('with an unknown verdict', 400, { path, body: { hit_id, review_status: 'Maybe' } });
  await probe.call('of an unknown hit', 404, { path, body: { ...body, hit_id: 'none' } });
  const plain = `/v3/session/${await freshSession(probe)}/update-aml-hit-status/`;
  await probe.call('without a screening', 404, { path: plain, body });
};

const amlHits: Plan = async (probe) => {
  const id = await probe.played('review_aml_many_hits');
  const path = `/v3/session/${id}/bulk-update-aml-hit-status/`;
  const ids = (await hitIds(probe, id)).slice(0, 2);
  const hit_updates = ids.map((hit_id) => ({ hit_id, review_status: 'Inconclusive' }));
  await probe.gates({ path, body: { hit_updates } });
  await probe.call('reviewed together', 200, { path, body: { hit_updates } });
  await probe.call('none', 400, { path, body: { hit_updates: [] } });
  const unknown = [{ hit_id: 'zzz999', review_status: 'Inconclusive' }];
  await probe.call('unknown ones', 404, { path, body: { hit_updates: unknown } });
};

const data: Plan = async (probe) => {
  const id = await probe.played('approve');
  const path = `/v3/session/${id}/update-data/`;
  const refused = (title: string, body: Json) => probe.call(title, 400, { path, body });
  await probe.gates({ path, body: {} }, ['update-data']);
  await probe.call('with nothing', 200, { path, body: {} });
  await probe.call('corrected', 200, {
    path,
    body: {
      document_type: 'Passport',
      first_name: 'Carmen',
      gender: 'F',
      date_of_birth: '1980-01-01',
      issuing_state: 'esp',
      marital_status: 'MARRIED',
      extra_fields: { profession: 'baker' },
      parsed_address: { city: 'Madrid', country: 'ES' },
    },
  });
  await refused('with an unknown gender', { gender: 'X' });
  await refused('with an unknown type', { document_type: 'PASSPORT' });
  await refused('with an unknown state', { issuing_state: 'XXX' });
  await refused('with an unknown marital status', { marital_status: 'ENGAGED' });
  await refused('with no day', { date_of_birth: '1.1.1980' });
  await refused('with an unknown address key', { parsed_address: { zipcode: '1' } });
  await refused('with an unknown address country', { parsed_address: { country: 'XX' } });
  await refused('with extra fields as text', { extra_fields: 'many' });
  await probe.call('of nobody', 404, { path: `/v3/session/${UNKNOWN}/update-data/`, body: {} });
  await probe.call('of an unknown step', 404, { path: `${path}?node_id=feature_missing`, body: {} });
  await probe.call('too early', 404, {
    path: `/v3/session/${await freshSession(probe)}/update-data/`,
    body: {},
  });
  const workflow_id = await someWorkflow(probe, ['LIVENESS']);
  const face = await probe.played('approve', { workflow_id });
  await probe.call('without a document', 404, { path: `/v3/session/${face}/update-data/`, body: {} });
};

const poa: Plan = async (probe) => {
  const id = await probe.played('review_poa_partial_match');
  const path = `/v3/session/${id}/update-poa-data/`;
  const refused = (title: string, body: Json) => probe.call(title, 400, { path, body });
  await probe.gates({ path, body: {} }, ['update-poa-data']);
  await probe.call('with nothing', 200, { path, body: {} });
  await probe.call('corrected', 200, {
    path,
    body: {
      issuing_state: 'ESP',
      document_type: 'BANK_STATEMENT',
      issuer: 'Meridian Savings Bank',
      issue_date: '2026-05-02',
      extra_fields: { bank_iban: 'ES9100000000000000000000' },
      poa_parsed_address: { street_1: 'Calle Mayor 1', city: 'Madrid', country: 'ES' },
    },
  });
  await refused('with an unknown type', { document_type: 'utility_bill' });
  await refused('with an unknown state', { issuing_state: 'XXX' });
  await refused('with names as text', { extra_fields: { additional_names: 'both' } });
  await refused('with an unknown address key', { poa_parsed_address: { zipcode: '1' } });
  await refused('with no day', { issue_date: 'May' });
  await probe.call('of nobody', 404, { path: `/v3/session/${UNKNOWN}/update-poa-data/`, body: {} });
  await probe.call('of an unknown step', 404, { path: `${path}?node_id=feature_missing`, body: {} });
  await probe.call('too early', 404, {
    path: `/v3/session/${await freshSession(probe)}/update-poa-data/`,
    body: {},
  });
  const workflow_id = await someWorkflow(probe);
  const other = await probe.played('approve', { workflow_id });
  await probe.call('without a proof', 404, { path: `/v3/session/${other}/update-poa-data/`, body: {} });
};

export const CORRECTION_PLANS: Record<string, Plan> = {
  'PATCH /v3/session/{sessionId}/update-aml-hit-status/': amlHit,
  'PATCH /v3/session/{sessionId}/bulk-update-aml-hit-status/': amlHits,
  'PATCH /v3/session/{sessionId}/update-data/': data,
  'PATCH /v3/session/{sessionId}/update-poa-data/': poa,
};
