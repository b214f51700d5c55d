import type { Json } from '../../src/json.ts';
import type { Plan } from './plan.ts';
import { READ_LIMIT, WRITE_LIMIT } from './plan.ts';

const balance: Plan = async (probe) => {
  const path = '/v3/billing/balance/';
  await probe.call('with automatic refill', 200, { path });
  await probe.prepare('PUT', '/_sandbox/billing', { balance: '12.0000', auto_refill_enabled: false });
  await probe.call('without it', 200, { path });
  await probe.gates({ path }, READ_LIMIT);
};

const topUp: Plan = async (probe) => {
  const path = '/v3/billing/top-up/';
  const refused = (title: string, body: Json) => probe.call(title, 400, { path, body });
  await probe.call('opened', 200, {
    path,
    body: { amount_in_dollars: 50, success_url: 'https://app.example.com/?c={CHECKOUT_SESSION_ID}' },
  });
  await refused('without an amount', {});
  await refused('with a word', { amount_in_dollars: 'lots' });
  await refused('with too little', { amount_in_dollars: 49 });
  await probe.prepare('PUT', '/_sandbox/billing', { annual_plan: true });
  await refused('on an annual plan', { amount_in_dollars: 100 });
  await probe.gates({ path, body: { amount_in_dollars: 100 } }, WRITE_LIMIT);
};

export const ACCOUNT_PLANS: Record<string, Plan> = {
  'GET /v3/billing/balance/': balance,
  'POST /v3/billing/top-up/': topUp,
};
