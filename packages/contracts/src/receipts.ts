import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { DecisionId } from './ids.ts';

/** By what a person recognises a receipt: the beginning of its digest, in letters that cannot be mistaken. */
export const ReceiptMark = z
  .object({
    decisionId: DecisionId,
    code: z.string().describe('Four groups of four, e.g. 7K3M-9QXT-2HVB-04CD'),
    sha256: z.string().describe('Of what the log signed, hex'),
  })
  .meta({ id: 'ReceiptMark' });
export type ReceiptMark = z.output<typeof ReceiptMark>;

export const getReceipt = endpoint({
  method: 'GET',
  url: '/api/decisions/:decisionId/receipt',
  permission: 'case:view',
  summary:
    'The signed receipt of a confirmed decision, which anyone verifies with the public key of the log alone',
  params: z.strictObject({ decisionId: DecisionId }),
  success: {
    200: z.any().describe('application/json, as attachment: one line, to be kept byte for byte'),
  },
  problems: ['not-found', 'receipt-not-ready'],
});
