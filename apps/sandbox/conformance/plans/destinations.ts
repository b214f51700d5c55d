import type { Json } from '../../src/json.ts';
import type { Probe } from '../probe.ts';
import { idIn, UNKNOWN } from '../probe.ts';
import type { Plan } from './plan.ts';
import { READ_LIMIT, WRITE_LIMIT } from './plan.ts';

const root = '/v3/webhook/destinations/';
const FIRST = { label: 'Desk', url: 'https://desk.example.com/hook', subscribed_events: ['status.updated'] };

async function some(probe: Probe, url = FIRST.url): Promise<string> {
  return `${root}${idIn((await probe.prepare('POST', root, { ...FIRST, url })).json, 'uuid')}/`;
}

const list: Plan = async (probe) => {
  await some(probe);
  await some(probe, 'https://second.example.com/hook');
  await probe.call('listed', 200, { path: root });
  await probe.gates({ path: root }, READ_LIMIT);
};

const create: Plan = async (probe) => {
  const refused = (title: string, body: Json) => probe.call(title, 400, { path: root, body });
  await probe.call('created', 201, { path: root, body: FIRST });
  await refused('twice', FIRST);
  const other = { ...FIRST, url: 'https://other.example.com/' };
  await refused('without events', { ...other, subscribed_events: [] });
  await refused('with an unknown event', { ...other, subscribed_events: ['foo.bar'] });
  await probe.gates({ path: root, body: other }, WRITE_LIMIT);
};

const read: Plan = async (probe) => {
  const path = await some(probe);
  await probe.call('read', 200, { path });
  await probe.call('of nobody', 404, { path: `${root}${UNKNOWN}/` });
  await probe.gates({ path }, READ_LIMIT);
};

const update: Plan = async (probe) => {
  const path = await some(probe);
  await some(probe, 'https://second.example.com/hook');
  await probe.call('paused', 200, { path, body: { enabled: false } });
  await probe.call('to a taken address', 400, { path, body: { url: 'https://second.example.com/hook' } });
  await probe.call('without events', 400, { path, body: { subscribed_events: [] } });
  await probe.call('of nobody', 404, { path: `${root}${UNKNOWN}/`, body: {} });
  await probe.gates({ path, body: { enabled: true } }, WRITE_LIMIT);
};

const remove: Plan = async (probe) => {
  const path = await some(probe);
  await probe.gates({ path }, WRITE_LIMIT);
  await probe.call('deleted', 204, { path });
  await probe.call('deleted twice', 404, { path });
};

export const DESTINATION_PLANS: Record<string, Plan> = {
  'GET /v3/webhook/destinations/': list,
  'POST /v3/webhook/destinations/': create,
  'GET /v3/webhook/destinations/{destination_uuid}/': read,
  'PATCH /v3/webhook/destinations/{destination_uuid}/': update,
  'DELETE /v3/webhook/destinations/{destination_uuid}/': remove,
};
