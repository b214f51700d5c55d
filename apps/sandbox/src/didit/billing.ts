import type { FastifyInstance } from 'fastify';
import { requireKey } from '../auth.ts';
import type { Sandbox } from '../context.ts';

/** `GET /v3/billing/balance/`: USD as decimal strings. A sandbox application is never billed. */
export function registerBilling(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/v3/billing/balance/', async (request) => {
    requireKey(sandbox, request);
    return {
      balance: '1250.0000',
      auto_refill_enabled: true,
      auto_refill_amount: '500.00',
      auto_refill_threshold: '100.00',
    };
  });
}
