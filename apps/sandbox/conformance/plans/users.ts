import type { Json } from '../../src/json.ts';
import type { Plan } from './plan.ts';
import { READ_LIMIT, WRITE_LIMIT } from './plan.ts';

const root = '/v3/users/';

const list: Plan = async (probe) => {
  await probe.played('approve', { vendor_data: 'customer-1' });
  await probe.played('review_aml_pep_hit', { vendor_data: 'customer-2' });
  await probe.prepare('POST', `${root}create/`, { vendor_data: 'customer-3' });
  await probe.call('listed', 200, { path: root });
  await probe.call('second page', 200, { path: `${root}?limit=1&offset=1` });
  await probe.gates({ path: root }, READ_LIMIT);
};

const read: Plan = async (probe) => {
  await probe.played('approve', { vendor_data: 'customer 1/ü' });
  const path = `${root}${encodeURIComponent('customer 1/ü')}/`;
  await probe.prepare('PATCH', `${path}update-status/`, { status: 'FLAGGED' });
  await probe.call('read', 200, { path });
  await probe.call('of nobody', 404, { path: `${root}nobody/` });
  await probe.gates({ path }, READ_LIMIT);
};

const update: Plan = async (probe) => {
  await probe.prepare('POST', `${root}create/`, { vendor_data: 'customer-1' });
  const path = `${root}customer-1/`;
  const body = { display_name: 'Marta', metadata: { tier: 'gold' }, approved_emails: ['m@mail.example'] };
  await probe.call('updated', 200, { path, body });
  await probe.call('with an unknown status', 400, { path, body: { status: 'INVALID' } });
  await probe.call('with no day', 400, { path, body: { date_of_birth: 'May' } });
  await probe.call('of nobody', 404, { path: `${root}nobody/`, body });
  await probe.gates({ path, body }, WRITE_LIMIT);
};

const updateStatus: Plan = async (probe) => {
  await probe.prepare('POST', `${root}create/`, { vendor_data: 'customer-1' });
  const path = `${root}customer-1/update-status/`;
  const body = { status: 'BLOCKED' };
  await probe.call('blocked', 200, { path, body });
  await probe.call('to nothing', 400, { path, body: {} });
  await probe.call('to an unknown status', 400, { path, body: { status: 'GONE' } });
  await probe.call('of nobody', 404, { path: `${root}nobody/update-status/`, body });
  await probe.gates({ path, body }, WRITE_LIMIT);
};

const create: Plan = async (probe) => {
  const path = `${root}create/`;
  const body = { vendor_data: 'customer-1', full_name: 'Marta Quintela', status: 'FLAGGED', metadata: {} };
  const refused = (title: string, wrong: Json) => probe.call(title, 400, { path, body: wrong });
  await probe.call('created', 201, { path, body });
  await refused('twice', body);
  await refused('without vendor_data', {});
  await refused('with metadata as text', { vendor_data: 'c-2', metadata: 'gold' });
  await refused('with an unknown status', { vendor_data: 'c-2', status: 'GONE' });
  await probe.gates({ path, body }, WRITE_LIMIT);
};

const remove: Plan = async (probe) => {
  await probe.prepare('POST', `${root}create/`, { vendor_data: 'customer-1' });
  const path = `${root}delete/`;
  const body = { vendor_data_list: ['customer-1', 'nobody'] };
  await probe.call('deleted', 200, { path, body });
  await probe.call('nobody left', 200, { path, body });
  await probe.call('without names', 400, { path, body: {} });
  await probe.gates({ path, body }, WRITE_LIMIT);
};

export const USER_PLANS: Record<string, Plan> = {
  'GET /v3/users/': list,
  'GET /v3/users/{vendor_data}/': read,
  'PATCH /v3/users/{vendor_data}/': update,
  'PATCH /v3/users/{vendor_data}/update-status/': updateStatus,
  'POST /v3/users/create/': create,
  'POST /v3/users/delete/': remove,
};
