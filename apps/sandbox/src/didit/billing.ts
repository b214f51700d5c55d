import type { FastifyInstance } from 'fastify';
import { requireKey } from '../auth.ts';
import type { Sandbox } from '../context.ts';
import { bodyOf, Refusal } from '../http-answers.ts';
import { newToken } from '../ids.ts';
import { textOf } from '../json.ts';
import { readBilling } from '../profile.ts';

const MINIMUM_DOLLARS = 50;

/** `/v3/billing/…`: USD as decimal strings. A sandbox application is never billed (Didit OpenAPI: billing). */
export function registerBilling(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/v3/billing/balance/', async (request) => {
    requireKey(sandbox, request, { resource: 'application_settings', level: 'read' });
    const { balance, auto_refill_enabled } = readBilling(sandbox.store);
    return {
      balance,
      auto_refill_enabled,
      auto_refill_amount: auto_refill_enabled ? '500.00' : null,
      auto_refill_threshold: auto_refill_enabled ? '100.00' : null,
    };
  });

  // Opens a page to pay on; nothing is charged by the call itself. The errors are bare lists.
  app.post('/v3/billing/top-up/', async (request) => {
    requireKey(sandbox, request, { resource: 'application_settings', level: 'write' });
    const body = bodyOf(request);
    const { amount_in_dollars: amount } = body;
    if (amount === undefined || amount === null) throw new Refusal(400, ['amount_in_dollars is required.']);
    if (typeof amount === 'boolean' || typeof amount === 'object' || !Number.isFinite(Number(amount))) {
      throw new Refusal(400, ['amount_in_dollars must be a number.']);
    }
    if (Number(amount) < MINIMUM_DOLLARS) {
      throw new Refusal(400, [`Amount must be at least $${MINIMUM_DOLLARS}.`]);
    }
    if (readBilling(sandbox.store).annual_plan) {
      throw new Refusal(400, ['You have an annual plan. Contact your account manager to top up.']);
    }
    const id = `cs_test_${newToken()}${newToken()}`;
    const page = new URL(`/checkout/${id}`, sandbox.origin());
    page.searchParams.set('amount', Number(amount).toFixed(2));
    const back = textOf(body.success_url);
    if (back !== null) page.searchParams.set('success_url', back.replace('{CHECKOUT_SESSION_ID}', id));
    return { checkout_session_id: id, checkout_session_url: page.toString() };
  });
}
