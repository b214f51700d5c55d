import * as z from 'zod';
import { callJson } from './answer.ts';
import { buildCall } from './build-call.ts';
import type { CallOptions, Transport } from './call.ts';
import { flag, text } from './leaves.ts';

/** The organisation's credit: US dollars as decimal text (`1234.5600`), never as floating point. */
export const Balance = z.looseObject({
  balance: z.string(),
  auto_refill_enabled: flag,
  auto_refill_amount: text,
  auto_refill_threshold: text,
});
export type Balance = z.infer<typeof Balance>;

/** In US dollars, at least 50. `{CHECKOUT_SESSION_ID}` in an address is filled in by Stripe. */
export interface TopUp {
  amount_in_dollars: number;
  success_url?: string | undefined;
  cancel_url?: string | undefined;
}

/** The page to pay on. Nothing is charged until a person does. */
export const Checkout = z.looseObject({ checkout_session_id: text, checkout_session_url: z.string() });
export type Checkout = z.infer<typeof Checkout>;

/** Source: Didit OpenAPI GET /v3/billing/balance/, POST /v3/billing/top-up/ */
export function createBilling(transport: Transport) {
  return {
    async retrieveBalance(options?: CallOptions): Promise<Balance> {
      return callJson(transport, buildCall('GET', '/v3/billing/balance/', {}, options), Balance);
    },
    /** Prepares a payment. Accounts on a yearly plan are refused: `validation`. */
    async topUp(body: TopUp, options?: CallOptions): Promise<Checkout> {
      return callJson(transport, buildCall('POST', '/v3/billing/top-up/', { body }, options), Checkout);
    },
  };
}
