import * as z from 'zod';
import { callJson, given } from './answer.ts';
import type { Call, CallOptions, Transport } from './call.ts';
import { flag, text } from './leaves.ts';

/** The organisation's credit: US dollars as decimal text (`1234.5600`), never as floating point. */
export const Balance = z.looseObject({
  balance: z.string(),
  auto_refill_enabled: flag,
  auto_refill_amount: text,
  auto_refill_threshold: text,
});
export type Balance = z.infer<typeof Balance>;

/** Source: Didit OpenAPI GET /v3/billing/balance/ */
export function createBilling(transport: Transport) {
  return {
    async retrieveBalance(options?: CallOptions): Promise<Balance> {
      const path = '/v3/billing/balance/';
      const call: Call = { method: 'GET', operation: `GET ${path}`, path, ...given(options) };
      return callJson(transport, call, Balance);
    },
  };
}
