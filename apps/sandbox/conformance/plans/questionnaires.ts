import type { JsonObject } from '../../src/json.ts';
import type { Probe } from '../probe.ts';
import { idIn, UNKNOWN } from '../probe.ts';
import type { Plan } from './plan.ts';
import { READ_LIMIT, WRITE_LIMIT } from './plan.ts';

const root = '/v3/questionnaires/';
const plainText = { 'content-type': 'text/plain' };
const FORM: JsonObject = {
  title: 'Source of wealth',
  description: null,
  languages: ['en', 'es'],
  default_language: 'en',
  form_elements: [
    { id: 'job', element_type: 'short_text', label: { en: 'Your occupation?' }, is_required: true },
    {
      element_type: 'MULTIPLE_CHOICE',
      label: { en: 'Where does the money come from?', es: '¿De dónde viene el dinero?' },
      options: [{ value: 'work', label: { en: 'Work' } }, { label: { en: 'Sale of a house' } }],
    },
    { element_type: 'file_upload', label: { en: 'A statement' }, max_files: 2 },
  ],
};

async function some(probe: Probe): Promise<string> {
  return `${root}${idIn((await probe.prepare('POST', root, FORM)).json, 'questionnaire_id')}/`;
}

const list: Plan = async (probe) => {
  await some(probe);
  await some(probe);
  await probe.call('listed', 200, { path: root });
  await probe.call('second page', 200, { path: `${root}?limit=1&offset=1` });
  await probe.gates({ path: root }, READ_LIMIT);
};

const create: Plan = async (probe) => {
  await probe.call('created', 201, { path: root, body: FORM });
  await probe.call('as a draft', 201, { path: root, body: { ...FORM, status: 'draft' } });
  await probe.call('as a graph', 400, { path: root, body: { ...FORM, graph: {} } });
  await probe.call('without a label', 400, {
    path: root,
    body: { ...FORM, form_elements: [{ element_type: 'number' }] },
  });
  await probe.call('as plain text', 415, { path: root, body: FORM, headers: plainText });
  await probe.gates({ path: root, body: FORM }, WRITE_LIMIT);
};

const read: Plan = async (probe) => {
  const path = await some(probe);
  await probe.call('read', 200, { path });
  await probe.call('of nobody', 404, { path: `${root}${UNKNOWN}/` });
  await probe.gates({ path }, READ_LIMIT);
};

const update: Plan = async (probe) => {
  const path = await some(probe);
  const body = { title: 'Renamed' };
  await probe.call('renamed', 200, { path, body });
  await probe.call('published anew', 200, { path, body: { ...body, status: 'published' } });
  await probe.call('without a question', 400, { path, body: { form_elements: [] } });
  await probe.call('of nobody', 404, { path: `${root}${UNKNOWN}/`, body });
  await probe.call('as plain text', 415, { path, body, headers: plainText });
  await probe.gates({ path, body }, WRITE_LIMIT);
};

const remove: Plan = async (probe) => {
  const path = await some(probe);
  await probe.gates({ path }, WRITE_LIMIT);
  await probe.call('deleted', 204, { path });
  await probe.call('deleted twice', 404, { path });
};

export const QUESTIONNAIRE_PLANS: Record<string, Plan> = {
  'GET /v3/questionnaires/': list,
  'POST /v3/questionnaires/': create,
  'GET /v3/questionnaires/{questionnaire_uuid}/': read,
  'PATCH /v3/questionnaires/{questionnaire_uuid}/': update,
  'DELETE /v3/questionnaires/{questionnaire_uuid}/': remove,
};
