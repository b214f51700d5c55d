import type { Json } from '../../src/json.ts';
import { UNKNOWN } from '../probe.ts';
import type { Plan } from './plan.ts';
import { READ_LIMIT, someWorkflow, WRITE_LIMIT } from './plan.ts';

const root = '/v3/workflows/';
const plainText = { 'content-type': 'text/plain' };

const list: Plan = async (probe) => {
  await someWorkflow(probe);
  await someWorkflow(probe, ['OCR', 'NFC', 'AML']);
  await probe.call('listed', 200, { path: root });
  await probe.call('second page', 200, { path: `${root}?limit=1&offset=1` });
  await probe.gates({ path: root }, READ_LIMIT);
};

const create: Plan = async (probe) => {
  const features: Json = [
    { feature: 'OCR', config: {}, label: 'Document' },
    { feature: 'LIVENESS', config: { face_liveness_method: 'passive' } },
    { feature: 'FACE_MATCH', config: { face_match_score_decline_threshold: 40 } },
  ];
  const refused = (title: string, body: Json) => probe.call(title, 400, { path: root, body });
  await probe.call('created', 201, { path: root, body: { workflow_label: 'Standard', features } });
  await refused('without steps', { workflow_label: 'Empty' });
  await refused('with an older key', { workflow_type: 'kyc', features });
  await refused('with an unknown step', { features: [{ feature: 'FOO' }] });
  await refused('in the wrong order', { features: [{ feature: 'FACE_MATCH' }] });
  await refused('with an unknown questionnaire', {
    features: [{ feature: 'OCR' }, { feature: 'QUESTIONNAIRE', config: { questionnaire_uuid: UNKNOWN } }],
  });
  await probe.call('as plain text', 415, { path: root, body: { features }, headers: plainText });
  await probe.gates({ path: root, body: { features } }, WRITE_LIMIT);
};

const read: Plan = async (probe) => {
  const path = `${root}${await someWorkflow(probe)}/`;
  await probe.call('read', 200, { path });
  await probe.call('of nobody', 404, { path: `${root}${UNKNOWN}/` });
  await probe.gates({ path }, READ_LIMIT);
};

const update: Plan = async (probe) => {
  const path = `${root}${await someWorkflow(probe)}/`;
  const body = { workflow_label: 'Renamed' };
  await probe.call('renamed', 200, { path, body });
  await probe.call('published anew', 200, { path, body: { ...body, status: 'published' } });
  await probe.call('back to a draft', 400, { path, body: { status: 'draft' } });
  await probe.call('of nobody', 404, { path: `${root}${UNKNOWN}/`, body });
  await probe.call('as plain text', 415, { path, body, headers: plainText });
  await probe.gates({ path, body }, WRITE_LIMIT);
};

const remove: Plan = async (probe) => {
  const path = `${root}${await someWorkflow(probe)}/`;
  await probe.gates({ path }, WRITE_LIMIT);
  await probe.call('deleted', 204, { path });
  await probe.call('deleted twice', 404, { path });
};

export const WORKFLOW_PLANS: Record<string, Plan> = {
  'GET /v3/workflows/': list,
  'POST /v3/workflows/': create,
  'GET /v3/workflows/{settings_uuid}/': read,
  'PATCH /v3/workflows/{settings_uuid}/': update,
  'DELETE /v3/workflows/{settings_uuid}/': remove,
};
